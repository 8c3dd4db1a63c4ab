package org.preau.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** Turns what the system or PostgreSQL said into a problem that a person can act on. */
final class Diagnosis {

    private static final List<String> FULL = List.of("No space left on device", "quota exceeded");
    private static final List<String> CLOSED =
            List.of("Permission denied", "Read-only file system", "Operation not permitted");
    private static final List<String> NO_IDENTITY =
            List.of("setpriv: set", "setpriv: activate", "unshare failed", "unshare: unshare");
    private static final List<String> NO_PROGRAM =
            List.of(
                    "setpriv: failed to execute",
                    "unshare: failed to execute",
                    "setsid: failed to execute",
                    "error while loading shared libraries",
                    "Exec format error",
                    "cannot execute");

    private Diagnosis() {}

    /** From a program that ended badly. */
    static PostgresProblem of(Layout layout, int port, String words) {
        if (says(words, FULL)) {
            return new PostgresProblem.NoSpace(layout.folder());
        }
        if (says(words, NO_IDENTITY)) {
            return new PostgresProblem.CannotLeaveRoot(words.strip());
        }
        if (says(words, NO_PROGRAM)) {
            return new PostgresProblem.CannotRunBinary(layout.program("postgres"), words.strip());
        }
        if (words.contains("Address already in use")) {
            return new PostgresProblem.PortTaken(port);
        }
        if (says(words, CLOSED)) {
            return new PostgresProblem.NotWritable(layout.folder(), words.strip());
        }
        return new PostgresProblem.DidNotStart(layout.startLog(), words);
    }

    /** From a file that could not be read or written. */
    static PostgresFailure of(Layout layout, IOException failure) {
        String words = String.valueOf(failure.getMessage());
        if (says(words, FULL)) {
            return new PostgresFailure(new PostgresProblem.NoSpace(layout.folder()), failure);
        }
        if (failure instanceof FileSystemException file) {
            Path path = file.getFile() == null ? layout.folder() : Path.of(file.getFile());
            return new PostgresFailure(
                    new PostgresProblem.NotWritable(path, reason(file)), failure);
        }
        return new PostgresFailure(
                new PostgresProblem.DidNotStart(layout.startLog(), words), failure);
    }

    private static String reason(FileSystemException failure) {
        String reason = failure.getReason();
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static boolean says(String words, List<String> phrases) {
        return phrases.stream().anyMatch(words::contains);
    }
}
