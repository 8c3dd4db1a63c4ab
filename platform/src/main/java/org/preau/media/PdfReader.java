package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** Has the words of a PDF read by another process, one at a time. */
final class PdfReader {

    private static final Semaphore ONE = new Semaphore(1);

    private PdfReader() {}

    static DocumentText.Read read(Path file) throws IOException {
        ONE.acquireUninterruptibly();
        try {
            return run(file);
        } finally {
            ONE.release();
        }
    }

    private static DocumentText.Read run(Path file) throws IOException {
        Process process = PdfProcess.start(PdfWords.class, file);
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
        }
    }
}
