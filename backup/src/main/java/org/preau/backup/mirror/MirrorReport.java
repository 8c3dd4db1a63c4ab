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
 * @param headNumber how many heads the mirror of this vault has had; to be noted where a thief of
 *     the mirror cannot change it (see {@link CheckHead}); 0 if it did not come to that
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
        long headNumber,
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
