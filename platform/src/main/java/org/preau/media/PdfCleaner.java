package org.preau.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;

/**
 * Has a PDF written anew by another process without what it says of its makers, one at a time and
 * apart from those that are read for the search, since somebody is waiting.
 */
final class PdfCleaner {

    private static final Semaphore ONE = new Semaphore(1);

    private PdfCleaner() {}

    /**
     * @param file becomes the cleaned one, or stays as it is
     * @throws IOException when the disk or the system refuses
     */
    static Left clean(Path file) throws IOException {
        Path made = Files.createTempFile(file.toAbsolutePath().getParent(), "pdf", "");
        ONE.acquireUninterruptibly();
        try {
            return run(file, made);
        } finally {
            ONE.release();
            Files.deleteIfExists(made);
        }
    }

    private static Left run(Path file, Path made) throws IOException {
        Process process = PdfProcess.start(PdfNotes.class, file, made);
        try {
            int status = process.waitFor();
            return switch (status) {
                case PdfNotes.CLEANED -> {
                    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
                    yield Left.NOTHING;
                }
                case PdfNotes.CLEAN -> Left.NOTHING;
                case PdfNotes.SIGNED -> Left.SIGNED;
                case PdfNotes.LOCKED -> Left.LOCKED;
                case PdfNotes.UNREADABLE -> Left.UNREADABLE;
                default -> Left.TOO_MUCH;
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopping", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
