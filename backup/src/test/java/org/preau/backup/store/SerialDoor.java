package org.preau.backup.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands before S3Proxy and lets conditional writes in one at a time.
 *
 * <p>On a folder, S3Proxy 4.1 answers {@code If-Match} by looking and then writing, so of two
 * writers in the same moment both may win (its {@code Quirks} say so); a real S3 decides as it
 * writes. One at a time, looking and then writing is the same thing. Nothing else is changed:
 * requests pass byte for byte, but that each has a connection of its own.
 */
final class SerialDoor implements AutoCloseable {
    private static final int MOST_HEAD = 64 * 1024;

    private final ServerSocket door;
    private final int server;
    private final ReentrantLock conditional = new ReentrantLock(true);

    SerialDoor(int server) throws IOException {
        this.server = server;
        door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that left before it came in.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream(), 1 << 16);
            String head = head(in);
            String lower = head.toLowerCase(Locale.ROOT);
            boolean condition =
                    !lower.startsWith("get ")
                            && (lower.contains("\r\nif-match:")
                                    || lower.contains("\r\nif-none-match:"));
            if (condition) {
                conditional.lock();
            }
            try {
                forward(head, length(lower), in, client);
            } finally {
                if (condition) {
                    conditional.unlock();
                }
            }
        } catch (IOException e) {
            // One side left; closing tells the other.
        }
    }

    private void forward(String head, long length, InputStream in, Socket client)
            throws IOException {
        try (Socket backend = new Socket(InetAddress.getLoopbackAddress(), server)) {
            var out = backend.getOutputStream();
            String closing = head.replaceFirst("(?i)\r\nConnection: [^\r]*", "");
            out.write(
                    closing.replaceFirst("\r\n", "\r\nConnection: close\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            copy(in, out, length);
            out.flush();
            backend.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = length; left > 0; ) {
            int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                throw new EOFException("the client left in the middle of its request");
            }
            out.write(buffer, 0, n);
            left -= n;
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int ending = 0;
        while (ending < 4) {
            int b = in.read();
            if (b < 0 || head.size() > MOST_HEAD) {
                throw new EOFException("no request");
            }
            head.write(b);
            ending = b == "\r\n\r\n".charAt(ending) ? ending + 1 : b == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static long length(String lowerHead) {
        int at = lowerHead.indexOf("\r\ncontent-length:");
        if (at < 0) {
            return 0;
        }
        int from = at + "\r\ncontent-length:".length();
        return Long.parseLong(lowerHead.substring(from, lowerHead.indexOf("\r\n", from)).strip());
    }
}
