package org.preau.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one sends is one message, whole, or none. */
class MailReceiverTest {

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private MailReceiver receiver;
    private int port;

    private final Reception reception =
            new Reception() {
                @Override
                public Verdict recipient(String sender, String recipient) {
                    return recipient.startsWith("nobody@")
                            ? new Verdict.Refused(550, "5.1.1 there is no such address here")
                            : Verdict.TAKEN;
                }

                @Override
                public Verdict take(Arrived one) {
                    arrived.add(one);
                    return Verdict.TAKEN;
                }
            };

    @BeforeEach
    void open() {
        receiver = new MailReceiver(InetAddress.getLoopbackAddress(), 0, "mail.example", reception);
        port = receiver.start();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aMessageArrivesAsItWasWithOurLineAbove() {
        try (SmtpLine line = new SmtpLine(port)) {
            String answer =
                    line.send(
                            "Zoe@Ailleurs.example",
                            "Contact@Alpha.example",
                            "Subject: x\r\n\r\n..é\r\n..");

            assertThat(answer).startsWith("250 2.0.0");
        }
        Arrived one = arrived.getFirst();
        assertThat(one.sender()).isEqualTo("zoe@ailleurs.example");
        assertThat(one.recipients()).containsExactly("contact@alpha.example");
        assertThat(new String(one.message(), StandardCharsets.ISO_8859_1))
                .startsWith("Received: from client.example")
                .endsWith("\r\nSubject: x\r\n\r\n.é\r\n.\r\n");
    }

    /** Each of these was once the end of a message to some server and not to another one. */
    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n.\r"})
    void aSecondMessageWithinOneIsNeverTaken(String end) {
        try (SmtpLine line = new SmtpLine(port)) {
            String smuggled =
                    "Subject: x\r\n\r\nx"
                            + end
                            + "MAIL FROM:<evil@a.example>\r\nRCPT TO:<b@a.example>\r\nDATA\r\nSubject: y\r\n\r\ny";

            assertThat(line.send("a@a.example", "b@b.example", smuggled)).startsWith("550 5.6.0");
            assertThat(line.send("a@a.example", "b@b.example", "Subject: z\r\n\r\nz"))
                    .as("the line is still in step")
                    .startsWith("250");
        }
        assertThat(arrived).hasSize(1);
    }

    @Test
    void theSameBytesInPiecesOfAKnownLengthAreOneMessageOrNone() {
        try (SmtpLine line = new SmtpLine(port)) {
            String _ = line.say("MAIL FROM:<a@a.example>");
            String _ = line.say("RCPT TO:<b@b.example>");
            assertThat(line.raw("BDAT 6 LAST\r\nA: b\n\n")).startsWith("550 5.6.0");
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    void anAddressThatIsNoneIsRefusedBeforeItsMessage() {
        try (SmtpLine line = new SmtpLine(port)) {
            String _ = line.say("MAIL FROM:<a@a.example>");
            assertThat(line.say("RCPT TO:<nobody@b.example>")).startsWith("550 5.1.1");
            assertThat(line.say("RCPT TO:<b\u0001@b.example>")).startsWith("55");
            assertThat(line.say("RCPT TO:<" + "b".repeat(300) + "@b.example>")).startsWith("553");
            assertThat(line.say("DATA")).startsWith("503");
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    void fiftyMegabytesAreRefusedInWordsAndTheLineGoesOn() {
        try (SmtpLine line = new SmtpLine(port)) {
            assertThat(line.say("MAIL FROM:<a@a.example> SIZE=50000000")).startsWith("552");
            String large = "Subject: x\r\n\r\n" + ("y".repeat(998) + "\r\n").repeat(50_000);
            assertThat(line.send("a@a.example", "b@b.example", large)).startsWith("552 5.3.4");
            assertThat(line.send("a@a.example", "b@b.example", "Subject: z\r\n\r\nz"))
                    .startsWith("250");
        }
        assertThat(arrived).hasSize(1);
    }

    @Test
    void whatIsNoMailAtAllIsAnsweredAndForgotten() {
        try (SmtpLine line = new SmtpLine(port)) {
            assertThat(line.say("GET / HTTP/1.1")).startsWith("500");
            assertThat(line.say("VRFY root")).startsWith("502");
            assertThat(line.say("MAIL FROM:<a@a.example>")).startsWith("250");
        }
        assertThat(arrived).isEmpty();
    }
}
