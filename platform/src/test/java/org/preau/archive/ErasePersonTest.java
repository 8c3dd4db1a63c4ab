package org.preau.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Version;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.main.ArchiveWiring;
import org.preau.people.GiveOffice;
import org.preau.snapshot.PersonRows;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/** Somebody leaves for good: nothing that is kept says her name, and nothing of others is lost. */
class ErasePersonTest {

    private static final String NAME = "Éléonore Quatrebarbes";
    private static final String EMAIL = "eleonore@quatrebarbes.example";

    private TestServer server;
    private Visitor her;
    private AccountId account;

    @BeforeEach
    void start() {
        server = TestServer.start();
        server.member(server.alpha(), Office.PRESIDENT);
        her = server.signedIn(NAME, EMAIL);
        account = server.accounts().byEmail(new EmailAddress(EMAIL)).orElseThrow().id();
        give(server.alpha(), Office.WEBMASTER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void herNameIsNowhereAfterwardsAndHerTextsStay() throws IOException {
        UUID article = writes();
        take(server.alpha());
        take(server.beta());
        Map<String, String> beta = everything(server.beta());
        assertThat(everything(server.alpha()).values()).anyMatch(it -> it.contains(NAME));
        assertThat(everything(server.alpha()).values()).anyMatch(it -> it.contains(id()));

        HttpResponse<String> done = her.post("/compte/effacer", Map.of("email", EMAIL));
        assertThat(done.statusCode()).isEqualTo(303);
        erase();

        Map<String, String> alpha = everything(server.alpha());
        assertThat(alpha.values()).noneMatch(it -> it.contains(NAME) || it.contains(EMAIL));
        assertThat(alpha.values()).noneMatch(it -> it.contains(id()));
        assertThat(alpha.values()).anyMatch(it -> it.contains("Un texte de fond"));
        assertThat(everything(server.beta())).isEqualTo(beta);
        assertThat(texts("select title || author_name from article where id = '" + article + "'"))
                .containsExactly("Un texte—");
        assertThat(texts("select saved_by from revision where article_id = '" + article + "'"))
                .containsOnly("—");
        assertThat(texts("select actor_name from audit_entry")).doesNotContain(NAME);
        assertThat(texts("select account_id::text from membership")).doesNotContain(id());
        assertThat(server.accounts().byEmail(new EmailAddress(EMAIL))).isEmpty();
        assertThat(her.get("/compte").statusCode()).isEqualTo(303);
    }

    @Test
    void whoeverTypesAnotherAddressStays() {
        HttpResponse<String> page = her.get("/compte/effacer");
        HttpResponse<String> wrong = her.post("/compte/effacer", Map.of("email", "a@b.example"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("a@b.example").contains("aria-invalid=\"true\"");
        assertThat(server.accounts().byEmail(new EmailAddress(EMAIL))).isPresent();
    }

    @Test
    void whoeverAloneAnswersForAnAssociationMustNameSomebodyFirst() {
        give(server.beta(), Office.PRESIDENT);

        HttpResponse<String> page = her.get("/compte/effacer");
        HttpResponse<String> tried = her.post("/compte/effacer", Map.of("email", EMAIL));

        assertThat(page.body()).contains(server.beta().name()).doesNotContain("name=\"email\"");
        assertThat(tried.statusCode()).isEqualTo(409);
        assertThat(server.accounts().byEmail(new EmailAddress(EMAIL))).isPresent();
    }

    @Test
    void whoeverRunsThePlatformIsReplacedFirst() {
        Visitor operator = server.operator();

        assertThat(operator.get("/compte/effacer").body()).doesNotContain("name=\"email\"");
    }

    @Test
    void everyColumnThatTellsOfAMemberIsKnown() {
        List<String> columns =
                texts(
                        """
                        select distinct a.attname::text
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         where c.relnamespace = 'preau'::regnamespace
                           and c.relkind in ('r', 'p')
                           and exists (select from pg_attribute t
                                        where t.attrelid = c.oid and t.attname = 'tenant_id')
                           and (a.attname ~ '(account|author|actor|person|(^|_)by)_id$' or a.attname ~ '(^person|_by|by_name)$')
                           and a.attname <> 'picked_by'
                        """);

        assertThat(columns).isNotEmpty().allMatch(PersonRows::knows);
    }

    private UUID writes() {
        UUID article = UUID.randomUUID();
        HttpResponse<String> made =
                her.post(
                        "/espace/alpha/articles/nouveau",
                        Map.of(
                                "id",
                                article.toString(),
                                "title",
                                "Un texte",
                                "body",
                                "Un texte de fond, d’" + "ici."));
        assertThat(made.statusCode()).isEqualTo(303);
        return article;
    }

    private void erase() {
        var house = server.house();
        new ErasePerson(house.database(), ArchiveWiring.chapters(), ArchiveWiring.vaults(house))
                .run(
                        server.tenancy(server.alpha()),
                        new ErasePerson.Person(UUID.fromString(id()), List.of(NAME, EMAIL)));
    }

    private String id() {
        return account.toString();
    }

    private void give(Tenant tenant, Office office) {
        new GiveOffice(server.house().database(), server.house().clock())
                .run(server.tenancy(tenant), TestServer.FIXTURE, account, NAME, office, null, null);
    }

    private void take(Tenant tenant) throws IOException {
        ArchiveWiring.take(server.house())
                .run(server.tenancy(tenant), Reason.ASKED, NAME, "par " + NAME, Progress.SILENT);
    }

    /** All files of all versions, and what is written on each version. */
    private Map<String, String> everything(Tenant tenant) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Vault vault = ArchiveWiring.vaults(server.house()).of(tenant.id());
        for (Version version : vault.versions()) {
            files.put(version.number() + "", version.author() + " " + version.message());
            for (var path : vault.paths(version.number())) {
                byte[] bytes = vault.read(version.number(), path, 1 << 24).orElseThrow();
                files.put(
                        version.number() + " " + path.value(),
                        new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private List<String> texts(String sql) {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> tx.query(sql).list(String.class));
    }
}
