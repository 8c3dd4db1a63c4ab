package org.preau.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.smtp.SmtpLine;
import org.preau.tenancy.Office;
import org.preau.testing.FormOnPage;
import org.preau.testing.TestServer;
import org.preau.testing.Until;
import org.preau.testing.Visitor;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A message that arrived goes out through a relay, in an envelope of ours, its bytes untouched. */
class RelayTest {

    /** What the relay took. */
    private record Taken(String from, String to, String message) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile String refused = "";
    private SMTPServer relay;
    private TestServer server;
    private int port;

    @BeforeEach
    void open() {
        relay = SMTPServer.port(0).messageHandlerFactory(Relaying::new).build();
        relay.start();
        server =
                TestServer.start(
                        Map.of("PREAU_MAIL_RELAY", "smtp://127.0.0.1:" + relay.getPortAllocated()));
        port = server.receiving();
    }

    @AfterEach
    void close() {
        server.close();
        relay.stop();
    }

    @Test
    void theEnvelopeIsOursAndTheMessageIsTheirs() {
        server.member(server.alpha(), Office.PRESIDENT); // member1
        String signed =
                "DKIM-Signature: v=1;  a=rsa-sha256;\r\n\tb=x\r\nFrom:  Zoe<zoe@ailleurs.example>\r\nSubject: x \r\n\r\n.\r\n..\r\n \r\nfin  \r\n";

        send(signed.replace("\r\n.", "\r\n..").stripTrailing());

        Until.so(() -> taken.stream().anyMatch(it -> it.from().startsWith("retour-")));
        Taken one = taken.stream().filter(it -> it.from().startsWith("retour-")).findFirst().get();
        assertThat(one.from()).endsWith("@alpha.localhost");
        assertThat(one.to()).isEqualTo("member1@members.example");
        assertThat(one.message()).contains("\r\nDelivered-To: contact@alpha.localhost\r\n");
        assertThat(one.message().stripTrailing()).endsWith(signed.stripTrailing());
    }

    @Test
    void whatOnePersonsServerRefusesStaysAndGoesOnlyToThatOneAgain() {
        Visitor board = server.member(server.alpha(), Office.PRESIDENT); // member1
        server.member(server.alpha(), Office.SECRETARY); // member2
        refused = "member2@members.example";

        send("Subject: Une facture\r\n\r\nx");

        Until.so(() -> kept(board).contains("Une facture"));
        assertThat(kept(board))
                .contains("Le serveur de member2@members.example n’a pas pris ce message")
                .contains("5.7.1 not wanted");
        refused = "";
        FormOnPage.at(board, "/espace/alpha/courrier", "main form[action$=transmettre]").send();

        Until.so(() -> passedOn("member2@members.example") == 1);
        assertThat(passedOn("member1@members.example")).isEqualTo(1);
        assertThat(kept(board)).contains("Aucun message resté ici");
    }

    @Test
    void aPlatformThatTakesNoMailSaysSoWhereItsAddressesStand() {
        try (TestServer closed = TestServer.start(Map.of("PREAU_SMTP_PORT", "-1"))) {
            Visitor board = closed.member(closed.alpha(), Office.PRESIDENT);

            assertThat(kept(board)).contains("ne reçoit pas encore de courrier");
            assertThat(kept(server.member(server.alpha(), Office.PRESIDENT)))
                    .doesNotContain("ne reçoit pas encore de courrier");
        }
    }

    private void send(String message) {
        try (SmtpLine line = new SmtpLine(port)) {
            assertThat(line.send("zoe@ailleurs.example", "contact@alpha.localhost", message))
                    .startsWith("250");
        }
    }

    private static String kept(Visitor board) {
        return Jsoup.parse(board.get("/espace/alpha/courrier").body()).select("main").text();
    }

    private long passedOn(String to) {
        return taken.stream()
                .filter(it -> it.to().equals(to) && it.from().startsWith("retour-"))
                .count();
    }

    private final class Relaying implements MessageHandler {
        private String from = "";
        private String to = "";

        Relaying(MessageContext context) {}

        @Override
        public void from(String address) {
            from = address;
        }

        @Override
        public void recipient(String address) throws RejectException {
            if (address.equals(refused)) {
                throw new RejectException(550, "5.7.1 not wanted");
            }
            to = address;
        }

        @Override
        public String data(InputStream data) throws IOException {
            String message = new String(data.readAllBytes(), StandardCharsets.ISO_8859_1);
            taken.add(new Taken(from, to, message));
            return "taken";
        }

        @Override
        public void done() {}
    }
}
