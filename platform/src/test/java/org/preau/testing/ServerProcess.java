package org.preau.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The server as an operator runs it: a process of its own, from this test's class path, that is
 * told everything by its command line and its environment. Killed with all its children when
 * closed.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("Préau is ready: http://[^:/]+:(\\d+)/");
    private static final long PATIENCE_S = 120;

    private final Process process;
    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    private ServerProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /** Starts one on a free port without a demonstration, by way of {@code before}. */
    public static ServerProcess launch(
            List<String> before, Path data, Map<String, String> environment) throws IOException {
        return launch(
                before, List.of("serve", "--no-demo", "--data", data.toString()), environment);
    }

    /** Another command of the same program. */
    public static ServerProcess command(List<String> arguments) throws IOException {
        return launch(List.of(), arguments, Map.of());
    }

    private static ServerProcess launch(
            List<String> before, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        "org.preau.main.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PREAU_PORT", "0");
        builder.environment().put("PREAU_LOG_REQUESTS", "false");
        builder.environment().put("PREAU_DNS_SERVER", "127.0.0.1:1");
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start());
    }

    /** The same with nothing before it; ready when it returns. */
    public static ServerProcess start(Path data, Map<String, String> environment)
            throws IOException {
        ServerProcess server = launch(List.of(), data, environment);
        server.port();
        return server;
    }

    /** Waits until it says that it is ready; where it listens. */
    public int port() {
        try {
            return port.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the server is not ready, having said:\n" + String.join("\n", said), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** All it has said so far. */
    public String said() {
        return String.join("\n", said);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end; the exit code. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running");
        }
        reader.join();
        return process.exitValue();
    }

    /** SIGTERM; how long it took to end, in milliseconds, with the exit code left behind. */
    public long terminate() throws InterruptedException {
        long begun = System.nanoTime();
        process.toHandle().destroy();
        exit();
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** SIGKILL to it and to every process that it started, PostgreSQL's too. */
    public void kill() throws InterruptedException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        for (ProcessHandle one : all) {
            one.onExit().join();
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    port.complete(Integer.valueOf(ready.group(1)));
                }
            }
        } catch (IOException e) {
            said.add(e.toString());
        }
        port.completeExceptionally(new IllegalStateException("it ended"));
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
