package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.preau.postgres.DatabaseAccess;
import org.preau.postgres.EmbeddedPostgres;
import org.preau.testing.ServerProcess;
import org.preau.testing.Visitor;
import org.preau.web.Secrets;

/**
 * The server with its PostgreSQL is killed in the midst of files being put: what was acknowledged
 * is there to the last byte, what was not is there whole as it was before or as it was to be.
 */
class KilledPutTest {

    private static final int CLIENTS = 4;
    private static final int SIZE = 300_000;
    private static final int ENOUGH = 40;
    private static final String PASSWORD = "kkkkk-kkkkk-kkkkk-kkkkk-kkkkkk";

    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void filesThatWereAcknowledgedSurviveAndNoneIsTorn() throws Exception {
        Path data = folder();
        try (ServerProcess first = ServerProcess.start(data, Map.of())) {
            Tokens.association(superuser(data), "alpha", first.port());
            member(superuser(data));
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String name = "client-" + i + ".bin";
                clients.add(Thread.ofVirtual().start(() -> write(first.port(), name)));
            }
            long patience = System.nanoTime() + 60_000_000_000L;
            while (answered.get() < ENOUGH && System.nanoTime() < patience) {
                LockSupport.parkNanos(1_000_000);
            }
            first.kill();
            over.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
        assertThat(answered.get())
                .as("acknowledged before the kill")
                .isGreaterThanOrEqualTo(ENOUGH);

        try (ServerProcess second = ServerProcess.start(data, Map.of())) {
            for (Map.Entry<String, Integer> one : acknowledged.entrySet()) {
                String body = program(second.port()).get("/dav/alpha/" + one.getKey()).body();
                int version = Integer.parseInt(body.substring(0, 8).strip());
                assertThat(body).isEqualTo(content(version));
                assertThat(version).as(one.getKey()).isBetween(one.getValue(), one.getValue() + 1);
            }
        }
        System.out.println("killed with " + answered.get() + " files acknowledged: 0 lost, 0 torn");
    }

    private void write(int port, String name) {
        for (int version = 1; !over.get(); version++) {
            try {
                HttpResponse<String> answer =
                        program(port)
                                .bytes(
                                        "PUT",
                                        "/dav/alpha/" + name,
                                        "application/octet-stream",
                                        content(version).getBytes(StandardCharsets.US_ASCII));
                if (answer.statusCode() != 201 && answer.statusCode() != 204) {
                    return;
                }
                acknowledged.put(name, version);
                answered.incrementAndGet();
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    /** The version, and signs that follow from it. */
    private static String content(int version) {
        return "%8d".formatted(version) + String.valueOf((char) ('a' + version % 26)).repeat(SIZE);
    }

    private static Visitor program(int port) {
        return Visitor.of(port, "localhost")
                .with(
                        "authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                ("k@alpha.example:" + PASSWORD)
                                                        .getBytes(StandardCharsets.US_ASCII)));
    }

    private static void member(DatabaseAccess superuser) throws SQLException {
        String hash = HexFormat.of().formatHex(Secrets.digest(PASSWORD.replace("-", "")));
        try (Connection connection =
                        DriverManager.getConnection(
                                superuser.url(), superuser.user(), superuser.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into preau.account (account_id, email, name) values ('00000000-0000-7000-8000-00000000000c', 'k@alpha.example', 'Kim');
                    insert into preau.membership (tenant_id, account_id, office)
                    select tenant_id, '00000000-0000-7000-8000-00000000000c', 'writer' from preau.tenant where slug = 'alpha';
                    insert into preau.app_password (tenant_id, id, account_id, purpose, name, secret_hash)
                    select tenant_id, gen_random_uuid(), '00000000-0000-7000-8000-00000000000c', 'files', 'x', '\\x%s' from preau.tenant where slug = 'alpha'
                    """
                            .formatted(hash));
        }
    }

    private static DatabaseAccess superuser(Path data) {
        return EmbeddedPostgres.attach(data.resolve("postgresql")).superuser("preau");
    }

    private static Path folder() throws java.io.IOException {
        Path folder = Files.createTempDirectory("preau-killed");
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
