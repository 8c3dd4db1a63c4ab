package org.preau.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;

/** Where the links of a text lead on their own site, among texts in every state and two sites. */
@SuppressWarnings("NullAway.Init") // set before all
class LinkCheckTest {

    private static final String MARK = "a1b2c3d4e5f60718";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        Tenant alpha = server.alpha();
        text(alpha, "publie", "published", "now() - interval '1 hour'", "## Venir\n\nPar la cour.");
        text(alpha, "demain", "published", "now() + interval '1 day'", "x");
        text(alpha, "brouillon", "draft", "null", "x");
        text(alpha, "retire", "withdrawn", "null", "x");
        text(server.beta(), "chez-beta", "published", "now() - interval '1 hour'", "x");
        write(
                alpha,
                "insert into media (id, sha256, name, type, bytes, created_by) values ('"
                        + Ids.next()
                        + "', '"
                        + MARK
                        + "0".repeat(48)
                        + "', 'quai.webp', 'image/webp', 10, 'test')");
        write(
                alpha,
                "insert into redirect (path, article_id) select '/ancienne', article_id from address where slug = 'publie'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLinkThatLeadsSomewhereIsNotRemarked() {
        assertThat(
                        remarks(
                                """
                                [Publié](/publie), [sa partie](/publie#t-venir), [la rubrique](/nouvelles),
                                [l’accueil](/), [le haut](/publie#haut), [l’étiquette](/etiquette/fete),
                                [les mentions](/mentions-legales), [l’ancienne](/ancienne),
                                [ailleurs](https://exemple.org/publie), [écrire](mailto:a@exemple.org).

                                ![Le quai](/media/a1b2c3d4e5f60718/quai.webp)
                                """))
                .isEmpty();
    }

    @Test
    void aLinkThatLeadsNowhereIsRemarkedWithWhatAndWhere() {
        assertThat(
                        remarks(
                                """
                                [Rien](/nulle-part) et [à venir](/demain)

                                [Pas fini](/brouillon) puis [retiré](/retire)

                                [Mal visé](/publie#t-partir), [sans https](www.exemple.org/page)

                                ![Perdue](/media/ffffffffffffffff/x.webp)
                                """))
                .containsExactlyInAnyOrder(
                        "1 link-dead /nulle-part",
                        "1 link-to-draft Texte demain",
                        "3 link-to-draft Texte brouillon",
                        "3 link-to-withdrawn Texte retire",
                        "5 anchor-elsewhere /publie#t-partir",
                        "5 link-without-scheme www.exemple.org/page",
                        "7 file-missing /media/ffffffffffffffff/x.webp");
    }

    @Test
    void theSitesOwnAddressWrittenInFullIsItsOwn() {
        String site = server.house().origins().of(server.alpha());

        assertThat(remarks("[Rien](" + site + "/nulle-part) [oui](" + site + "/publie)"))
                .containsExactly("1 link-dead " + site + "/nulle-part");
    }

    @Test
    void whatAnotherSiteHasIsNotThere() {
        assertThat(remarks("[Chez les voisins](/chez-beta)"))
                .containsExactly("1 link-dead /chez-beta");
    }

    @Test
    void whatIsTooMuchToBeReadHasNoRemarksHere() {
        assertThat(remarks("- ".repeat(2_000))).isEmpty();
    }

    private static List<String> remarks(String body) {
        CheckText check = new CheckText(server.house().origins());
        return server
                .house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> check.of(tx, server.alpha(), body))
                .stream()
                .map(it -> it.line() + " " + it.kind() + " " + it.about())
                .toList();
    }

    private static void text(
            Tenant tenant, String slug, String state, String published, String body) {
        UUID id = Ids.next();
        write(
                tenant,
                "insert into article (id, kind, slug, title, body, state, author_name, published_at) values ('"
                        + id
                        + "', 'article', '"
                        + slug
                        + "', 'Texte "
                        + slug
                        + "', '"
                        + body
                        + "', '"
                        + state
                        + "', '', "
                        + published
                        + ")");
        write(
                tenant,
                "insert into address (slug, article_id) values ('" + slug + "', '" + id + "')");
    }

    private static void write(Tenant tenant, String sql) {
        server.house()
                .database()
                .write(server.tenancy(tenant), (TenantTx tx) -> tx.query(sql).execute());
    }
}
