package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/**
 * Whatever is too large is refused within a second of being so, on the portal and on a site, and
 * costs the neighbours nothing.
 */
class OversizeTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int MEGA = 1_048_576;
    private static final String ENDLESS_CHUNK = "100000\r\n" + "a".repeat(MEGA) + "\r\n";

    /** What the portal takes, and two more. */
    private static final int TOO_MANY_CHUNKS = 26;

    private static TestServer server;

    /** The status, and how long after the last byte that was allowed it came. */
    private record Refusal(int status, long nanos) {}

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.portal().get("/connexion");
        server.visitor("alpha.localhost").get("/");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "alpha.localhost"})
    void anAddressThatIsTooLong(String host) throws IOException {
        refused(414, ask("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + host(host) + "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "alpha.localhost"})
    void headersThatAreTooLarge(String host) throws IOException {
        String head = "GET / HTTP/1.1\r\n" + host(host);
        refused(431, ask(head + "X-A: " + "a".repeat(40_000) + "\r\n\r\n"));
        refused(431, ask(head + "X-A: 1\r\n".repeat(5_000) + "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/plain"})
    void aBodyThatSaysThatItIsTooLarge(String type) throws IOException {
        refused(413, ask(post(type) + "Content-Length: 3000000000\r\n\r\n"));
    }

    @Test
    void aBodyThatGoesOnAndOn() throws IOException {
        refused(413, endless());
    }

    @Test
    void aFormOfTooManyParts() throws IOException {
        refused(400, form("application/x-www-form-urlencoded", "a=1&".repeat(5_000)));
        String part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        refused(400, form("multipart/form-data; boundary=b", part.repeat(5_000) + "--b--\r\n"));
    }

    @Test
    void aFieldThatIsTooLarge() throws IOException {
        refused(413, form("application/x-www-form-urlencoded", "a=" + "x".repeat(6 * MEGA)));
    }

    @Test
    void theNeighboursGoOnMeanwhile() throws Exception {
        AtomicInteger endless = new AtomicInteger();
        List<Thread> hostile = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            hostile.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    endless();
                                    endless.incrementAndGet();
                                } catch (IOException e) {
                                    // Hung up on, which refuses it too.
                                    endless.incrementAndGet();
                                }
                            }));
        }
        Visitor visitor = server.visitor("beta.localhost");
        for (int i = 0; i < 200; i++) {
            assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        }
        for (Thread thread : hostile) {
            thread.join();
        }
        assertThat(endless).hasValue(8);
    }

    private static Refusal endless() throws IOException {
        return ask(
                post("text/plain") + "Transfer-Encoding: chunked\r\n\r\n",
                ENDLESS_CHUNK,
                TOO_MANY_CHUNKS);
    }

    private static Refusal form(String type, String body) throws IOException {
        return ask(post(type) + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void refused(int status, Refusal refusal) {
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.nanos()).as("ns until the refusal").isLessThan(SECOND);
    }

    private static String post(String type) {
        return "POST /connexion HTTP/1.1\r\n"
                + host("localhost")
                + "Content-Type: "
                + type
                + "\r\n";
    }

    private static String host(String name) {
        return "Host: " + name + ":" + server.port() + "\r\n";
    }

    private static Refusal ask(String request) throws IOException {
        return ask(request, "", 0);
    }

    private static Refusal ask(String request, String more, int times) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            AtomicLong said = new AtomicLong(System.nanoTime());
            Thread.ofVirtual().start(() -> write(socket, request, more, times, said));
            String line =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
            long took = System.nanoTime() - said.get();
            return new Refusal(line == null ? 0 : Integer.parseInt(line.split(" ", 3)[1]), took);
        }
    }

    /** Goes on when it is refused meanwhile, as nobody reads what it writes then. */
    private static void write(
            Socket socket, String request, String more, int times, AtomicLong said) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            said.set(System.nanoTime());
            byte[] again = more.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < times; i++) {
                out.write(again);
                said.set(System.nanoTime());
            }
        } catch (IOException e) {
            // Refused before the end.
        }
    }
}
