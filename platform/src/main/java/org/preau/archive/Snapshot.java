package org.preau.archive;

import java.time.Instant;
import org.preau.backup.vault.Version;

/**
 * One version of everything an association owns.
 *
 * @param number counts up from 1
 * @param time when it was taken
 * @param by who had it taken
 * @param reason why
 */
public record Snapshot(long number, Instant time, String by, Reason reason) {

    private static final String MARK = "Reason: ";

    /** What is written on the version; its first line is for people who read it with git. */
    static String message(Reason reason, String words) {
        return words + "\n\n" + MARK + reason.word();
    }

    static Snapshot of(Version version) {
        String last = version.message().substring(version.message().lastIndexOf('\n') + 1);
        Reason reason =
                last.startsWith(MARK)
                        ? Reason.of(last.substring(MARK.length())).orElse(Reason.ASKED)
                        : Reason.ASKED;
        return new Snapshot(version.number(), version.time(), version.author(), reason);
    }
}
