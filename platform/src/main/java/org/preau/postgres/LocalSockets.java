package org.preau.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * Connects to a PostgreSQL of this machine by its socket's file; made by pgjdbc from the {@code
 * socketFactory} of its URL.
 */
public final class LocalSockets extends SocketFactory {

    private final Path file;

    /**
     * @param file the socket, {@code …/.s.PGSQL.PORT}
     */
    public LocalSockets(String file) {
        this.file = Path.of(file);
    }

    /** What to add to a URL of pgjdbc so that it comes here; the URL has no parameters yet. */
    static String parameters(Path file) {
        return "?socketFactory="
                + LocalSockets.class.getName()
                + "&socketFactoryArg="
                + URLEncoder.encode(file.toString(), StandardCharsets.UTF_8);
    }

    @Override
    public Socket createSocket() throws IOException {
        return new LocalSocket(file);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw never();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw never();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw never();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw never();
    }

    private static RuntimeException never() {
        return new UncheckedIOException(new IOException("only createSocket(), by pgjdbc"));
    }
}
