package org.preau.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/**
 * Clients that hold their connections: a head that never ends, a body that never ends, an answer
 * that is never read. Their neighbours must not notice.
 */
class SlowClientsTest {

    private static final int REQUESTS = 2_000;
    private static final double SUCCEED = 0.999;

    /** How a client is slow. */
    private enum Slow {
        HEAD,
        BODY,
        READING
    }

    @Test
    void threeHundredOfThemCostTheirNeighboursNothing() throws IOException {
        neighboursOf(300);
    }

    @Test
    @Tag("thorough")
    void twoThousandOfThemCostTheirNeighboursNothing() throws IOException {
        neighboursOf(2_000);
    }

    private static void neighboursOf(int count) throws IOException {
        List<SocketChannel> slow = new ArrayList<>();
        try (TestServer server = TestServer.start()) {
            Visitor neighbour = server.visitor("beta.localhost");
            long[] before = ask(neighbour);
            for (int i = 0; i < count; i++) {
                slow.add(open(server.port(), Slow.values()[i % Slow.values().length]));
            }
            long[] during = ask(neighbour);
            drip(slow);
            long failed = Arrays.stream(during).filter(nanos -> nanos < 0).count();
            System.out.printf(
                    "%d slow clients: %d of %d neighbours failed, p99 %.1f ms (%.1f ms before)%n",
                    count, failed, REQUESTS, p99(during), p99(before));
            assertThat(1.0 - (double) failed / REQUESTS).isGreaterThanOrEqualTo(SUCCEED);
            assertThat(neighbour.get("/recherche?q=apres").statusCode()).isEqualTo(200);
        } finally {
            for (SocketChannel one : slow) {
                one.close();
            }
        }
    }

    /** Half of the pages out of the cache, half made now; how long each took, -1 when it failed. */
    private static long[] ask(Visitor neighbour) {
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long begun = System.nanoTime();
            int status = neighbour.get(i % 2 == 0 ? "/" : "/recherche?q=mot" + i).statusCode();
            nanos[i] = status == 200 ? System.nanoTime() - begun : -1;
        }
        return nanos;
    }

    private static double p99(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length * 99 / 100] / 1e6;
    }

    private static SocketChannel open(int port, Slow how) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(java.net.StandardSocketOptions.SO_RCVBUF, 1_024);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request =
                switch (how) {
                    case HEAD -> "GET / HTTP/1.1\r\nHost: alpha.localhost:" + port + "\r\nX-";
                    case BODY ->
                            "POST /connexion HTTP/1.1\r\nHost: localhost:"
                                    + port
                                    + "\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\na";
                    case READING ->
                            ("GET / HTTP/1.1\r\nHost: alpha.localhost:" + port + "\r\n\r\n")
                                    .repeat(20);
                };
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    /** One more letter each, so that none is merely idle. */
    private static void drip(List<SocketChannel> slow) {
        for (SocketChannel one : slow) {
            try {
                one.write(ByteBuffer.wrap(new byte[] {'a'}));
            } catch (IOException e) {
                // The server hung up on it, as it may.
            }
        }
    }
}
