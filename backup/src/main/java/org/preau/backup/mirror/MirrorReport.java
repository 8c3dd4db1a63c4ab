package org.preau.backup.mirror;

import java.util.List;

/**
 * What a run of the mirror did for one vault.
 *
 * @param vault its name
 * @param copied objects that the mirror did not have, or had damaged
 * @param copiedBytes of those
 * @param present objects that it had already
 * @param removed objects whose grace was over
 * @param waiting objects that the primary store has no more and whose grace runs
 * @param headWritten whether the mirror has another head now
 * @param troubles at most {@value #MOST} of them
 * @param troubleCount all of them
 * @param millis how long it took
 */
public record MirrorReport(
        String vault,
        long copied,
        long copiedBytes,
        long present,
        long removed,
        long waiting,
        boolean headWritten,
        List<Trouble> troubles,
        long troubleCount,
        long millis) {
    /** So many troubles are told one by one. */
    public static final int MOST = 1000;

    /** Copies the list. */
    public MirrorReport {
        troubles = List.copyOf(troubles);
    }
}
