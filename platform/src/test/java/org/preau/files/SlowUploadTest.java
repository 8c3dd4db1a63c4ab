package org.preau.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.FilesProgram;
import org.preau.testing.TestServer;

/**
 * A connection is closed after some seconds without a byte; here after two. A film that comes
 * slowly takes hours, and is not cut; nor is who waits for the answer while it is stored.
 */
class SlowUploadTest {

    private static final int IDLE_S = 2;
    private static final Duration PACE = Duration.ofMillis(400);
    private static final int PARTS = 15;
    private static final int PART = 4_096;

    private static TestServer server;
    private static FilesProgram program;

    @BeforeAll
    static void open() {
        server = TestServer.start(Map.of("PREAU_IDLE_SECONDS", "" + IDLE_S));
        program = FilesProgram.of(server, server.alpha(), "slow", Office.WRITER);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void aSlowClientIsNotCutAsLongAsBytesCome() throws IOException {
        try (Socket socket = socket()) {
            OutputStream out = head(socket, "lent.bin", PARTS * PART);
            long begun = System.nanoTime();
            for (int i = 0; i < PARTS; i++) {
                out.write(new byte[PART]);
                out.flush();
                LockSupport.parkNanos(PACE.toNanos());
            }
            String answer = answer(socket);

            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(answer).startsWith("HTTP/1.1 201 ");
            assertThat(taken).isGreaterThan(Duration.ofSeconds(2L * IDLE_S));
            System.out.printf(
                    "a body at %d bytes/s: %.1f s, with %d s allowed between two bytes%n",
                    PART * 1_000L / PACE.toMillis(), taken.toMillis() / 1000.0, IDLE_S);
        }
        assertThat(program.visitor().get(program.path() + "lent.bin").body()).hasSize(PARTS * PART);
    }

    @Test
    void aSilentOneIsCutAndLeavesNothing() throws IOException {
        try (Socket socket = socket()) {
            OutputStream out = head(socket, "muet.bin", PARTS * PART);
            out.write(new byte[PART]);
            out.flush();
            long begun = System.nanoTime();
            String answer = answer(socket);

            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(answer).doesNotContain(" 201 ");
            assertThat(taken).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5L * IDLE_S));
        }
        assertThat(program.visitor().get(program.path() + "muet.bin").statusCode()).isEqualTo(404);
    }

    /** Storing several gigabytes takes longer than a connection may be silent. */
    @Test
    void whoWaitsForTheAnswerIsNotCut() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = Thread.ofVirtual().start(() -> hold(held));
        assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
        try (Socket socket = socket()) {
            OutputStream out = head(socket, "attendu.bin", PART);
            out.write(new byte[PART]);
            out.flush();

            assertThat(answer(socket)).startsWith("HTTP/1.1 201 ");
        }
        holder.join();
    }

    /**
     * Holds what a change of files waits for, three times as long as a connection may be silent.
     */
    private static void hold(CountDownLatch held) {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            Change.begin(tx, TestServer.FIXTURE);
                            held.countDown();
                            LockSupport.parkNanos(Duration.ofSeconds(3L * IDLE_S).toNanos());
                            return true;
                        });
    }

    private static Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static OutputStream head(Socket socket, String name, int length) throws IOException {
        String login =
                Base64.getEncoder()
                        .encodeToString(
                                (program.login() + ":" + program.password())
                                        .getBytes(StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        out.write(
                ("PUT "
                                + program.path()
                                + name
                                + " HTTP/1.1\r\nHost: localhost:"
                                + server.port()
                                + "\r\nAuthorization: Basic "
                                + login
                                + "\r\nContent-Length: "
                                + length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return out;
    }

    /** The first line of the answer; empty when there is none. */
    private static String answer(Socket socket) {
        StringBuilder line = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int it = in.read(); it >= 0 && it != '\r'; it = in.read()) {
                line.append((char) it);
            }
        } catch (IOException e) {
            // Cut.
        }
        return line.toString();
    }
}
