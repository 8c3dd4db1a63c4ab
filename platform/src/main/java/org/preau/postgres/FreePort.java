package org.preau.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which port of 127.0.0.1 the server takes. Somebody may take it between our look and its own. */
final class FreePort {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private FreePort() {}

    /** Exactly the port asked for, or the last one if it is free, or any. */
    static int choose(int asked, Path note) throws IOException {
        if (asked != 0) {
            if (!isFree(asked)) {
                throw new PostgresFailure(new PostgresProblem.PortTaken(asked));
            }
            return asked;
        }
        int last = last(note);
        return last != 0 && isFree(last) ? last : any();
    }

    /** Keeps the number for the next start. */
    static void remember(int port, Path note) throws IOException {
        if (last(note) != port) {
            Files.writeString(note, port + "\n");
        }
    }

    private static int last(Path note) {
        try {
            return Integer.parseInt(Files.readString(note).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }
}
