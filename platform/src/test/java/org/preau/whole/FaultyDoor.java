package org.preau.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands before a server and spoils, when told so, what is said through it. */
final class FaultyDoor implements AutoCloseable {

    /** What happens to a connection. */
    enum Mode {
        /** Nothing. */
        OPEN,
        /** It is closed at once. */
        REFUSING,
        /** The server's answer never comes. */
        SILENT,
        /** The server's answer ends in the middle. */
        TRUNCATING
    }

    /** More than is read before the answer begins, less than a picture of {@link Noise}. */
    private static final int BEFORE_THE_CUT = 80_000;

    private static final long SILENCE_NANOS = 50_000_000;

    private final ServerSocket socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.OPEN;

    FaultyDoor(int behind) throws IOException {
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Changes what happens from now on; connections that stand are ended. */
    void now(Mode other) {
        mode = other;
        open.forEach(FaultyDoor::close);
        open.clear();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (mode == Mode.REFUSING) {
                    client.close();
                } else {
                    serve(client);
                }
            } catch (IOException e) {
                // Closed, or the server behind is not there: the next one may be luckier.
            }
        }
    }

    private void serve(Socket client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> pump(client, server, false));
        Thread.ofVirtual().start(() -> pump(server, client, true));
    }

    private void pump(Socket from, Socket to, boolean answer) {
        byte[] chunk = new byte[8 * 1024];
        int passed = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (answer && mode == Mode.SILENT) {
                    continue;
                }
                out.write(chunk, 0, n);
                passed += n;
                if (answer && mode == Mode.TRUNCATING && passed > BEFORE_THE_CUT) {
                    return;
                }
            }
            while (answer && mode == Mode.SILENT && to.isConnected() && !to.isClosed()) {
                LockSupport.parkNanos(SILENCE_NANOS);
            }
        } catch (IOException e) {
            // One side has gone; so does the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        open.forEach(FaultyDoor::close);
    }
}
