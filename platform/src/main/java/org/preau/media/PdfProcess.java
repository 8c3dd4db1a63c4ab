package org.preau.media;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;

/**
 * A process of its own for a PDF. A PDF is a program for a page, and its streams unpack to a
 * thousand times their size: a process can be given a heap and a time, and be ended, where a thread
 * cannot. It gets no environment and no connection to anything of ours.
 */
final class PdfProcess {

    private static final String HEAP = "-Xmx160m";
    private static final long SECONDS = 30;

    /** Where the few classes are that it needs, and nothing else of the server. */
    private static final String CLASSES =
            Stream.of(
                            PdfWords.class,
                            Loader.class,
                            IOUtils.class,
                            TrueTypeFont.class,
                            LogFactory.class)
                    .map(PdfProcess::place)
                    .distinct()
                    .collect(Collectors.joining(File.pathSeparator));

    private PdfProcess() {}

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("nobody knows where " + type + " is", e);
        }
    }

    /**
     * Starts one, which is ended after {@value #SECONDS} seconds.
     *
     * @param program has a {@code main}
     * @throws IOException when the system refuses one more process
     */
    static Process start(Class<?> program, Path... files) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                HEAP,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Djava.awt.headless=true",
                                "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
                                "-cp",
                                CLASSES,
                                program.getName()));
        for (Path file : files) {
            command.add(file.toAbsolutePath().toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Process process = builder.start();
        endLater(process);
        return process;
    }

    private static void endLater(Process process) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                            process.destroyForcibly();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        process.destroyForcibly();
                    }
                });
    }
}
