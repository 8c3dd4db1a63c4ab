package org.preau.backup.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Answers every request with given bytes and hangs up, or does not: what no good server does. */
final class FakeServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> answer;
    private final boolean stays;
    private final long pauseMillis;

    /** The same answer always; then it hangs up, or stays without a word. */
    FakeServer(String answer, boolean stays) throws IOException {
        this(_ -> answer, stays, 0);
    }

    /** An answer by the head of the request; then it hangs up. */
    FakeServer(UnaryOperator<String> answer) throws IOException {
        this(answer, false, 0);
    }

    private FakeServer(UnaryOperator<String> answer, boolean stays, long pauseMillis)
            throws IOException {
        this.answer = answer;
        this.stays = stays;
        this.pauseMillis = pauseMillis;
        Thread.ofVirtual().start(this::accept);
    }

    /** The answer letter by letter, ten a second. */
    static FakeServer dripping(String answer) throws IOException {
        return new FakeServer(_ -> answer, true, 100);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The heads of the requests so far. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            requests.add(head);
            send(closing(answer.apply(head)).getBytes(ISO_8859_1), client.getOutputStream());
            if (stays) {
                over.await();
            }
        } catch (IOException | InterruptedException e) {
            // The client hung up first.
        }
    }

    /** Says that it will hang up, or the next request would come by the same connection. */
    private static String closing(String answer) {
        return answer.replaceFirst("\r\n", "\r\nConnection: close\r\n");
    }

    private void send(byte[] bytes, OutputStream out) throws IOException, InterruptedException {
        if (pauseMillis == 0) {
            out.write(bytes);
            return;
        }
        for (byte b : bytes) {
            out.write(b);
            if (over.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** The head of the request; its body is read as well, or hanging up would cut it off. */
    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("no request");
            }
            head.append((char) b);
        }
        var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
        in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return head.toString();
    }
}
