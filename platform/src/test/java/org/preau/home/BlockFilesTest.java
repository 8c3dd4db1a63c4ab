package org.preau.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.site.Pictures;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Json;

/** Pictures and documents that are sent from within the form of a block. */
class BlockFilesTest {

    private static final String NEW = "/espace/alpha/accueil/nouveau/";

    private static TestServer server;
    private static Visitor marion;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        marion = server.member(server.alpha(), Office.SECRETARY);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                "update site set home = '{}', home_draft = null, home_before = null")
                                        .execute());
    }

    @Test
    void aPictureThatWasSentIsThereAgainWhateverElseIsWrong() {
        Sheet sheet = Sheet.at(NEW + "picture");
        sheet.fill("caption", "Devant la salle");
        HttpResponse<String> refused = sheet.send("enregistrer", "sent", "jardin.png", picture(41));

        Document page = Jsoup.parse(refused.body());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly("#f-alt");
        assertThat(page.select("[name=file][checked]").val()).contains("/jardin.");
        assertThat(page.select("[name=caption]").val()).isEqualTo("Devant la salle");

        Sheet again = Sheet.of(refused);
        again.fill("alt", "Trois rangs de salades");
        assertThat(again.send("enregistrer").statusCode()).isEqualTo(303);
        publish();
        assertThat(home().select(".block-picture img").attr("alt"))
                .isEqualTo("Trois rangs de salades");
    }

    @Test
    void picturesOfAGalleryAreSentDescribedAndPutInOrderWithoutScript() {
        HttpResponse<String> sent =
                Sheet.at(NEW + "gallery").send("envoyer", "sent", "un.png", picture(42));
        Sheet two = Sheet.of(sent);
        two.fill("item-alt", "Le premier");
        Sheet both = Sheet.of(two.send("envoyer", "sent", "deux.png", picture(43)));
        assertThat(both.form().select("[name=item-alt]").eachAttr("value"))
                .containsExactly("Le premier", "");

        HttpResponse<String> silent = both.send("enregistrer");
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(silent.body()).select("[role=alert] a").eachAttr("href"))
                .containsExactly("#f-item-alt-2");

        Sheet turned = Sheet.of(Sheet.of(silent).send("monter-2"));
        turned.form().select("[name=item-alt]").getFirst().val("Le second");
        assertThat(turned.send("enregistrer").statusCode()).isEqualTo(303);
        publish();
        assertThat(home().select(".block-gallery img").eachAttr("alt"))
                .containsExactly("Le second", "Le premier");
    }

    @Test
    void aPictureIsTakenOutOfAGalleryAndStaysInTheLibrary() {
        Sheet sheet =
                Sheet.of(Sheet.at(NEW + "gallery").send("envoyer", "sent", "un.png", picture(44)));
        Sheet without = Sheet.of(sheet.send("enlever-1"));
        assertThat(without.form().select("[name=item-file]")).isEmpty();
        assertThat(without.form().select("[name=more]").eachAttr("value"))
                .anyMatch(it -> it.endsWith("/un.webp") || it.endsWith("/un.png"));
    }

    @Test
    void aDocumentThatIsSentBecomesALineThatLeadsToIt() {
        HttpResponse<String> sent =
                Sheet.at(NEW + "files")
                        .send(
                                "envoyer",
                                "sent",
                                "statuts-2026.pdf",
                                "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
        Sheet sheet = Sheet.of(sent);
        assertThat(sheet.form().select("#f-item-label-0").val()).isEqualTo("Statuts 2026");
        assertThat(sheet.form().select("#f-item-url-0").val()).startsWith("/media/");
        assertThat(sheet.send("enregistrer").statusCode()).isEqualTo(303);
    }

    @Test
    void aPartnerHasALogoOfItsOwnLine() {
        Sheet sheet = Sheet.at(NEW + "partners");
        sheet.form().select("#f-item-name-0").val("Mairie");
        sheet.form().select("#f-item-name-1").val("Médiathèque");
        Sheet sent = Sheet.of(sheet.send("envoyer", "item-sent-1", "logo.png", picture(45)));
        assertThat(sent.form().select("#f-item-logo-0 option[selected]")).isEmpty();
        assertThat(sent.form().select("#f-item-logo-1 option[selected]").val())
                .startsWith("/media/");
        assertThat(sent.send("enregistrer").statusCode()).isEqualTo(303);
        publish();
        assertThat(home().select(".partners li:eq(0) img")).isEmpty();
        assertThat(home().select(".partners li:eq(1) img")).hasSize(1);
    }

    @Test
    void whatIsNoPictureIsRefusedBesideItsFieldAndNothingTypedIsLost() {
        Sheet sheet = Sheet.at(NEW + "gallery");
        sheet.fill("title", "La fête");
        HttpResponse<String> refused =
                sheet.send(
                        "enregistrer",
                        "sent",
                        "photo.png",
                        "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        Document page = Jsoup.parse(refused.body());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page.select("#f-sent-e").text()).contains("photo.png");
        assertThat(page.select("#f-title").val()).isEqualTo("La fête");
        assertThat(page.select("[role=alert] a").eachAttr("href")).contains("#f-sent");
    }

    @Test
    void aPictureOfAnotherAssociationIsNone() throws Exception {
        Visitor ines = server.member(server.beta(), Office.SECRETARY);
        String theirs = kept(ines, "beta", picture(46));
        String ours = kept(marion, "alpha", picture(47));
        Sheet sheet = Sheet.at(NEW + "gallery");
        Element first = sheet.form().select("[name=id]").getFirst();
        first.after("<input name=more value=" + theirs + "><input name=more value=" + ours + ">");

        Sheet after = Sheet.of(sheet.send("envoyer"));

        assertThat(after.form().select("[name=item-file]").eachAttr("value")).containsExactly(ours);
    }

    /** Where a picture of a library is. */
    private static String kept(Visitor visitor, String slug, byte[] picture) throws Exception {
        String space = "/espace/" + slug;
        visitor.get(space);
        HttpResponse<String> sent =
                visitor.upload(space + "/mediatheque/fichiers", "file", "x.png", picture);
        return Json.tree(sent.body().getBytes(StandardCharsets.UTF_8))
                .path("file")
                .path("path")
                .asText();
    }

    private static Document home() {
        return Jsoup.parse(server.visitor("alpha.localhost").get("/").body());
    }

    private static void publish() {
        Sheet sheet = Sheet.of(marion.get("/espace/alpha/accueil"), "form[action$=publication]");
        assertThat(sheet.send("").statusCode()).isEqualTo(303);
    }

    /** A form with files, as a browser without script sends it. */
    private record Sheet(FormElement form) {

        static Sheet at(String path) {
            return of(marion.get(path));
        }

        static Sheet of(HttpResponse<String> answer) {
            return of(answer, "form[enctype]");
        }

        static Sheet of(HttpResponse<String> answer, String selector) {
            return new Sheet((FormElement) Jsoup.parse(answer.body()).select(selector).getFirst());
        }

        void fill(String name, String value) {
            form.select("[name=" + name + "]").getFirst().val(value);
        }

        HttpResponse<String> send(String gesture) {
            return send(gesture, "", "", new byte[0]);
        }

        HttpResponse<String> send(String gesture, String field, String file, byte[] bytes) {
            List<Connection.KeyVal> pairs = form.formData();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            pairs.forEach(pair ->
                    part(body, pair.key(), "", pair.value().getBytes(StandardCharsets.UTF_8)));
            part(body, "geste", "", gesture.getBytes(StandardCharsets.UTF_8));
            if (!field.isEmpty()) {
                part(body, field, file, bytes);
            }
            body.writeBytes("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
            return marion.bytes(
                    "POST",
                    form.attr("action"),
                    "multipart/form-data; boundary=limit",
                    body.toByteArray());
        }

        private static void part(
                ByteArrayOutputStream body, String name, String file, byte[] bytes) {
            String head =
                    "--limit\r\nContent-Disposition: form-data; name=\""
                            + name
                            + "\""
                            + (file.isEmpty()
                                    ? ""
                                    : "; filename=\""
                                            + file
                                            + "\"\r\nContent-Type: application/octet-stream")
                            + "\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] picture(int size) {
        try {
            return Pictures.png(size, size);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
