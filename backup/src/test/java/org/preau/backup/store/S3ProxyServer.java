package org.preau.backup.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real S3 server for tests: S3Proxy on a folder of its own, as a process of its own, on a free
 * port. It checks signatures and keeps the conditions of conditional writes.
 *
 * <p>For any module: depend on the {@code test-jar} of {@code preau-backup}. Its class path was
 * written into that jar by the build (see {@code src/test/s3proxy/pom.xml}).
 *
 * <p>It cannot hold both {@code a} and {@code a/b}, which other S3 servers can.
 */
public final class S3ProxyServer implements AutoCloseable {
    /** Who may speak to it. */
    public static final S3Credentials CREDENTIALS =
            new S3Credentials("test-access-key", "test-secret-key");

    private static final Pattern STARTED =
            Pattern.compile("Started .*\\{127\\.0\\.0\\.1:(\\d+)\\}");

    private final Path folder;
    private final Process process;
    private final SerialDoor door;

    private S3ProxyServer(Path folder, Process process, int port) throws IOException {
        this.folder = folder;
        this.process = process;
        door = new SerialDoor(port);
    }

    /**
     * Starts a server; ready when it returns.
     *
     * @throws IllegalStateException with what it said, if it does not start within a minute
     */
    public static S3ProxyServer start() {
        try {
            Path folder = Files.createTempDirectory("s3proxy");
            Files.createDirectory(folder.resolve("buckets"));
            Process process = launch(folder);
            // However this JVM ends, the server must not outlive it.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new S3ProxyServer(folder, process, port(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.port());
    }

    /** Creates a bucket, or leaves it if it is there. */
    public void createBucket(String bucket) {
        try {
            Files.createDirectories(folder.resolve("buckets").resolve(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A location for {@link ObjectStores#open}, to go with {@link #CREDENTIALS}. */
    public String location(String bucket) {
        return "s3://" + bucket + "?endpoint=" + endpoint();
    }

    @Override
    public void close() {
        door.close();
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            deleteAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(Path folder) throws IOException {
        Path properties = folder.resolve("s3proxy.properties");
        Files.writeString(
                properties,
                """
                s3proxy.endpoint=http://127.0.0.1:0
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem
                jclouds.filesystem.basedir=%s
                """
                        .formatted(
                                CREDENTIALS.accessKey(),
                                CREDENTIALS.secretKey(),
                                folder.resolve("buckets")));
        Path logging = folder.resolve("logback.xml");
        Files.writeString(logging, resource("s3proxy-logback.xml"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + logging,
                        "-cp",
                        resource("s3proxy.classpath"),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = S3ProxyServer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        name + " is missing: build with -am, which writes it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /**
     * From the line in which Jetty says so; what comes after is read on, so that it never blocks.
     */
    private static int port(Process process) {
        var started = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> read(process, started));
        try {
            return started.orTimeout(60, TimeUnit.SECONDS).join();
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw new IllegalStateException("S3Proxy does not start", e);
        }
    }

    private static void read(Process process, CompletableFuture<Integer> started) {
        var said = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = STARTED.matcher(line);
                if (matcher.find()) {
                    started.complete(Integer.valueOf(matcher.group(1)));
                } else if (!started.isDone()) {
                    said.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            said.append(e);
        }
        started.completeExceptionally(new IllegalStateException(said.toString()));
    }

    private void deleteAll() throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
