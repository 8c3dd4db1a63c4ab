package org.preau.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A {@link CommittingOwner} in a JVM of its own, seen and killed from the test's. */
final class OwnerProcess implements AutoCloseable {

    private final Path cluster;
    private final Process process;
    private final BufferedReader lines;
    private final List<String> said = new ArrayList<>();

    private OwnerProcess(Path folder, Process process) {
        this.cluster = Sandbox.layout(folder).cluster();
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    static OwnerProcess start(Path folder, Path binaries) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), folder, binaries);
    }

    /** The same behind another command, which must become it. */
    static OwnerProcess start(List<String> before, String classPath, Path folder, Path binaries)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        CommittingOwner.class.getName(),
                        folder.toString(),
                        binaries.toString()));
        return new OwnerProcess(
                folder, new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    long pid() {
        return process.pid();
    }

    /** Reads on until this many more commits were acknowledged; the last number. */
    long awaitCommits(int count) throws IOException {
        long last = 0;
        for (int seen = 0; seen < count; ) {
            String line = next();
            if (line.startsWith("committed ")) {
                last = number(line);
                seen++;
            }
        }
        return last;
    }

    /**
     * SIGKILL, then whatever it still had said; the last acknowledged number, or {@code before}.
     */
    long kill(long before) throws IOException, InterruptedException {
        // destroyForcibly() would also close the pipe on what it has said.
        LiveProcess.signal(process.pid(), "KILL");
        process.waitFor();
        long last = before;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            // The last line may be cut, and a cut number is a wrong one.
            if (line.matches("committed \\d+") && number(line) == last + 1) {
                last++;
            }
        }
        return last;
    }

    private String next() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IllegalStateException("owner ended, having said " + said);
        }
        said.add(line);
        return line;
    }

    private static long number(String line) {
        return Long.parseLong(line.substring("committed ".length()));
    }

    /**
     * Kills it and waits for its server, which would go on writing under the test's clearing up.
     */
    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        try {
            for (long pid : LiveProcess.allServing(cluster)) {
                LiveProcess.awaitEnd(cluster, pid, Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
