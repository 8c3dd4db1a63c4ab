package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.preau.postgres.DatabaseAccess;
import org.preau.postgres.EmbeddedPostgres;
import org.preau.smtp.SmtpLine;
import org.preau.testing.ServerProcess;
import org.preau.testing.Until;

/**
 * The server with its PostgreSQL is killed while mail arrives and goes on: what was taken is there,
 * and after the next start each message has gone to its person once, or is listed as in doubt.
 */
class KilledWhileReceivingTest {

    private static final int SESSIONS = 6;
    private static final int ENOUGH = 200;

    /** A job of a server that died is taken over once that has said nothing for half a minute. */
    private static final int REVIVED = 150;

    private static final Pattern PORT = Pattern.compile("Mail is received at: smtp://[^:]+:(\\d+)");
    private static final Pattern SUBJECT = Pattern.compile("Subject: (\\d+-\\d+)");

    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void whatWasTakenIsThereAndGoesToNobodyTwice() throws Exception {
        Path data = folder();
        try (ServerProcess first = ServerProcess.start(data, Map.of())) {
            Tokens.association(superuser(data), "alpha", first.port());
            president(superuser(data));
            List<Thread> sessions = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                int number = i;
                sessions.add(Thread.ofVirtual().start(() -> send(smtp(first), number)));
            }
            Until.so(() -> count.get() >= ENOUGH);
            first.kill();
            for (Thread session : sessions) {
                session.join();
            }
        }

        try (ServerProcess second = ServerProcess.start(data, Map.of())) {
            assertThat(second.isAlive()).isTrue();
            Until.so(() -> rows(data, "received_mail", "state = 'waiting'") == 0, REVIVED);
            Until.so(
                    () -> rows(data, "outgoing_mail", "state in ('queued', 'sending')") == 0,
                    REVIVED);
            long received = rows(data, "received_mail", "state = 'passed'");
            long doubtful = rows(data, "outgoing_mail", "state = 'unsure'");
            Map<String, Integer> delivered = delivered(data.resolve("mail"));

            assertThat(subjects(data)).as("taken and lost").containsAll(taken);
            assertThat(rows(data, "outgoing_mail", "true")).isEqualTo(received);
            assertThat(delivered.values()).as("how often each was delivered").containsOnly(1);
            assertThat(delivered.size()).isBetween((int) (received - doubtful), (int) received);
            System.out.println(
                    "killed with "
                            + taken.size()
                            + " messages taken: 0 lost, "
                            + delivered.size()
                            + " of "
                            + received
                            + " delivered once, 0 twice, "
                            + doubtful
                            + " listed as in doubt");
        }
    }

    private void send(int port, int session) {
        try (SmtpLine line = new SmtpLine(port)) {
            for (int i = 0; ; i++) {
                String name = session + "-" + i;
                String answer =
                        line.send(
                                "a@a.example",
                                "contact@alpha.localhost",
                                "Subject: " + name + "\r\n\r\nx");
                if (!answer.startsWith("250")) {
                    return;
                }
                taken.add(name);
                count.incrementAndGet();
            }
        } catch (UncheckedIOException | StringIndexOutOfBoundsException e) {
            return; // killed
        }
    }

    private static int smtp(ServerProcess server) {
        Matcher port = PORT.matcher(server.said());
        assertThat(port.find()).isTrue();
        return Integer.parseInt(port.group(1));
    }

    private static Map<String, Integer> delivered(Path folder) throws IOException {
        Map<String, Integer> delivered = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".eml")).toList()) {
                Matcher subject =
                        SUBJECT.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                assertThat(subject.find()).as(file.toString()).isTrue();
                delivered.merge(subject.group(1), 1, Integer::sum);
            }
        }
        return delivered;
    }

    private static List<String> subjects(Path data) {
        return texts(data, "select subject from preau.received_mail");
    }

    private static long rows(Path data, String table, String condition) {
        String sql = "select count(*) from preau." + table + " where " + condition;
        return Long.parseLong(texts(data, sql).getFirst());
    }

    private static List<String> texts(Path data, String sql) {
        try (Connection connection = open(superuser(data));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void president(DatabaseAccess superuser) throws SQLException {
        try (Connection connection = open(superuser);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into preau.account (account_id, email, name) values ('00000000-0000-7000-8000-00000000000c', 'k@courriel.example', 'Kim');
                    insert into preau.membership (tenant_id, account_id, office)
                    select tenant_id, '00000000-0000-7000-8000-00000000000c', 'president' from preau.tenant where slug = 'alpha'
                    """);
        }
    }

    private static Connection open(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private static DatabaseAccess superuser(Path data) {
        return EmbeddedPostgres.attach(data.resolve("postgresql")).superuser("preau");
    }

    private static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("preau-killed");
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
