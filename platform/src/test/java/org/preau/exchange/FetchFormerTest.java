package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a former site; 127.0.0.2 plays the public internet, 127.0.0.1 this machine. */
class FetchFormerTest {

    private static final String OUTSIDE = "127.0.0.2";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger reached = new AtomicInteger();
    private HttpServer outside;
    private HttpServer inside;

    @BeforeEach
    void open() throws IOException {
        outside = server(OUTSIDE, asked);
        inside = server("127.0.0.1", reached);
        int port = inside.getAddress().getPort();
        answer(outside, "/photo.png", 200, "", "image");
        answer(outside, "/moved", 302, "/photo.png", "");
        answer(outside, "/trap", 302, "http://127.0.0.1:" + port + "/secret", "");
        answer(outside, "/named", 302, "http://second.example:" + port + "/secret", "");
        answer(outside, "/file", 302, "file:///etc/passwd", "");
        answer(outside, "/round", 302, "/round", "");
        answer(inside, "/secret", 200, "", "secret");
    }

    @AfterEach
    void close() {
        outside.stop(0);
        inside.stop(0);
    }

    @Test
    void aFileIsFetchedAlsoAfterARedirectOfTheSameSite(@TempDir Path folder) throws IOException {
        FetchFormer fetch = fetch(folder);

        assertThat(Files.readString(fetch.fetch(at("/photo.png")).orElseThrow()))
                .isEqualTo("image");
        Path moved = fetch.fetch(at("/moved")).orElseThrow();
        assertThat(Files.readString(moved)).isEqualTo("image");
        assertThat(String.valueOf(moved.getFileName())).isEqualTo("photo.png");
        assertThat(fetch.fetch(at("/nowhere"))).isEmpty();
    }

    @Test
    void noRedirectAndNoSecondAnswerLeadsInside(@TempDir Path folder) {
        for (String path : List.of("/trap", "/named", "/file", "/round")) {
            assertThat(fetch(folder).fetch(at(path))).as(path).isEmpty();
        }
        assertThat(reached).as("requests that came inside").hasValue(0);
        assertThat(asked).as("the control: those outside did").hasPositiveValue();

        AtomicInteger answers = new AtomicInteger();
        FetchFormer fooled =
                new FetchFormer(
                        folder,
                        host ->
                                new InetAddress[] {
                                    InetAddress.getByName(
                                            answers.getAndIncrement() == 0 ? OUTSIDE : "127.0.0.1")
                                },
                        FetchFormerTest::isOutside,
                        List.of(outside.getAddress().getPort()));
        assertThat(
                        fooled.fetch(
                                "http://twice.example:"
                                        + outside.getAddress().getPort()
                                        + "/photo.png"))
                .isPresent();
        assertThat(answers).as("asked once, connected to that answer").hasValue(1);
    }

    @Test
    void whatIsNotPublicIsNeverAskedFor(@TempDir Path folder) throws IOException {
        for (String address :
                List.of(
                        "127.0.0.1",
                        "10.1.2.3",
                        "172.16.0.1",
                        "192.168.1.1",
                        "169.254.169.254",
                        "100.64.0.1",
                        "0.0.0.0",
                        "224.0.0.1",
                        "255.255.255.255",
                        "198.18.0.1",
                        "::1",
                        "fe80::1",
                        "fd00::1",
                        "::ffff:127.0.0.1",
                        "::ffff:169.254.169.254",
                        "64:ff9b::7f00:1",
                        "2002:7f00:1::",
                        "2001:db8::1",
                        "ff02::1",
                        "::")) {
            assertThat(PublicAddresses.isPublic(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
        for (String address :
                List.of(
                        "93.184.216.34",
                        "8.8.8.8",
                        "2606:4700::1111",
                        "172.32.0.1",
                        "100.128.0.1")) {
            assertThat(PublicAddresses.isPublic(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
        FetchFormer real = new FetchFormer(folder);
        assertThat(real.fetch("http://127.0.0.1:" + inside.getAddress().getPort() + "/secret"))
                .isEmpty();
        assertThat(real.fetch("http://localhost/secret")).isEmpty();
        assertThat(real.fetch("http://user@93.184.216.34/")).isEmpty();
        assertThat(real.fetch("file:///etc/passwd")).isEmpty();
        assertThat(reached).hasValue(0);
    }

    private FetchFormer fetch(Path folder) {
        return new FetchFormer(
                folder,
                InetAddress::getAllByName,
                FetchFormerTest::isOutside,
                List.of(outside.getAddress().getPort(), inside.getAddress().getPort()));
    }

    private static boolean isOutside(InetAddress address) {
        return address.getHostAddress().equals(OUTSIDE);
    }

    private String at(String path) {
        return "http://" + OUTSIDE + ":" + outside.getAddress().getPort() + path;
    }

    private static HttpServer server(String address, AtomicInteger counter) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    counter.incrementAndGet();
                    exchange.sendResponseHeaders(404, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private void answer(HttpServer server, String path, int status, String location, String body) {
        AtomicInteger counter = server.equals(outside) ? asked : reached;
        server.createContext(
                path,
                exchange -> {
                    counter.incrementAndGet();
                    if (!location.isEmpty()) {
                        exchange.getResponseHeaders().add("Location", location);
                    }
                    byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }
}
