package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;
import org.preau.text.Language;

/** The pages of the workspace over real HTTP, as a browser without script sees them. */
class DeskPagesTest {

    private static final String ARTICLES = "/espace/alpha/articles";

    private static Volunteers volunteers;
    private static Visitor paul;
    private static Visitor marion;
    private static Visitor claire;

    @BeforeAll
    static void open() {
        volunteers = new Volunteers();
        Tenant alpha = volunteers.server.alpha();
        paul = member(alpha, "Paul", "writer");
        marion = member(alpha, "Marion", "secretary");
        claire = member(alpha, "Claire", "member");
        volunteers.complete(volunteers.marion());
    }

    @AfterAll
    static void close() {
        volunteers.close();
    }

    @Test
    void aVolunteerWritesProposesAndAnotherOnePublishesWithoutScript() {
        HttpResponse<String> proposed = written(paul, "Noël au quai", "Venez.", "proposer");
        assertThat(proposed.statusCode()).isEqualTo(303);
        String path = place(proposed);
        assertThat(marion.get(ARTICLES + "?etat=proposed").body()).contains("Noël au quai");

        HttpResponse<String> published = post(marion, path, "publier");

        assertThat(published.statusCode()).isEqualTo(303);
        assertThat(marion.get(place(published)).body()).contains("Voir sur le site");
        HttpResponse<String> site =
                volunteers.server.visitor("alpha.localhost").get("/noel-au-quai");
        assertThat(site.statusCode()).isEqualTo(200);
        assertThat(site.body()).contains("Venez.");
    }

    @Test
    void whoeverPublishesIsFirstToldOnceWhatReadersWouldMiss() {
        String body = "Plus de détails [ici](/nulle-part-ailleurs).";
        HttpResponse<String> warned = written(marion, "À relire", body, "publier");
        Document page = Jsoup.parse(warned.body());
        String path = page.select("main form.writing").attr("action");

        assertThat(warned.statusCode()).isEqualTo(200);
        assertThat(page.select(".flash").text()).contains("enregistré, pas encore public");
        assertThat(page.select("[data-remarks] li").eachText())
                .hasSize(2)
                .allMatch(line -> line.endsWith("Ligne 1"))
                .anyMatch(line -> line.startsWith("Le lien « ici » ne dit pas où il mène."));
        assertThat(page.select("#f-body").val()).isEqualTo(body);
        assertThat(volunteers.server.visitor("alpha.localhost").get("/a-relire").statusCode())
                .isEqualTo(404);

        Map<String, String> again = fields(page);
        again.put("geste", "publier");
        assertThat(marion.post(path, again).statusCode()).isEqualTo(303);
        assertThat(volunteers.server.visitor("alpha.localhost").get("/a-relire").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatWasShownBeforePublishingIsNotShownAgain() {
        String path = place(written(marion, "Déjà dit", "## \n\nTexte.", "enregistrer"));
        Document page = Jsoup.parse(marion.get(path).body());

        assertThat(page.select("[data-remarks] li")).hasSize(1);
        assertThat(post(marion, path, "publier").statusCode()).isEqualTo(303);
    }

    @Test
    void theEditorIsToldWhatReadersWouldMissAndNothingIsKept() {
        Map<String, String> form =
                Map.of(
                        "csrf",
                        form(paul, ARTICLES + "/nouveau").get("csrf"),
                        "body",
                        "Bien.\n\n![](/media/0123456789abcdef/x.webp)");

        String told = paul.post("/espace/alpha/verification", form).body();

        assertThat(told)
                .contains("\"title\":\"2 choses à regarder\"")
                .contains("\"kind\":\"image-without-text\",\"line\":3")
                .contains("\"kind\":\"file-missing\"");
        assertThat(claire.post("/espace/alpha/verification", form).statusCode()).isEqualTo(403);
    }

    @Test
    void theSameFormSentTwiceGoesToTheSamePlace() {
        Map<String, String> form = form(paul, ARTICLES + "/nouveau");
        form.put("title", "Une seule fois");
        form.put("body", "Texte.");
        HttpResponse<String> first = paul.post(ARTICLES + "/nouveau", form);
        HttpResponse<String> second = paul.post(ARTICLES + "/nouveau", form);

        assertThat(place(second)).isEqualTo(place(first));
        assertThat(paul.get(ARTICLES + "?q=Une+seule+fois").body()).contains("1 article");
    }

    @Test
    void anOldVersionShowsBothTextsAndSavesTheChosenOne() {
        String path = place(written(paul, "À quatre mains", "Le quai est beau.", "enregistrer"));
        Map<String, String> pauls = form(paul, path);
        Map<String, String> marions = form(marion, path);
        marions.put("body", "Le quai est superbe.");
        marion.post(path, marions);

        pauls.put("body", "Le quai est très beau.");
        HttpResponse<String> conflict = paul.post(path, pauls);

        Document page = Jsoup.parse(conflict.body());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(page.select("del").text()).contains("superbe");
        assertThat(page.select("ins").text()).contains("très");
        assertThat(page.select("#f-body").val()).isEqualTo("Le quai est très beau.");
        assertThat(page.select("#f-theirs").val()).isEqualTo("Le quai est superbe.");
        Map<String, String> again = fields(page);
        assertThat(paul.post(path, again).statusCode()).isEqualTo(303);
        assertThat(Jsoup.parse(paul.get(path).body()).select("#f-body").val())
                .isEqualTo("Le quai est très beau.");
    }

    @Test
    void aTitleOfTwoMegabytesComesBackWithEverythingTyped() {
        Map<String, String> form = form(paul, ARTICLES + "/nouveau");
        form.put("title", "n".repeat(2_000_000));
        form.put("lead", "Mon chapeau");
        form.put("body", "Mon texte");
        form.put("tags", "une, deux");

        HttpResponse<String> answer = paul.post(ARTICLES + "/nouveau", form);

        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select("#f-title").val()).hasSize(2_000_000);
        assertThat(page.select("#f-title").attr("autofocus")).isEmpty();
        assertThat(page.select("#f-title").hasAttr("autofocus")).isTrue();
        assertThat(page.select("#f-lead").val()).isEqualTo("Mon chapeau");
        assertThat(page.select("#f-body").val()).isEqualTo("Mon texte");
        assertThat(page.select("#f-tags").val()).isEqualTo("une, deux");
        assertThat(page.select("[role=alert] a[href=#f-title]")).isNotEmpty();
    }

    @Test
    void thePreviewSavesNothingAndGivesEverythingBack() {
        Map<String, String> form = form(paul, ARTICLES + "/nouveau");
        form.put("title", "Essai");
        form.put("body", "## Venir\n\nC’est **gratuit** : <script>alert(1)</script>");
        form.put("geste", "apercu");

        Document page = Jsoup.parse(paul.post(ARTICLES + "/nouveau", form).body());

        assertThat(page.select("#apercu h3").text()).contains("Venir");
        assertThat(page.select("#apercu strong").text()).isEqualTo("gratuit");
        assertThat(page.select("script:not([src^=/_/app/])")).isEmpty();
        assertThat(page.select("#f-body").val()).isEqualTo(form.get("body"));
        assertThat(paul.get(ARTICLES + "?q=Essai").body()).contains("Rien pour");
    }

    @Test
    void aMemberReadsAndIsOfferedNothingToChange() {
        String path = place(written(paul, "Pour lire", "Texte lisible.", "enregistrer"));

        Document page = Jsoup.parse(claire.get(path).body());

        assertThat(page.text()).contains("Texte lisible.");
        assertThat(page.select("main form")).isEmpty();
        assertThat(claire.get(ARTICLES + "/nouveau").statusCode()).isEqualTo(403);
        assertThat(claire.post(path, Map.of("title", "Pris")).statusCode()).isEqualTo(403);
    }

    @Test
    void aWriterWhoPressesPublishKeepsTheTextAndIsToldWhatToDo() {
        HttpResponse<String> answer = written(paul, "Sans le bureau", "Texte.", "publier");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Seul le bureau peut publier");
        assertThat(paul.get(ARTICLES + "?etat=draft&q=Sans+le+bureau").body())
                .contains("1 article");
    }

    @Test
    void aWriterWhoseTextWasPublishedMeanwhileLosesNothing() {
        String path = place(written(paul, "Publié entre-temps", "Avant.", "enregistrer"));
        Map<String, String> form = form(paul, path);
        post(marion, path, "publier");

        form.put("body", "Mon ajout de dernière minute.");
        HttpResponse<String> answer = paul.post(path, form);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.body()).select("#f-kept").val())
                .isEqualTo("Mon ajout de dernière minute.");
    }

    @Test
    void theFirstPublicationOfASiteAsksForItsLegalNotice() {
        Tenant fresh = volunteers.server.open("fraiche", "Association fraîche");
        Visitor lina = member(fresh, "Lina", "president");
        String articles = "/espace/fraiche/articles";
        Map<String, String> form = form(lina, articles + "/nouveau");
        form.put("title", "Le premier");
        form.put("body", "Texte.");
        form.put("geste", "publier");

        HttpResponse<String> answer = lina.post(articles + "/nouveau", form);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.body()).select("main li").eachText())
                .containsExactly(
                        "L’adresse du siège",
                        "Une adresse électronique ou un téléphone",
                        "Qui dirige la publication");
        assertThat(lina.get(articles + "?etat=draft").body()).contains("Le premier");
    }

    @Test
    void aPictureThatWasSentIsThereAgainWhenSomethingElseIsWrong() throws Exception {
        byte[] png = Pictures.png(300, 200);
        Map<String, String> form = form(paul, ARTICLES + "/nouveau");
        form.put("body", "Texte.");
        HttpResponse<String> wrong =
                paul.upload(ARTICLES + "/nouveau", form, "cover", "quai.png", png);

        Document page = Jsoup.parse(wrong.body());
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(page.select("[role=alert] li").eachText()).hasSize(2);
        String picture = page.select("main figure img").attr("src");
        HttpResponse<String> shown = paul.get(picture);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("content-type")).contains("image/webp");
        assertThat(shown.headers().firstValue("content-security-policy").orElse(""))
                .contains("sandbox");
        assertThat(
                        volunteers
                                .server
                                .signedIn("Béa", "bea@ailleurs.example")
                                .get(picture)
                                .statusCode())
                .isEqualTo(404);

        Map<String, String> mended = fields(page);
        mended.put("title", "Avec image");
        mended.put("coverAlt", "Le quai, le soir.");
        HttpResponse<String> saved = paul.post(ARTICLES + "/nouveau", mended);

        assertThat(saved.statusCode()).isEqualTo(303);
        Document after = Jsoup.parse(paul.get(place(saved)).body());
        assertThat(after.select("main figure img").attr("alt")).isEqualTo("Le quai, le soir.");
        post(marion, place(saved), "publier");
        Document site =
                Jsoup.parse(volunteers.server.visitor("alpha.localhost").get("/avec-image").body());
        String address = site.select("img[src^=/media/]").attr("src");
        assertThat(volunteers.server.visitor("alpha.localhost").get(address).statusCode())
                .isEqualTo(200);
        assertThat(volunteers.server.visitor("beta.localhost").get(address).statusCode())
                .isEqualTo(404);
    }

    @Test
    void hostileTextStaysText() {
        String hostile =
                "\"><img src=x onerror=alert(1)>{{7*7777}}</textarea><script>alert(2)</script>";
        String path = place(written(paul, hostile, hostile, "enregistrer"));

        for (String page : List.of(path, path + "/apercu", ARTICLES)) {
            Document read = Jsoup.parse(paul.get(page).body());
            assertThat(read.select("script:not([src^=/_/app/]), img[onerror]")).as(page).isEmpty();
            assertThat(read.text()).as(page).doesNotContain("54439");
        }
    }

    @Test
    void theCodeOfATextHoldsItsAddress() throws Exception {
        String path = place(written(paul, "À scanner", "Venez.", "enregistrer"));
        String link = Jsoup.parse(paul.get(path).body()).select("a[href$=/qr]").attr("href");
        HttpResponse<String> code = paul.get(link);

        assertThat(link).isEqualTo(path + "/qr");
        assertThat(code.headers().firstValue("content-type")).hasValue("image/svg+xml");
        assertThat(read(code.body()))
                .isEqualTo("http://alpha.localhost:" + volunteers.server.port() + "/a-scanner");
        assertThat(marion.get(ARTICLES + "/" + Ids.next() + "/qr").statusCode()).isEqualTo(404);
        assertThat(paul.get(path.replace("/articles/", "/pages/") + "/qr").statusCode())
                .isEqualTo(404);
    }

    /** What a camera reads: the dark rectangles of the path, four pixels a module. */
    private static String read(String svg) throws Exception {
        Element drawing = Jsoup.parse(svg, "", Parser.xmlParser()).select("svg").getFirst();
        int modules = Integer.parseInt(drawing.attr("viewBox").split(" ", -1)[2]);
        int side = modules * 4;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher runs =
                Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1")
                        .matcher(drawing.select("path[fill=#000]").attr("d"));
        while (runs.find()) {
            int from = Integer.parseInt(runs.group(1)) * 4;
            int to = from + Integer.parseInt(runs.group(3)) * 4;
            for (int line = 0; line < 4; line++) {
                int start = (Integer.parseInt(runs.group(2)) * 4 + line) * side;
                Arrays.fill(pixels, start + from, start + to, 0);
            }
        }
        var source = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }

    @Test
    void anotherAssociationsTextIsTheSame404AsNone() {
        Article foreign =
                volunteers.saved(volunteers.stranger(), Writing.of("De bêta", "", "Secret."));
        HttpResponse<String> theirs = marion.get(ARTICLES + "/" + foreign.id());
        HttpResponse<String> none = marion.get(ARTICLES + "/" + Ids.next());

        assertThat(theirs.statusCode()).isEqualTo(none.statusCode()).isEqualTo(404);
        assertThat(theirs.body()).doesNotContain("Secret", "De bêta");
        assertThat(marion.get(ARTICLES + "/n-importe-quoi").statusCode()).isEqualTo(404);
    }

    @Test
    void aSectionThatHoldsSomethingSaysSoBeforeItIsDeleted() {
        String sections = "/espace/alpha/rubriques";
        Map<String, String> outer = form(marion, sections + "/nouvelle");
        outer.put("title", "Les archives");
        marion.post(sections + "/nouvelle", outer);
        String question = sections + "/" + outer.get("id") + "/suppression";
        assertThat(marion.get(question).body()).contains("action=\"" + question + "\"");
        Map<String, String> inner = form(marion, sections + "/nouvelle");
        inner.put("title", "Les vieilles archives");
        inner.put("parent", outer.get("id"));
        marion.post(sections + "/nouvelle", inner);

        String asked = marion.get(question).body();

        assertThat(asked).doesNotContain("La rubrique est vide", "action=\"" + question + "\"");
        assertThat(asked).contains("1 rubrique");
    }

    @Test
    void everyPageOfTheFeatureOpensInBothLanguages() {
        String section =
                volunteers
                        .read(volunteers.server.alpha(), tx -> Sections.all(tx).getFirst().id())
                        .toString();
        for (String path :
                List.of(
                        "/articles",
                        "/articles/nouveau",
                        "/pages",
                        "/pages/nouveau",
                        "/rubriques",
                        "/rubriques/nouvelle",
                        "/rubriques/" + section,
                        "/rubriques/" + section + "/suppression",
                        "/apparence",
                        "/apparence/accueil",
                        "/reglages")) {
            for (String language : List.of("fr", "en")) {
                HttpResponse<String> page =
                        marion.get("/espace/alpha" + path + "?langue=" + language);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                Document read = Jsoup.parse(page.body());
                assertThat(read.select("h1")).as(path).hasSize(1);
                assertThat(read.select("html").attr("lang")).isEqualTo(language);
                read.select("main input:not([type=hidden]), main select, main textarea")
                        .forEach(field ->
                                assertThat(
                                                labelled(
                                                        read,
                                                        field.id(),
                                                        field.closest("label") != null))
                                        .as(path + " " + field)
                                        .isTrue());
            }
        }
    }

    @Test
    void everyThemeIsOfferedWithAPictureOfIt() {
        Document page = Jsoup.parse(marion.get("/espace/alpha/apparence").body());

        assertThat(page.select("input[name=theme]").eachAttr("value"))
                .contains("kiosque", "maillot", "grenier", "cartable", "placette", "page-blanche");
        assertThat(page.select("input[name=theme][checked]")).hasSize(1);
        assertThat(page.select("label:has(input[name=theme]) img").eachAttr("src"))
                .hasSameSizeAs(page.select("input[name=theme]"))
                .allSatisfy(picture -> assertThat(marion.get(picture).statusCode()).isEqualTo(200));
    }

    @Test
    void settingsAndAppearanceAreKeptAndShownOnTheSite() {
        Map<String, String> form = form(marion, "/espace/alpha/apparence/accueil");
        form.put("tagline", "Vingt-six voix au bord de l’eau");
        form.put("homeTitle", "Le mardi, on chante");
        assertThat(marion.post("/espace/alpha/apparence/accueil", form).statusCode())
                .isEqualTo(303);

        assertThat(volunteers.server.visitor("alpha.localhost").get("/").body())
                .contains("Vingt-six voix", "Le mardi, on chante");
        Map<String, String> stale = form(marion, "/espace/alpha/reglages");
        Map<String, String> first = new HashMap<>(stale);
        first.put("director", "Lina Moreau");
        assertThat(marion.post("/espace/alpha/reglages", first).statusCode()).isEqualTo(303);
        stale.put("director", "Hugo Pons");
        HttpResponse<String> conflict = marion.post("/espace/alpha/reglages", stale);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Lina Moreau", "Hugo Pons");
        assertThat(
                        marion.post("/espace/alpha/reglages", fields(Jsoup.parse(conflict.body())))
                                .statusCode())
                .isEqualTo(303);
    }

    private static boolean labelled(Document page, String id, boolean within) {
        return within || (!id.isEmpty() && !page.select("label[for=" + id + "]").isEmpty());
    }

    private static Visitor member(Tenant tenant, String name, String office) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + "@courriel.example";
        AccountId account =
                volunteers
                        .server
                        .accounts()
                        .create(name, new EmailAddress(email), Language.FR)
                        .id();
        volunteers
                .server
                .house()
                .database()
                .write(
                        volunteers.server.tenancy(tenant),
                        tx ->
                                tx.query(
                                                "insert into membership (account_id, office) values (:account, :office)")
                                        .bind("account", account)
                                        .bind("office", office)
                                        .execute());
        return volunteers.server.signedIn(name, email);
    }

    private static HttpResponse<String> written(
            Visitor who, String title, String body, String gesture) {
        Map<String, String> form = form(who, ARTICLES + "/nouveau");
        form.put("title", title);
        form.put("body", body);
        form.put("geste", gesture);
        return who.post(ARTICLES + "/nouveau", form);
    }

    private static HttpResponse<String> post(Visitor who, String path, String gesture) {
        Map<String, String> form = form(who, path);
        form.put("geste", gesture);
        return who.post(path, form);
    }

    private static Map<String, String> form(Visitor who, String path) {
        return fields(Jsoup.parse(who.get(path).body()));
    }

    /** What a browser would send of the form in the middle of the page. */
    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new HashMap<>();
        page.select("main form [name]")
                .forEach(field -> {
                    boolean left =
                            field.is("button, [type=file]")
                                    || (field.is("[type=checkbox], [type=radio]")
                                            && !field.hasAttr("checked"));
                    if (!left) {
                        fields.put(field.attr("name"), value(field));
                    }
                });
        return fields;
    }

    private static String value(Element field) {
        if (!field.is("select")) {
            return field.val();
        }
        Element chosen = field.selectFirst("option[selected]");
        return chosen == null ? field.expectFirst("option").val() : chosen.val();
    }

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    /** Where a form led, without what the page there says. */
    private static String place(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("location").orElse("");
        Matcher id = UUID.matcher(location);
        assertThat(id.find()).as(answer.statusCode() + " " + location).isTrue();
        return location.substring(0, id.end());
    }
}
