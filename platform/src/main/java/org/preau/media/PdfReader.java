package org.preau.media;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;

/**
 * Has the words of a PDF read by another process, one at a time. A PDF is a program for a page, and
 * its streams unpack to a thousand times their size: a process can be given a heap and a time, and
 * be ended, where a thread cannot. It gets no environment and no connection to anything of ours.
 */
final class PdfReader {

    private static final String HEAP = "-Xmx160m";
    private static final long SECONDS = 30;
    private static final Semaphore ONE = new Semaphore(1);

    /** Where the few classes are that it needs, and nothing else of the server. */
    private static final String CLASSES =
            Stream.of(
                            PdfWords.class,
                            Loader.class,
                            IOUtils.class,
                            TrueTypeFont.class,
                            LogFactory.class)
                    .map(PdfReader::place)
                    .distinct()
                    .collect(Collectors.joining(File.pathSeparator));

    private PdfReader() {}

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("nobody knows where " + type + " is", e);
        }
    }

    static DocumentText.Read read(Path file) throws IOException {
        ONE.acquireUninterruptibly();
        try {
            return run(file);
        } finally {
            ONE.release();
        }
    }

    private static DocumentText.Read run(Path file) throws IOException {
        Process process = start(file);
        Thread ending =
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
        try (InputStream said = process.getInputStream()) {
            String words =
                    new String(said.readNBytes(DocumentText.MOST * 4), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status == PdfWords.UNREADABLE) {
                return new DocumentText.None("unreadable");
            }
            return status == 0 ? DocumentText.words(words) : new DocumentText.None("too-much");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopping", e);
        } finally {
            process.destroyForcibly();
            ending.interrupt();
        }
    }

    private static Process start(Path file) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
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
                                PdfWords.class.getName(),
                                file.toAbsolutePath().toString()));
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        return builder.start();
    }
}
