package org.preau.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.smtp.SmtpLine;
import org.preau.tenancy.Office;
import org.preau.testing.FormOnPage;
import org.preau.testing.Program;
import org.preau.testing.TestServer;
import org.preau.testing.Until;
import org.preau.testing.Visitor;

/** A message travels in at the address of an office and out to whoever holds it. */
class InboundTest {

    private static final String PAGE = "/espace/alpha/courrier";
    private static final String MESSAGE =
            "From: =?utf-8?q?Zo=C3=A9?= <zoe@ailleurs.example>\r\nSubject: =?utf-8?q?Une_caf=C3=A9?=\r\nMessage-ID: <1@ailleurs.example>\r\n\r\nBonjour.\r\n.. et un point.";

    private TestServer server;
    private int port;

    @BeforeEach
    void open() {
        server = TestServer.start();
        port = server.receiving();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void itReachesWhoeverHoldsTheOfficeAndNobodyElse() {
        server.member(server.alpha(), Office.TREASURER); // member1
        server.member(server.alpha(), Office.SECRETARY); // member2
        server.member(server.beta(), Office.TREASURER); // member3

        assertThat(send("tresorerie@alpha.localhost")).startsWith("250");

        String letter = letter("member1@members.example");
        assertThat(letter)
                .startsWith(
                        "Delivered-To: tresorerie@alpha.localhost\r\nReceived: from client.example")
                .contains("From: =?utf-8?q?Zo=C3=A9?= <zoe@ailleurs.example>\r\n")
                .endsWith("\r\n\r\nBonjour.\r\n. et un point.\r\n");
        assertThat(server.lettersTo("member2@members.example")).isEmpty();
        assertThat(server.lettersTo("member3@members.example")).isEmpty();
    }

    @Test
    void anAddressFollowsTheOfficeAndTheBoardStandsIn() {
        Visitor board = server.member(server.alpha(), Office.PRESIDENT); // member1
        assertThat(send("Treasurer+Note@ALPHA.localhost")).startsWith("250");
        assertThat(letter("member1@members.example")).contains("Delivered-To: treasurer+note@");

        server.member(server.alpha(), Office.TREASURER); // member2
        assertThat(send("tresorerie@alpha.localhost")).startsWith("250");

        String _ = letter("member2@members.example");
        assertThat(server.lettersTo("member1@members.example")).hasSize(1);
        String page = Jsoup.parse(board.get(PAGE).body()).select("main").text();
        assertThat(page)
                .contains("tresorerie@alpha.localhost La trésorerie · reçu par Membre 2")
                .contains("personne n’a cette fonction, le bureau reçoit : Membre 1")
                .contains("Aucun message resté ici");
    }

    @Test
    void whatIsNoAddressOfOursIsRefusedAtTheLine() {
        assertThat(send("personne@alpha.localhost")).startsWith("550 5.1.1");
        assertThat(send("contact@gamma.localhost")).startsWith("550 5.7.1");
        assertThat(send("zoe@gmail.example")).startsWith("550 5.7.1");
        assertThat(send("retour-1-2-3@alpha.localhost")).startsWith("550 5.1.1");
        assertThat(send("retour-@alpha.localhost")).startsWith("550 5.1.1");
    }

    @Test
    void whereNobodyIsItStaysAndGoesOnLater() {
        assertThat(send("contact@alpha.localhost")).startsWith("250");
        Until.so(() -> states("kept") == 1);

        Visitor board = server.member(server.alpha(), Office.SECRETARY); // member1
        var page = Jsoup.parse(board.get(PAGE).body());
        assertThat(page.select("main").text())
                .contains("Un message resté ici")
                .contains("Une café")
                .contains("Personne ne reçoit pour contact@alpha.localhost.")
                .contains("Zoé <zoe@ailleurs.example>");
        HttpResponse<String> original = board.get(page.select("a[href$=original]").attr("href"));
        assertThat(original.headers().firstValue("content-type")).contains("message/rfc822");
        assertThat(original.headers().firstValue("content-disposition")).isPresent();
        assertThat(original.body()).contains("Bonjour.");

        FormOnPage.at(board, PAGE, "main form[action$=transmettre]").send();

        assertThat(letter("member1@members.example")).contains("Bonjour.");
        assertThat(states("kept")).isZero();
        assertThat(board.get(PAGE).body()).contains("Aucun message resté ici");
    }

    @Test
    void aLetterThatCameBackIsShownToTheBoardOnly() {
        Visitor board = server.member(server.alpha(), Office.PRESIDENT); // member1
        Visitor writer = server.member(server.alpha(), Office.WRITER);
        Visitor other = server.member(server.beta(), Office.PRESIDENT);
        assertThat(send("contact@alpha.localhost")).startsWith("250");
        String _ = letter("member1@members.example");
        String returnPath =
                texts("select sender from preau.outgoing_mail where sender is not null").getFirst();

        try (SmtpLine line = new SmtpLine(port)) {
            String notice = "From: MAILER-DAEMON@ailleurs.example\r\nSubject: Undelivered\r\n\r\nx";
            assertThat(line.send("", returnPath, notice)).startsWith("250");
            assertThat(
                            line.send(
                                    "",
                                    "contact".concat(returnPath.substring(returnPath.indexOf('-'))),
                                    notice))
                    .startsWith("550");
            assertThat(line.send("", returnPath.replace("@alpha", "@beta"), notice))
                    .startsWith("550");
        }

        Until.so(() -> states("kept") == 1);
        assertThat(Jsoup.parse(board.get(PAGE).body()).text())
                .contains("Un message transmis à member1@members.example n’est pas arrivé");
        assertThat(writer.get(PAGE).body()).doesNotContain("Undelivered");
        assertThat(other.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(
                        texts(
                                "select state || ' ' || last_error from preau.outgoing_mail where sender is not null"))
                .containsExactly("failed Undelivered");
    }

    @Test
    void whatGoesRoundInCirclesStaysHere() {
        server.member(server.alpha(), Office.PRESIDENT);
        try (SmtpLine line = new SmtpLine(port)) {
            assertThat(
                            line.send(
                                    "a@a.example",
                                    "contact@alpha.localhost",
                                    "Delivered-To: contact@alpha.localhost\r\n" + MESSAGE))
                    .startsWith("250");
        }

        Until.so(() -> states("kept") == 1);
        assertThat(server.lettersTo("member1@members.example")).isEmpty();
    }

    @Test
    void theApiDoesTheSame() {
        assertThat(send("contact@alpha.localhost")).startsWith("250");
        Until.so(() -> states("kept") == 1);
        Visitor program = Program.of(server, server.alpha(), "A", "read", "people");
        String api = "/api/v1/associations/alpha";

        assertThat(program.get(api + "/addresses").body())
                .contains("\"address\":\"contact@alpha.localhost\"");
        String kept = program.get(api + "/kept-mail").body();
        assertThat(kept).contains("\"subject\":\"Une café\"", "\"why\":\"nobody\"");
        String id = kept.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        String its = api + "/kept-mail/" + id;
        assertThat(program.get(its).body()).contains("Bonjour.");
        assertThat(program.json("POST", its + "/pass-on", "{}").statusCode()).isEqualTo(409);
        assertThat(program.json("DELETE", its, "").statusCode()).isEqualTo(204);
        assertThat(program.json("DELETE", its, "").statusCode()).isEqualTo(404);
    }

    private String send(String to) {
        try (SmtpLine line = new SmtpLine(port)) {
            return line.send("zoe@ailleurs.example", to, MESSAGE);
        }
    }

    private String letter(String to) {
        Until.so(() -> !server.lettersTo(to).isEmpty());
        return server.lettersTo(to).getLast();
    }

    private List<String> texts(String sql) {
        return server.house()
                .database()
                .operator("read for a test", tx -> tx.query(sql).list(String.class));
    }

    private long states(String state) {
        return texts("select id::text from preau.received_mail where state = '" + state + "'")
                .size();
    }
}
