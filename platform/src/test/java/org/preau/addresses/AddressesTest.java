package org.preau.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.smtp.SmtpLine;
import org.preau.tenancy.Office;
import org.preau.testing.FormOnPage;
import org.preau.testing.Program;
import org.preau.testing.TestServer;
import org.preau.testing.Until;
import org.preau.testing.Visitor;

/** Addresses that an association makes by itself: nobody gets their mail who has not said yes. */
class AddressesTest {

    private static final String PAGE = "/espace/alpha/courrier/adresses";
    private static final String NEW = PAGE + "/nouvelle";
    private static final String MESSAGE =
            "From: Zoé <zoe@ailleurs.example>\r\nSubject: La fete\r\n\r\nBonjour.";
    private static final Pattern LINK = Pattern.compile("https?://[^\\s]+(/adresse/alpha/[^\\s]+)");

    private TestServer server;
    private int port;
    private Visitor board;

    @BeforeEach
    void open() {
        server = TestServer.start();
        port = server.receiving();
        board = server.member(server.alpha(), Office.PRESIDENT); // member1
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aMemberGetsItAtOnceAndAStrangerOnceSheSaidYes() {
        make("fete-de-juin", "member1@members.example, lina@ailleurs.example");
        assertThat(send("Fete-de-Juin+affiche@alpha.localhost")).startsWith("250");
        assertThat(letter("member1@members.example")).contains("Bonjour.");
        String asked = letter("lina@ailleurs.example");
        assertThat(asked).doesNotContain("Bonjour.\r\n");
        assertThat(page().text())
                .contains("reçu par member1@members.example")
                .contains("en attente d’un oui : lina@ailleurs.example");

        String link = link(asked);
        Visitor lina = server.visitor("localhost");
        assertThat(lina.get(link).body()).contains("lina@ailleurs.example", "fete-de-juin@alpha");
        assertThat(lina.get(link).statusCode()).as("opening it changes nothing").isEqualTo(200);
        assertThat(FormOnPage.at(lina, link, "main form").send().statusCode()).isEqualTo(200);
        assertThat(lina.get(link).statusCode()).as("answered once").isEqualTo(404);

        assertThat(send("fete-de-juin@alpha.localhost")).startsWith("250");
        Until.so(() -> server.lettersTo("lina@ailleurs.example").size() == 2);
        assertThat(server.lettersTo("lina@ailleurs.example").getLast())
                .startsWith("Delivered-To: fete-de-juin@alpha.localhost")
                .contains("Bonjour.");
    }

    @Test
    void whatNobodySaidYesToStaysAndAStrangerIsAskedThreeTimesADay() {
        make("chorale", "lina@ailleurs.example");
        assertThat(send("chorale@alpha.localhost")).startsWith("250");
        Until.so(() -> one("select count(*) from preau.received_mail where state = 'kept'") == 1);
        for (int i = 0; i < 4; i++) {
            FormOnPage.at(board, PAGE, "form[action$=demande]").send();
        }
        Until.so(() -> server.lettersTo("lina@ailleurs.example").size() == 3);
        String first = link(server.lettersTo("lina@ailleurs.example").getFirst());
        String last = link(server.lettersTo("lina@ailleurs.example").getLast());
        Visitor lina = server.visitor("localhost");
        assertThat(lina.get(first).statusCode()).as("a later letter counts").isEqualTo(404);
        assertThat(lina.get(last).statusCode()).isEqualTo(200);
        assertThat(lina.get(last.replace("/alpha/", "/beta/")).statusCode()).isEqualTo(404);
    }

    @Test
    void theStarGetsAllThatHasNoOtherAddress() {
        assertThat(send("n-importe@alpha.localhost")).startsWith("550 5.1.1");
        make("*", "member1@members.example");
        server.member(server.alpha(), Office.TREASURER); // member2
        make("projet", "member2@members.example");
        assertThat(send("n-importe@alpha.localhost")).startsWith("250");
        assertThat(letter("member1@members.example")).contains("Delivered-To: n-importe@");
        assertThat(send("projet@alpha.localhost")).startsWith("250");
        assertThat(letter("member2@members.example")).contains("Delivered-To: projet@");
        assertThat(send("tresorerie@alpha.localhost")).startsWith("250");
        Until.so(() -> server.lettersTo("member2@members.example").size() == 2);
        assertThat(server.lettersTo("member1@members.example")).hasSize(1);
        assertThat(send("n-importe@beta.localhost")).as("the neighbour").startsWith("550 5.1.1");
    }

    @Test
    void whatIsWrongIsSaidAndNothingTypedIsLost() {
        for (String name : List.of("", "contact", "abuse", "retour-1", "a@b", "!")) {
            HttpResponse<String> answer = fill(name, "member1@members.example");
            assertThat(answer.statusCode()).as(name).isEqualTo(422);
        }
        HttpResponse<String> answer = fill("projet", "rien, x@alpha.localhost, a@b.example");
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select(".wrong").text()).contains("« rien » n’est pas une adresse");
        assertThat(page.select("#f-targets").text()).contains("x@alpha.localhost");
        assertThat(fill("projet", "x@alpha.localhost").body()).contains("tournerait en rond");
        make("projet", "member1@members.example");
        assertThat(fill("projet", "member1@members.example").body()).contains("est déjà pris");
    }

    @Test
    void itIsChangedByOneAtATimeAndTakenAway() {
        make("projet", "member1@members.example");
        String href = page().select(".rows h2 a").attr("href");
        FormOnPage mine = FormOnPage.at(board, href, "main form");
        FormOnPage theirs = FormOnPage.at(board, href, "main form");
        assertThat(theirs.fill("f-note", "Autre chose").send().statusCode()).isEqualTo(303);
        HttpResponse<String> stale = mine.fill("f-note", "À moi").send();
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Autre chose", "À moi");
        assertThat(FormOnPage.of(board, href, stale.body(), "main form").send().statusCode())
                .isEqualTo(303);
        assertThat(page().text()).contains("À moi");

        FormOnPage.at(board, href + "/supprimer", "main form").send();
        assertThat(send("projet@alpha.localhost")).startsWith("550 5.1.1");
        assertThat(page().text()).contains("Aucune adresse à vous");
    }

    @Test
    void onlyWhoAnswersForThePeopleMakesThemAndTheNeighbourSeesNone() {
        make("kermesse", "member1@members.example");
        Visitor writer = server.member(server.alpha(), Office.WRITER);
        assertThat(writer.get(PAGE).statusCode()).isEqualTo(403);
        Visitor other = server.member(server.beta(), Office.PRESIDENT);
        String id = URI.create(page().select(".rows h2 a").attr("href")).getPath();
        assertThat(other.get(id.replace("alpha", "beta")).statusCode()).isEqualTo(404);
        assertThat(other.get("/espace/beta/courrier/adresses").body()).doesNotContain("kermesse");
    }

    @Test
    void theApiDoesTheSame() {
        Visitor program = Program.of(server, server.alpha(), "A", "read", "people");
        String base = "/api/v1/associations/alpha/own-addresses";
        UUID id = Ids.next();
        String body =
                "{\"id\":\"%s\",\"name\":\"projet\",\"targets\":[\"member1@members.example\"]}"
                        .formatted(id);
        assertThat(program.json("POST", base, body).statusCode()).isEqualTo(201);
        assertThat(program.json("POST", base, body).statusCode()).as("twice").isEqualTo(201);
        assertThat(program.get(base).body())
                .contains("\"address\":\"projet@alpha.localhost\"", "\"confirmed\":true");
        assertThat(program.json("PUT", base + "/" + id, "{\"version\":7}").statusCode())
                .isEqualTo(422);
        assertThat(
                        program.json(
                                        "PUT",
                                        base + "/" + id,
                                        body.replace("projet", "autre")
                                                .replace("{", "{\"version\":1,"))
                                .statusCode())
                .isEqualTo(200);
        assertThat(program.json("DELETE", base + "/" + id, "").statusCode()).isEqualTo(204);
        assertThat(program.get(base + "/" + id).statusCode()).isEqualTo(404);
    }

    private void make(String name, String targets) {
        HttpResponse<String> answer = fill(name, targets);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private HttpResponse<String> fill(String name, String targets) {
        return FormOnPage.at(board, NEW, "main form")
                .fill("f-name", name)
                .fill("f-targets", targets)
                .send();
    }

    private Document page() {
        return Jsoup.parse(board.get(PAGE).body());
    }

    private static String link(String letter) {
        Matcher link = LINK.matcher(letter.replace("=\r\n", ""));
        assertThat(link.find()).as(letter).isTrue();
        return link.group(1).replace("=3D", "=");
    }

    private String letter(String address) {
        Until.so(() -> !server.lettersTo(address).isEmpty());
        return server.lettersTo(address).getLast();
    }

    private String send(String to) {
        try (SmtpLine line = new SmtpLine(port)) {
            return line.send("zoe@ailleurs.example", to, MESSAGE);
        }
    }

    private long one(String sql) {
        return server.house()
                .database()
                .read(server.tenancy(server.alpha()), tx -> tx.query(sql).one(Long.class));
    }
}
