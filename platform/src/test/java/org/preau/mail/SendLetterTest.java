package org.preau.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.base.EmailAddress;
import org.preau.testing.TestServer;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Letters on their way to a relay that takes, refuses, hangs up, or is not there. */
class SendLetterTest {

    private static final EmailAddress TO = new EmailAddress("marion@courriel.example");

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable RejectException> answer = new AtomicReference<>();
    private TestServer server;
    private SMTPServer relay;

    @BeforeEach
    void start() {
        server = TestServer.start();
        relay = SMTPServer.port(0).messageHandlerFactory(Handler::new).build();
        relay.start();
    }

    @AfterEach
    void stop() {
        relay.stop();
        server.close();
    }

    @Test
    void aLetterArrivesOnceWithItsHeaders() {
        UUID letter =
                queue(
                        "Bonjour à toutes\r\nBcc: victime@courriel.example",
                        "Première ligne\nDeuxième");

        send(letter, relay.getPortAllocated());
        send(letter, relay.getPortAllocated());

        assertThat(state(letter)).isEqualTo("sent");
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst())
                .contains("To: marion@courriel.example")
                .contains("Message-ID: <" + letter + "@localhost>")
                .contains("Auto-Submitted: auto-generated")
                .doesNotContain("\nBcc:");
    }

    @Test
    void aRefusalForGoodIsNotTriedAgain() {
        answer.set(new RejectException(550, "no such person"));
        UUID letter = queue("Bonjour", "x");

        send(letter, relay.getPortAllocated());

        assertThat(state(letter)).isEqualTo("failed");
    }

    @Test
    void aRefusalOfTheMomentStaysQueuedForALaterTry() {
        answer.set(new RejectException(451, "come back later"));
        UUID letter = queue("Bonjour", "x");

        assertThatThrownBy(() -> send(letter, relay.getPortAllocated()))
                .hasMessageContaining("not yet");
        assertThat(state(letter)).isEqualTo("queued");

        answer.set(null);
        send(letter, relay.getPortAllocated());
        assertThat(state(letter)).isEqualTo("sent");
    }

    @Test
    void aRelayThatIsNotThereCostsNothingButTime() {
        UUID letter = queue("Bonjour", "x");
        int port = relay.getPortAllocated();
        relay.stop();

        assertThatThrownBy(() -> send(letter, port)).hasMessageContaining("not yet");
        assertThat(state(letter)).isEqualTo("queued");
    }

    @Test
    void whatACrashLeftHalfSentIsUnsureAndNeverSentAgain() {
        UUID letter = queue("Bonjour", "x");
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                "update outgoing_mail set state = 'sending' where id = :id")
                                        .bind("id", letter)
                                        .execute());

        send(letter, relay.getPortAllocated());

        assertThat(state(letter)).isEqualTo("unsure");
        assertThat(taken).isEmpty();
    }

    private UUID queue(String subject, String text) {
        return server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            UUID id = org.preau.base.Ids.next();
                            tx.query(
                                            """
                                            insert into outgoing_mail (id, recipient, subject, text_body, message_id)
                                            values (:id, :to, :subject, :text, :message)
                                            """)
                                    .bind("id", id)
                                    .bind("to", TO)
                                    .bind("subject", subject)
                                    .bind("text", text)
                                    .bind("message", "<" + id + "@localhost>")
                                    .execute();
                            return id;
                        });
    }

    private void send(UUID letter, int port) {
        new SendLetter(
                        server.house().database(),
                        new RelayDelivery(URI.create("smtp://127.0.0.1:" + port), "", ""),
                        new EmailAddress("ne-pas-repondre@preau.example"),
                        "Préau",
                        Clock.systemUTC())
                .run(server.tenancy(server.alpha()), new Post.ToSend(letter));
    }

    private String state(UUID letter) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query("select state from outgoing_mail where id = :id")
                                        .bind("id", letter)
                                        .one(String.class));
    }

    private final class Handler implements MessageHandler {
        Handler(MessageContext context) {
            assertThat(context.getRemoteAddress()).isNotNull();
        }

        @Override
        public void from(String from) {
            assertThat(from).isEqualTo("ne-pas-repondre@preau.example");
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            RejectException no = answer.get();
            if (no != null) {
                throw no;
            }
        }

        @Override
        public String data(InputStream data) throws IOException {
            taken.add(new String(data.readAllBytes(), StandardCharsets.UTF_8));
            return "taken";
        }

        @Override
        public void done() {
            // nothing to close
        }
    }
}
