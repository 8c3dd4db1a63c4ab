package org.preau.postgres;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Runs PostgreSQL's programs under the right identity, in a bare environment (a stray PGDATA or
 * LC_ALL must not matter), saying what they say into {@code start.log}: no pipe ties them to us.
 */
record Programs(Layout layout, RunAs runAs) {

    private static final File NULL = Path.of("/dev/null").toFile();

    /** Starts the server. Tied to the calling thread: it is told to stop when that thread ends. */
    Process serve(List<String> command) throws IOException {
        List<String> tied = Tool.inOwnSession(runAs.command(Tool.tiedToUs(command)));
        return start(builder(tied).redirectInput(NULL));
    }

    /** Runs to the end with this text as input; a bad end is a {@link PostgresFailure}. */
    void run(List<String> command, String input) throws IOException, InterruptedException {
        LastWords words = LastWords.since(layout);
        Process process = start(builder(runAs.command(command)));
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading; its exit code and its words say why.
        }
        if (process.waitFor() != 0) {
            throw new PostgresFailure(Diagnosis.of(layout, 0, words.read()));
        }
    }

    private ProcessBuilder builder(List<String> command) throws IOException {
        if (!Files.exists(layout.startLog())) {
            Files.createFile(
                    layout.startLog(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(layout.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(layout.startLog().toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        environment.put("LC_ALL", "C");
        return builder;
    }

    private Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new PostgresFailure(
                    new PostgresProblem.CannotRunBinary(
                            Path.of(builder.command().getFirst()), String.valueOf(e.getMessage())),
                    e);
        }
    }
}
