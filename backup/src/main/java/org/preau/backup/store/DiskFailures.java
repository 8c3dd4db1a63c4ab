package org.preau.backup.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;

/** What went wrong with a folder of this machine, in words that say what to do. */
final class DiskFailures {
    private DiskFailures() {}

    /** The failure in words; a failure that has its words already passes through. */
    static StoreUnavailable of(String act, String what, IOException e) {
        return switch (e) {
            case StoreUnavailable known -> known;
            case AccessDeniedException denied ->
                    new StoreUnavailable(
                            "Cannot %s %s: no right to %s".formatted(act, what, denied.getFile()),
                            "Give the server's user that folder and what is in it",
                            e);
            default -> isFull(e) ? full(act, what, e) : other(act, what, e);
        };
    }

    /** The same for a disk that is known to be full. */
    static StoreFull full(String act, String what, IOException e) {
        return new StoreFull(
                "Cannot %s %s: the disk or its quota is full".formatted(act, what),
                "Free some room or enlarge it; nothing was stored and nothing was lost",
                e);
    }

    private static StoreUnavailable other(String act, String what, IOException e) {
        return new StoreUnavailable(
                "Cannot %s %s: %s".formatted(act, what, e.getMessage()),
                "Look at the disk, its mount and its rights, then try again",
                e);
    }

    /**
     * ENOSPC and EDQUOT have no type in Java, only strerror's text, perhaps in another language.
     */
    private static boolean isFull(IOException e) {
        String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("quota exceeded");
    }
}
