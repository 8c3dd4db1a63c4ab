package org.preau.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;

/** Mail stays as long as the privacy page says. */
class ForgetMailTest {

    private TestServer server;

    @BeforeEach
    void open() {
        server = TestServer.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatWasPassedOnGoesAfterThirtyDaysAndWhatStayedAfterHalfAYear() {
        String alpha = server.alpha().id().toString();
        List.of("passed 29", "passed 31", "kept 31", "kept 181", "waiting 400")
                .forEach(one -> {
                    String[] parts = one.split(" ", 2);
                    sql(
                            "insert into received_mail (tenant_id, id, sender, recipients, author, subject, message, state, received_at) values ('%s', gen_random_uuid(), '', '{x}', '', '%s', '', '%s', now() - interval '%s days')"
                                    .formatted(alpha, one, parts[0], parts[1]));
                });

        int _ = new ForgetMail(server.house().database()).run(); // the server's own may be quicker

        assertThat(subjects()).containsExactlyInAnyOrder("passed 29", "kept 31", "waiting 400");
    }

    private void sql(String text) {
        int _ =
                server.house()
                        .database()
                        .operator("arrange for a test", tx -> tx.query(text).execute());
    }

    private List<String> subjects() {
        return server.house()
                .database()
                .operator(
                        "read for a test",
                        tx -> tx.query("select subject from received_mail").list(String.class));
    }
}
