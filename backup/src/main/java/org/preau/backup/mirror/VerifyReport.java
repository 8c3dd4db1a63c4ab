package org.preau.backup.mirror;

import java.util.List;

/**
 * What verifying found.
 *
 * @param what was verified: a vault's name
 * @param objects that were read
 * @param bytes of those
 * @param left objects that this sample does not include
 * @param damaged how many had other bytes than their names say
 * @param missing how many are needed and were not there
 * @param repaired how many of both are whole again
 * @param lost how many have no good copy in either store
 * @param findings one by one, at most {@value MirrorReport#MOST}
 * @param millis how long it took
 */
public record VerifyReport(
        String what,
        long objects,
        long bytes,
        long left,
        long damaged,
        long missing,
        long repaired,
        long lost,
        List<Finding> findings,
        long millis) {

    /** Copies the list. */
    public VerifyReport {
        findings = List.copyOf(findings);
    }

    /**
     * An object with which something was wrong.
     *
     * @param trouble what, and what was done or is to be done
     * @param repaired whether it is whole again
     * @param evidence under which name the damaged bytes were kept, or empty
     */
    public record Finding(Trouble trouble, boolean repaired, String evidence) {}
}
