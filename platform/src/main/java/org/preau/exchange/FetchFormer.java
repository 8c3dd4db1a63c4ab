package org.preau.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Fetches files of a former site, whose addresses a stranger's file names. A name is resolved once
 * for each step, every answer has to be a public address, and the connection goes to that very
 * address, so that a second answer changes nothing; what a redirect names is looked at anew. Bytes,
 * time and steps are bounded. After some failures in a row it asks no more: the site is gone.
 *
 * <p>One for each import, on one thread.
 */
public final class FetchFormer {

    private static final long BYTES = 50_000_000;
    private static final long TIME_NS = Duration.ofSeconds(30).toNanos();
    private static final int WAIT_MS = 5_000;
    private static final int STEPS = 5;
    private static final int FAILURES = 5;
    private static final int LINE = 8_000;
    private static final int LINES = 100;

    /** Finds the addresses of a name. */
    interface Resolver {
        InetAddress[] resolve(String host) throws IOException;
    }

    /** What an answer begins with. */
    private record Head(int status, String location, long length, boolean chunked) {}

    private final Path folder;
    private final Resolver resolver;
    private final Predicate<InetAddress> allowed;
    private final List<Integer> ports;
    private int failures;
    private int count;

    /**
     * @param folder gets the files; the caller's to clear
     */
    public FetchFormer(Path folder) {
        this(folder, InetAddress::getAllByName, PublicAddresses::isPublic, List.of(80, 443));
    }

    FetchFormer(
            Path folder, Resolver resolver, Predicate<InetAddress> allowed, List<Integer> ports) {
        this.folder = folder;
        this.resolver = resolver;
        this.allowed = allowed;
        this.ports = ports;
    }

    /** The file at an address of the web; empty when it cannot or may not be had. */
    public Optional<Path> fetch(String address) {
        if (failures >= FAILURES || address.length() > 2_000) {
            return Optional.empty();
        }
        try {
            Optional<Path> file = followed(address, System.nanoTime() + TIME_NS);
            failures = file.isPresent() ? 0 : failures + 1;
            return file;
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            failures++;
            return Optional.empty();
        }
    }

    private Optional<Path> followed(String address, long until)
            throws IOException, URISyntaxException {
        URI at = new URI(address.strip().replace(" ", "%20"));
        for (int step = 0; step < STEPS; step++) {
            try (Socket socket = connected(at);
                    InputStream in = new BufferedInputStream(socket.getInputStream())) {
                ask(socket, at);
                Head head = head(in, until);
                if (head.status() == 200) {
                    return Optional.of(kept(in, head, at, until));
                }
                if (head.status() / 100 != 3 || head.location().isEmpty()) {
                    return Optional.empty();
                }
                at = at.resolve(new URI(head.location().replace(" ", "%20")));
            }
        }
        return Optional.empty();
    }

    private Socket connected(URI at) throws IOException {
        boolean safe = "https".equals(at.getScheme());
        String host = at.getHost();
        int port = at.getPort() < 0 ? safe ? 443 : 80 : at.getPort();
        if ((!safe && !"http".equals(at.getScheme()))
                || host == null
                || at.getUserInfo() != null
                || !ports.contains(port)) {
            throw new IOException("no address of the web");
        }
        InetAddress[] found = resolver.resolve(host.replaceAll("[\\[\\]]", ""));
        for (InetAddress one : found) {
            if (!allowed.test(one)) {
                throw new IOException("no public address");
            }
        }
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(found[0], port), WAIT_MS);
            socket.setSoTimeout(WAIT_MS);
            return safe ? secured(socket, host, port) : socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The certificate has to be the name's, whatever the address. */
    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static void ask(Socket socket, URI at) throws IOException {
        String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
        String query = at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
        String port = at.getPort() < 0 ? "" : ":" + at.getPort();
        String ascii =
                new String(
                        (path + query).getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1);
        String request =
                "GET "
                        + escaped(ascii)
                        + " HTTP/1.1\r\nHost: "
                        + at.getHost()
                        + port
                        + "\r\nUser-Agent: Preau\r\nAccept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Accents as bytes of UTF-8, and nothing that ends a line. */
    private static String escaped(String path) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            out.append(
                    c > ' ' && c < 0x7f
                            ? String.valueOf(c)
                            : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return out.toString();
    }

    private static Head head(InputStream in, long until) throws IOException {
        String[] status = line(in, until).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP");
        }
        String location = "";
        long length = -1;
        boolean chunked = false;
        for (int i = 0; i < LINES; i++) {
            String line = line(in, until);
            if (line.isEmpty()) {
                return new Head(Integer.parseInt(status[1]), location, length, chunked);
            }
            String lower = line.toLowerCase(Locale.ROOT);
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (lower.startsWith("location:")) {
                location = value;
            } else if (lower.startsWith("content-length:")) {
                length = Long.parseLong(value);
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            }
        }
        throw new IOException("too many headers");
    }

    private Path kept(InputStream in, Head head, URI at, long until) throws IOException {
        if (head.length() > BYTES) {
            throw new IOException("too heavy");
        }
        String path = at.getPath() == null ? "" : at.getPath();
        String name =
                path.substring(path.lastIndexOf('/') + 1).replaceAll("[^\\p{L}\\p{N}._-]", "-");
        Path to = Files.createDirectories(folder.resolve("fetched-" + count++));
        Path file = to.resolve(name.isEmpty() || name.startsWith(".") ? "fichier" : name);
        try (OutputStream out = Files.newOutputStream(file)) {
            if (head.chunked()) {
                chunks(in, out, until);
            } else {
                long want = head.length() < 0 ? BYTES + 1 : head.length();
                long got = copy(in, out, want, BYTES, until);
                if (head.length() >= 0 && got < head.length()) {
                    throw new IOException("it broke off");
                }
            }
        }
        return file;
    }

    private static void chunks(InputStream in, OutputStream out, long until) throws IOException {
        long left = BYTES;
        while (true) {
            int size = Integer.parseInt(line(in, until).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return;
            }
            if (size < 0 || copy(in, out, size, left, until) < size) {
                throw new IOException("it broke off");
            }
            left -= size;
            line(in, until);
        }
    }

    private static long copy(InputStream in, OutputStream out, long want, long most, long until)
            throws IOException {
        byte[] chunk = new byte[1 << 15];
        long done = 0;
        while (done < want) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, want - done));
            if (read < 0) {
                return done;
            }
            done += read;
            if (done > most || System.nanoTime() > until) {
                throw new IOException("too heavy or too slow");
            }
            out.write(chunk, 0, read);
        }
        return done;
    }

    private static String line(InputStream in, long until) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() > LINE || System.nanoTime() > until) {
                throw new IOException("a line too long or too slow");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
