package org.preau.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** A responsable keeps somebody to some sections, over HTTP and by the API. */
class LimitsTest {

    private static final String NEW = "/espace/alpha/articles/nouveau";

    private static TestServer server;
    private static Visitor president;
    private static Visitor writer;
    private static UUID sport;
    private static UUID recipes;
    private static UUID foreign;
    private static String seat;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        president = server.member(server.alpha(), Office.PRESIDENT);
        writer = server.member(server.alpha(), Office.WRITER);
        sport = section(server.alpha(), "Sport");
        recipes = section(server.alpha(), "Recettes");
        foreign = section(server.beta(), "Secret de bêta");
        Document people = Jsoup.parse(president.get("/espace/alpha/personnes").body());
        seat = people.select("a[href$=/writer]").attr("href");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aWriterIsKeptToASectionToldSoAndFreedAgain() {
        int kept = limit("some", List.of(sport)).statusCode();

        Document form = Jsoup.parse(writer.get(NEW).body());
        String inside = write(form, sport);
        int outside = post(form, recipes);
        int page = writer.get("/espace/alpha/pages/nouveau").statusCode();

        assertThat(kept).isEqualTo(303);
        assertThat(form.text().replace('\u00a0', ' ')).contains("Vous pouvez écrire dans : Sport");
        assertThat(form.select("#f-section option").eachText()).containsExactly("Sport");
        assertThat(inside).contains("/espace/alpha/articles/");
        assertThat(outside).isEqualTo(403);
        assertThat(page).isEqualTo(403);
        assertThat(people()).contains("Seulement : Sport");

        limit("whole", List.of());
        Document free = Jsoup.parse(writer.get(NEW).body());
        assertThat(free.text()).doesNotContain("Vous pouvez écrire dans");
        assertThat(free.select("#f-section option").eachText())
                .contains("Sans rubrique", "Sport", "Recettes");
    }

    @Test
    void whoeverLosesTheLastSectionWritesNowhereUntilAnotherIsEntrusted() {
        UUID gone = section(server.alpha(), "Passagère");
        limit("some", List.of(gone));
        sql(server.alpha(), "delete from section where id = :id", gone);

        Document form = Jsoup.parse(writer.get(NEW).body());

        assertThat(form.text()).contains("Les rubriques qui vous étaient confiées");
        assertThat(post(form, sport)).isEqualTo(403);
        assertThat(people()).contains("Ses rubriques ont été effacées");
        limit("whole", List.of());
    }

    @Test
    void noneAndForeignSectionsAreRefusedWithTheChoiceKept() {
        var none = limit("some", List.of());
        var other = limit("some", List.of(foreign));

        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Cochez au moins une rubrique");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).doesNotContain("Secret de bêta");
    }

    @Test
    void aPresidentIsNotKeptToASection() {
        Document people = Jsoup.parse(president.get("/espace/alpha/personnes").body());
        String own = people.select("a[href$=/president]").attr("href");

        president.post(own + "/rubriques", Map.of("extent", "some", "section", sport.toString()));

        assertThat(people()).doesNotContain("Seulement :");
        assertThat(president.get(own).body()).doesNotContain("Où cette personne écrit");
    }

    private static String people() {
        return Jsoup.parse(president.get("/espace/alpha/personnes").body())
                .text()
                .replace('\u00a0', ' ');
    }

    private static java.net.http.HttpResponse<String> limit(String extent, List<UUID> sections) {
        Map<String, String> form = new HashMap<>();
        form.put("extent", extent);
        sections.forEach(it -> form.put("section", it.toString()));
        return president.post(seat + "/rubriques", form);
    }

    private static String write(Document form, UUID section) {
        return writer.post(NEW, fields(form, section)).headers().firstValue("location").orElse("");
    }

    private static int post(Document form, UUID section) {
        return writer.post(NEW, fields(form, section)).statusCode();
    }

    private static Map<String, String> fields(Document form, UUID section) {
        Map<String, String> fields = new HashMap<>();
        fields.put("id", Ids.next().toString());
        fields.put("title", "Un texte");
        fields.put("body", "Des mots.");
        fields.put("section", section.toString());
        assertThat(form.select("form.writing")).isNotEmpty();
        return fields;
    }

    private static UUID section(Tenant tenant, String title) {
        UUID id = Ids.next();
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                "insert into section (id, slug, title) values (:id, :slug, :title)")
                                        .bind("id", id)
                                        .bind("slug", "s" + id)
                                        .bind("title", title)
                                        .execute());
        return id;
    }

    private static void sql(Tenant tenant, String statement, UUID id) {
        server.house()
                .database()
                .write(server.tenancy(tenant), tx -> tx.query(statement).bind("id", id).execute());
    }
}
