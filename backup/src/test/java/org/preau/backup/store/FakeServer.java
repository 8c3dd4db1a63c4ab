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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers every request with given bytes and then behaves as no good server does. */
public final class FakeServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    /** What it does once it has answered. */
    private enum Then {
        /** Ends the connection, as its answer said. */
        HANGS_UP,
        /** Stays on the line without another word. */
        FALLS_SILENT,
        /** Takes the next request by the same connection; ends it where it has no answer. */
        GOES_ON
    }

    private final ServerSocket socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final UnaryOperator<String> answer;
    private final Then then;
    private final long pauseMillis;

    /** The same answer always; then it hangs up, or stays without a word. */
    public FakeServer(String answer, boolean stays) throws IOException {
        this(_ -> answer, stays ? Then.FALLS_SILENT : Then.HANGS_UP, 0);
    }

    /** An answer by the head of the request; then it hangs up. */
    public FakeServer(UnaryOperator<String> answer) throws IOException {
        this(answer, Then.HANGS_UP, 0);
    }

    private FakeServer(UnaryOperator<String> answer, Then then, long pauseMillis)
            throws IOException {
        this.answer = answer;
        this.then = then;
        this.pauseMillis = pauseMillis;
        Thread.ofVirtual().start(this::accept);
    }

    /** The answer letter by letter, ten a second. */
    public static FakeServer dripping(String answer) throws IOException {
        return new FakeServer(_ -> answer, Then.FALLS_SILENT, 100);
    }

    /** Keeps its connections, until it has no answer: then it hangs up without one. */
    public static FakeServer keeping(UnaryOperator<String> answer) throws IOException {
        return new FakeServer(answer, Then.GOES_ON, 0);
    }

    /** Where it listens. */
    public int port() {
        return socket.getLocalPort();
    }

    /** The heads of the requests so far. */
    public List<String> requests() {
        return requests;
    }

    /** How many connections there have been. */
    public int connections() {
        return connections.get();
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
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            boolean answered = respond(in, client.getOutputStream());
            while (answered && then == Then.GOES_ON) {
                answered = respond(in, client.getOutputStream());
            }
            if (then == Then.FALLS_SILENT) {
                over.await();
            }
        } catch (IOException | InterruptedException e) {
            // The client hung up first.
        }
    }

    /** Whether there was an answer to this request. */
    private boolean respond(InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        String head = head(in);
        requests.add(head);
        String text = answer.apply(head);
        send((then == Then.HANGS_UP ? closing(text) : text).getBytes(ISO_8859_1), out);
        return !text.isEmpty();
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
        Matcher length = LENGTH.matcher(head);
        in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return head.toString();
    }
}
