package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.preau.base.EmailAddress;
import org.preau.mail.Letter;
import org.preau.testing.TestServer;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** Two servers on one PostgreSQL and one store act as one. */
class TwoServersTest {

    private static final int ROUNDS = 60;
    private static final int LETTERS = 120;
    private static final long GIVE_UP_NANOS = 5_000_000_000L;

    @Test
    void aWriteOnEitherIsPublicOnBothWithinATenthOfASecond() throws Exception {
        Path objects = Files.createTempDirectory("preau-objects");
        Map<String, String> shared = Map.of("PREAU_STORE", objects.toString());
        try (TestServer one = TestServer.start(shared);
                TestServer two = TestServer.beside(one, shared)) {
            List<Long> millis = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                TestServer writer = round % 2 == 0 ? one : two;
                TestServer reader = round % 2 == 0 ? two : one;
                millis.add(untilSeen(writer, reader, "Nom numéro " + round));
            }
            Collections.sort(millis);
            long median = millis.get(ROUNDS / 2);
            long ninth = millis.get(ROUNDS * 9 / 10);
            System.out.printf(
                    "public on the other server: median %d ms, p90 %d ms, worst %d ms, N=%d%n",
                    median, ninth, millis.getLast(), ROUNDS);
            assertThat(ninth).as("p90, in ms").isLessThan(100);
            // The worst belongs to the machine that runs the test, so it is printed only.
        }
    }

    @Test
    void aJobRunsOnOneOfThemAndOnce() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        SMTPServer relay =
                SMTPServer.port(0)
                        .simpleMessageListener(
                                new SimpleMessageListener() {
                                    @Override
                                    public boolean accept(String from, String recipient) {
                                        return true;
                                    }

                                    @Override
                                    public void deliver(String from, String to, InputStream data)
                                            throws IOException {
                                        received.add(
                                                new String(
                                                        data.readAllBytes(),
                                                        StandardCharsets.UTF_8));
                                    }
                                })
                        .build();
        relay.start();
        Map<String, String> mail =
                Map.of("PREAU_MAIL_RELAY", "smtp://127.0.0.1:" + relay.getPortAllocated());
        try (TestServer one = TestServer.start(mail);
                TestServer two = TestServer.beside(one, mail)) {
            for (int i = 0; i < LETTERS; i++) {
                String subject = "Lettre " + i + ".";
                TestServer writer = i % 2 == 0 ? one : two;
                writer.house()
                        .database()
                        .write(
                                writer.tenancy(writer.alpha()),
                                tx -> {
                                    writer.house()
                                            .post()
                                            .queue(
                                                    tx,
                                                    new Letter(
                                                            new EmailAddress("a@b.example"),
                                                            subject,
                                                            "x"));
                                    return subject;
                                });
            }
            await(() -> unsent(one) == 0);
        } finally {
            relay.stop();
        }
        Set<String> subjects = new TreeSet<>();
        for (String message : received) {
            subjects.add(
                    message.lines()
                            .filter(line -> line.startsWith("Subject:"))
                            .findFirst()
                            .orElse(""));
        }
        assertThat(received).hasSize(LETTERS);
        assertThat(subjects).hasSize(LETTERS);
    }

    private static int unsent(TestServer server) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                "select count(*)::int from outgoing_mail where state <> 'sent'")
                                        .one(Integer.class));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static long untilSeen(TestServer writer, TestServer reader, String name) {
        AtomicInteger looks = new AtomicInteger();
        writer.house()
                .database()
                .write(
                        writer.tenancy(writer.alpha()),
                        tx -> {
                            tx.query("update site set tagline = :name")
                                    .bind("name", name)
                                    .execute();
                            tx.siteChanged();
                            return name;
                        });
        long committed = System.nanoTime();
        assertThat(writer.visitor("alpha.localhost").get("/").body())
                .as("the writer's own server, at once")
                .contains(name);
        while (System.nanoTime() - committed < GIVE_UP_NANOS) {
            looks.incrementAndGet();
            if (reader.visitor("alpha.localhost").get("/").body().contains(name)) {
                return (System.nanoTime() - committed) / 1_000_000;
            }
        }
        throw new AssertionError("not seen after five seconds and " + looks + " looks");
    }
}
