package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.media.AddMedia;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;
import org.preau.web.Desk;

/** Whatever changes what visitors see makes another revision of the site; a draft makes none. */
class EveryActShowsTest {

    private Volunteers volunteers;
    private Tenant alpha;
    private Desk marion;

    @BeforeEach
    void open() {
        volunteers = new Volunteers();
        alpha = volunteers.server.alpha();
        marion = volunteers.marion();
    }

    @AfterEach
    void close() {
        volunteers.close();
    }

    private void shows(String act, Callable<?> run) throws Exception {
        long before = volunteers.revision(alpha);
        run.call();
        assertThat(volunteers.revision(alpha)).as(act).isGreaterThan(before);
    }

    private void staysTheSame(String act, Callable<?> run) throws Exception {
        long before = volunteers.revision(alpha);
        run.call();
        assertThat(volunteers.revision(alpha)).as(act).isEqualTo(before);
    }

    @Test
    void eachActOnTextsAndSections() throws Exception {
        SiteActs acts = volunteers.acts;
        volunteers.complete(marion);
        UUID section = Ids.next();
        UUID other = Ids.next();
        shows("section", () -> acts.saveSection().run(marion, section(section, 0, "Une")));
        shows("second section", () -> acts.saveSection().run(marion, section(other, 0, "Deux")));
        shows("its title", () -> acts.saveSection().run(marion, section(section, 1, "Première")));
        shows("its place", () -> acts.moveSection().run(marion, other, Direction.UP));
        shows("its end", () -> acts.deleteSection().run(marion, other));

        UUID id = Ids.next();
        Writing first = Writing.of("Titre", "", "Texte.").in(section);
        staysTheSame("draft", () -> acts.saveArticle().run(marion, create(id, first)));
        staysTheSame("proposal", () -> acts.proposeArticle().run(marion, id, 1));
        shows("publication", () -> acts.publishArticle().run(marion, id, 1, null));
        shows("text", () -> acts.saveArticle().run(marion, edit(id, 1, "Autre texte.")));
        shows("withdrawal", () -> acts.withdrawArticle().run(marion, id));
        staysTheSame("draft again", () -> acts.saveArticle().run(marion, edit(id, 2, "Encore.")));
    }

    @Test
    void settingsAndAppearance() throws Exception {
        shows("name, legal data", () -> complete());
        staysTheSame("the same once more", () -> complete());
        Site site = volunteers.read(alpha, Sites::read);
        EditAppearance.Command now = EditAppearance.Command.of(site);
        shows(
                "theme",
                () ->
                        volunteers
                                .acts
                                .editAppearance()
                                .run(
                                        marion,
                                        new EditAppearance.Command(
                                                site.version(),
                                                site.theme().equals("placette")
                                                        ? "page-blanche"
                                                        : "placette",
                                                "Autre devise",
                                                now.logo(),
                                                now.home())));
    }

    private boolean complete() {
        volunteers.complete(marion);
        return true;
    }

    @Test
    void whatAPictureShowsIsOnEveryPageThatHasIt() throws Exception {
        byte[] png = png();
        staysTheSame("a picture alone", () -> picture(png, ""));
        shows("its description", () -> picture(png, "Vingt-six choristes"));
        UUID media = volunteers.read(alpha, tx -> tx.query("select id from media").one(UUID.class));
        shows(
                "its description, from a draft that shows it",
                () ->
                        volunteers
                                .acts
                                .saveArticle()
                                .run(
                                        marion,
                                        create(
                                                Ids.next(),
                                                new Writing(
                                                        "Brouillon",
                                                        "",
                                                        "",
                                                        null,
                                                        "",
                                                        java.util.List.of(),
                                                        media,
                                                        "Trente choristes",
                                                        ""))));
    }

    @Test
    void eachActOfTheOperator() throws Exception {
        Visitor operator = volunteers.server.operator();
        String one = "/console/associations/alpha";
        operator.get(one);
        shows(
                "name",
                () ->
                        done(
                                operator,
                                one + "/reglages",
                                Map.of("name", "Alpha bis", "sector", "", "quota", "900")));
        Map<String, String> reason = Map.of("reason", "Un essai de la console");
        shows("suspension", () -> done(operator, one + "/suspension", reason));
        shows("return", () -> done(operator, one + "/reouverture", reason));
        shows("archive", () -> done(operator, one + "/archivage", reason));
    }

    /** The portal's name and address stand on every page of every site, from the cache too. */
    @Test
    void whatThePortalSaysOfItself() {
        Visitor visitor = volunteers.server.visitor("alpha.localhost");
        assertThat(visitor.get("/mentions-legales").body()).contains("Portail de test");
        Tenant portal = volunteers.server.house().directory().portal();

        volunteers
                .acts
                .editSettings()
                .run(
                        volunteers.desk(portal, Office.PRESIDENT, "Odile"),
                        new EditSettings.Command(
                                0,
                                "Préau de Valrive",
                                "",
                                "4 quai des Bateliers",
                                "",
                                "bonjour@valrive.example",
                                "",
                                "Catherine Vial",
                                "fr"));

        assertThat(visitor.get("/mentions-legales").body())
                .contains("Préau de Valrive", "4 quai des Bateliers")
                .doesNotContain("Portail de test");
        assertThat(visitor.get("/rien").body()).contains("Préau de Valrive");
    }

    private static Integer done(Visitor operator, String path, Map<String, String> form) {
        int status = operator.post(path, form).statusCode();
        assertThat(status).as(path).isEqualTo(303);
        return status;
    }

    private static SaveSection.Command section(UUID id, int version, String title) {
        return new SaveSection.Command(id, version, null, title, "", "");
    }

    private static SaveArticle.Command create(UUID id, Writing writing) {
        return SaveArticle.Command.create(id, ArticleKind.ARTICLE, writing);
    }

    private static SaveArticle.Command edit(UUID id, int version, String text) {
        return new SaveArticle.Command(
                id, ArticleKind.ARTICLE, version, Writing.of("Titre", "", text), null);
    }

    private AddMedia.Outcome picture(byte[] bytes, String alt) {
        return volunteers
                .acts
                .addMedia()
                .run(marion, new AddMedia.Command(bytes, "choeur.png", alt));
    }

    private static byte[] png() throws IOException {
        return Pictures.png(40, 30);
    }
}
