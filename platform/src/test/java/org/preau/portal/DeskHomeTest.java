package org.preau.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Dates;

class DeskHomeTest {

    private static TestServer server;
    private static Visitor president;
    private static Visitor writer;
    private static Visitor member;
    private static UUID proposed;
    private static UUID draft;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        LocalDate today = LocalDate.now(Dates.PARIS);
        president = officer("Prune Avril", Office.PRESIDENT, today.plusYears(1));
        writer = officer("Wanda Rive", Office.WRITER, today.plusDays(20));
        member = officer("Malo Quai", Office.MEMBER, null);
        proposed = article(server.alpha(), "wanda", "proposed", "Le bal <b>proposé</b>");
        draft = article(server.alpha(), "wanda", "draft", "Le brouillon de Wanda");
        article(server.alpha(), "prune", "draft", "Le brouillon de Prune");
        article(server.beta(), "prune", "proposed", "SECRET DE BÊTA");
        Town.change(
                server,
                server.alpha(),
                """
                insert into invitation (id, email, name, office, token_hash, invited_by, expires_at)
                values (gen_random_uuid(), 'inès@example.org', :value, 'writer', '\\x01', 'Prune', now() + interval '7 days')
                """,
                "Inès Invitée");
        Town.change(
                server,
                server.alpha(),
                "insert into notice (id, title, body, said_by) values (gen_random_uuid(), :value, 'Dix minutes, mardi.', 'Yann')",
                "Coupure mardi soir");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoPublishesIsAskedToDecide() {
        String page = president.get("/espace/alpha").body();

        assertThat(page)
                .contains("À décider", "Inès Invitée", "/espace/alpha/articles/" + proposed);
        assertThat(page).contains("Bonjour Prune");
        assertThat(page).contains("Le bal &lt;b&gt;proposé&lt;/b&gt;");
        assertThat(page).contains("Le brouillon de Prune").doesNotContain("Le brouillon de Wanda");
        assertThat(page).contains("mandat de Wanda Rive");
    }

    @Test
    void whoWritesIsShownWhatSheHasBegun() {
        String page = writer.get("/espace/alpha").body();

        assertThat(page).contains("Le brouillon de Wanda", "/espace/alpha/articles/" + draft);
        assertThat(page).contains("votre mandat finit dans 20 jours");
        assertThat(page).doesNotContain("À décider", "Inès Invitée", "Le brouillon de Prune");
    }

    @Test
    void whoReadsIsToldWhatHappens() {
        String page = member.get("/espace/alpha").body();

        assertThat(page).contains("Coupure mardi soir", "rien ne vous attend");
        assertThat(page).doesNotContain("À décider", "À finir", "articles/nouveau");
    }

    @Test
    void nothingOfAnotherAssociationIsThere() {
        for (Visitor visitor : new Visitor[] {president, writer, member}) {
            assertThat(visitor.get("/espace/alpha").body()).doesNotContain("SECRET");
            assertThat(visitor.get("/espace/beta").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theLegalNoticeIsAskedForUntilItIsThere() {
        Tenant gamma = server.open("gamma", "Association Gamma");
        Visitor keeper =
                Town.officer(
                        server,
                        gamma,
                        "Gaëlle Port",
                        "gaelle@people.example",
                        Office.WEBMASTER,
                        null);
        assertThat(keeper.get("/espace/gamma").body())
                .contains("Les mentions légales sont à compléter", "/espace/gamma/reglages");

        Town.change(
                server,
                gamma,
                "update site set address = :value, director = :value, phone = :value",
                "1 quai des Bateliers");

        assertThat(keeper.get("/espace/gamma").body())
                .contains("Les mentions légales sont complètes")
                .doesNotContain("à compléter");
    }

    @Test
    void withOneAssociationOneGoesStraightToIt() {
        HttpResponse<String> answer = writer.get("/espace");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains("/espace/alpha");
    }

    @Test
    void withSeveralOneChooses() {
        Visitor both = officer("Dora Deux", Office.WRITER, null);
        office(server.beta(), "dora", "member");

        String page = both.get("/espace").body();

        assertThat(page).contains("/espace/alpha", "/espace/beta", "Chez qui");
    }

    @Test
    void withNoneOneIsToldWhatToDo() {
        String page = server.signedIn("Nadir Nul", "nadir@people.example").get("/espace").body();

        assertThat(page).contains("Aucune association pour l’instant", "/demander");
        assertThat(page).doesNotContain("/console");
    }

    @Test
    void operatorsFindTheConsole() {
        assertThat(server.operator().get("/espace").body()).contains("/console/associations");
    }

    @Test
    void whoHasNotSignedInIsAskedTo() {
        assertThat(server.portal().get("/espace").headers().firstValue("location"))
                .hasValueSatisfying(place -> assertThat(place).startsWith("/connexion"));
    }

    @Test
    void englishReadersAreSpokenToInEnglish() {
        assertThat(president.get("/espace/alpha?langue=en").body())
                .contains("To decide", "Hello Prune");
    }

    private static Visitor officer(
            String name, Office office, @org.jspecify.annotations.Nullable LocalDate until) {
        return Town.officer(server, server.alpha(), name, email(name), office, until);
    }

    private static String email(String name) {
        return name.substring(0, name.indexOf(' ')).toLowerCase(java.util.Locale.ROOT)
                + "@people.example";
    }

    private static AccountId account(String first) {
        return server.accounts()
                .byEmail(new EmailAddress(first + "@people.example"))
                .orElseThrow()
                .id();
    }

    private static void office(Tenant tenant, String first, String office) {
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                "insert into membership (account_id, office) values (:id, :office)")
                                        .bind("id", account(first))
                                        .bind("office", office)
                                        .execute());
    }

    private static UUID article(Tenant tenant, String author, String state, String title) {
        UUID id = Ids.next();
        server.house()
                .database()
                .write(
                        server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                """
                                                insert into article (id, kind, slug, title, state, author_id, author_name)
                                                values (:id, 'article', :slug, :title, :state, :author, :name)
                                                """)
                                        .bind("id", id)
                                        .bind("slug", "a-" + id)
                                        .bind("title", title)
                                        .bind("state", state)
                                        .bind("author", account(author))
                                        .bind("name", author)
                                        .execute());
        return id;
    }
}
