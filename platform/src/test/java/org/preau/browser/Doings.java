package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.browser.Visit.Who;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/**
 * What people have done before anybody looks, so that lists have lines and links lead somewhere.
 */
final class Doings {

    private static final Pattern INVITATION =
            Pattern.compile("http://localhost:[0-9]+(/invitation/\\S+)");
    private static final Pattern ASKED = Pattern.compile("http://localhost:[0-9]+(/adresse/\\S+)");
    private static final String CSV =
            "nom;nom court;secteur\nLes Amis;amis-NOM;2\nSans secteur;;99\n";

    private final Ground ground;
    private final TestServer server;

    Doings(Ground ground) {
        this.ground = ground;
        this.server = ground.server();
    }

    /** An application, a report and an announcement. */
    void atTheConsole() {
        ground.fixture()
                .run(
                        List.of(
                                "insert into preau.application (tenant_id, id, name, slug, sector, purpose, person, email) values ('"
                                        + server.house().directory().portal().id()
                                        + "', gen_random_uuid(), 'Les Tricoteuses', 'tricoteuses', 2, 'Tricoter ensemble, le mardi.', 'Zoé Maille', 'zoe@tricot.example')",
                                "insert into preau.report (tenant_id, id, association, association_name, address, kind, explanation, person, email, network) select '"
                                        + server.house().directory().portal().id()
                                        + "', gen_random_uuid(), tenant_id, name, 'http://alpha.localhost/une-page-au-nom-plutot-long', 'privacy', 'C’est ma photo, et je n’ai rien signé.', 'Zoé Maille', 'zoe@tricot.example', 'x' from preau.tenant where slug = 'alpha'"));
        HttpResponse<String> said =
                ground.person(Who.OPERATOR)
                        .post(
                                "/console/annonces",
                                Map.of(
                                        "title", "Une coupure mardi",
                                        "body", "De 8 h à 9 h, les sites **restent** en ligne.",
                                        "audience", "all"));
        assertThat(said.statusCode()).isEqualTo(303);
    }

    /**
     * Two files of associations: one is imported, and one is only looked at.
     *
     * @return the paths of both
     */
    List<String> imports() {
        String imported = sent("puits");
        ground.person(Who.OPERATOR).post(imported, Map.of());
        List<String> paths = new ArrayList<>(archives());
        paths.add(imported);
        paths.add(sent("lavoir"));
        return paths;
    }

    /** Associations that came from elsewhere as archives: one did, one could not. */
    private List<String> archives() {
        String portal = server.house().directory().portal().id().toString();
        String row =
                "insert into preau.takeaway_arrival (tenant_id, id, file_name, state, report, problem, made_by) values ('"
                        + portal
                        + "', '%s', 'alpha-preau.zip', '%s', %s, %s, 'Odile Opératrice')";
        ground.fixture()
                .run(
                        List.of(
                                row.formatted(
                                        Fixture.id("a", "came"),
                                        "done",
                                        "'{\"slug\":\"alpha\",\"name\":\"Le comité\",\"before\":false,\"files\":12,\"found\":2,\"invited\":3,\"left\":[\"Zoé Maille: writer\"],\"missing\":[\"media/files/0199a7b0-0000-7000-8000-000000000001/une-photo.jpg\"],\"host\":\"www.comite.example\"}'",
                                        "null"),
                                row.formatted(
                                        Fixture.id("a", "refused"),
                                        "refused",
                                        "null",
                                        "'{\"why\":\"slug\",\"words\":{\"slug\":\"alpha\",\"by\":\"Association Alpha\",\"free\":\"alpha-2\"}}'")));
        String console = "/console/associations/archive/";
        return List.of(console + Fixture.id("a", "came"), console + Fixture.id("a", "refused"));
    }

    /**
     * Archives of everything in alpha: one is being made, one could not be.
     *
     * @return the paths of both
     */
    List<String> takeaways() {
        String row =
                "insert into preau.takeaway (tenant_id, id, history, state, step, done, total, made_by, expires_at) values ('"
                        + server.alpha().id()
                        + "', '%s', true, '%s', 'files', 120, 400, 'Paule Présidente', now() + interval '6 days')";
        ground.fixture()
                .run(
                        List.of(
                                row.formatted(Fixture.id("a", "making"), "making"),
                                row.formatted(Fixture.id("a", "failed"), "failed")));
        String desk = "/espace/alpha/tout-emporter/";
        return List.of(desk + Fixture.id("a", "making"), desk + Fixture.id("a", "failed"));
    }

    private String sent(String friends) {
        HttpResponse<String> answer =
                ground.person(Who.OPERATOR)
                        .upload(
                                "/console/associations/import",
                                "file",
                                "associations.csv",
                                CSV.replace("NOM", friends).getBytes(StandardCharsets.UTF_8));
        return URI.create(answer.headers().firstValue("location").orElseThrow()).getPath();
    }

    /**
     * A home page of alpha in the making, with a block of the fixture's; a model made of its site.
     */
    void atTheDesk() {
        ground.fixture()
                .run(
                        List.of(
                                "update preau.site set home_draft = '{\"blocks\": [{\"id\": \""
                                        + Fixture.id("a", "block")
                                        + "\", \"version\": 1, \"kind\": \"text\", \"title\": \"Un bloc\", \"text\": \"x\"}]}' where tenant_id = '"
                                        + server.alpha().id()
                                        + "'"));
        HttpResponse<String> made =
                filled(
                        Visit.of(Who.PRESIDENT, "/espace/alpha/modele"),
                        Map.of("name", "Un comité"));
        assertThat(made.statusCode()).isEqualTo(303);
    }

    /** Opens an association and has it in another state than active. */
    void open(String slug, String theme, String state) {
        Tenant tenant = server.open(slug, "Association " + slug);
        server.house()
                .database()
                .operator(
                        "a test",
                        tx -> {
                            tx.query(
                                            """
                                            update tenant
                                               set state = :state, state_reason = 'Le bureau a démissionné.',
                                                   theme = :theme, revision = revision + 1,
                                                   delete_after = case when :state = 'deleted' then now() + interval '20 days' end
                                             where tenant_id = :id
                                            """)
                                    .bind("state", state)
                                    .bind("theme", theme)
                                    .bind("id", tenant.id())
                                    .execute();
                            tx.tenantChanged(tenant.id());
                            return tenant.id();
                        });
    }

    /**
     * Invites somebody into alpha.
     *
     * @return the path of the link that was mailed to her
     */
    String invitation() {
        String email = "ines@elsewhere.example";
        HttpResponse<String> invited =
                filled(
                        Visit.of(Who.PRESIDENT, "/espace/alpha/personnes/inviter"),
                        Map.of("name", "Inès Invitée", "email", email, "office", "writer"));
        assertThat(invited.statusCode()).isEqualTo(303);
        return mailed(INVITATION, email);
    }

    /**
     * Makes an address of alpha that goes on to somebody who is no member.
     *
     * @return the path of the link that asks her
     */
    String asked() {
        String email = "lina@elsewhere.example";
        HttpResponse<String> made =
                filled(
                        Visit.of(Who.PRESIDENT, "/espace/alpha/courrier/adresses/nouvelle"),
                        Map.of("name", "fanfare", "targets", email));
        assertThat(made.statusCode()).isEqualTo(303);
        return mailed(ASKED, email);
    }

    private String mailed(Pattern path, String email) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < end) {
            Matcher link = path.matcher(letter(email));
            if (link.find()) {
                return link.group(1);
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("no letter to " + email);
    }

    /** Fills the first form of a page and sends it, with the hidden fields it came with. */
    private HttpResponse<String> filled(Visit visit, Map<String, String> typed) {
        HttpForm form =
                HttpForm.of(visit, ground.http(visit).get(visit.target()).body()).getFirst();
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.putAll(typed);
        return ground.http(visit).post(form.action(), fields);
    }

    private String letter(String email) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                """
                                                select coalesce(string_agg(text_body, ' '), '')
                                                  from outgoing_mail
                                                 where recipient = :to
                                                """)
                                        .bind("to", email)
                                        .one(String.class));
    }
}
