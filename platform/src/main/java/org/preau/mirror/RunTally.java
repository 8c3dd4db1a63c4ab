package org.preau.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.preau.backup.mirror.Trouble;
import org.preau.backup.mirror.VerifyReport;

/** What one run did until now. One thread. */
final class RunTally {

    /** More would only repeat the same. */
    private static final int MOST = 200;

    /** An object that was not as it should be, in one of the two places. */
    record Found(String vault, String place, String object, String outcome, String message) {}

    private final List<Found> found = new ArrayList<>();
    private final Set<String> losing = new TreeSet<>();
    private long copied;
    private long unchanged;
    private long behind;
    private long removed;
    private long bytes;
    private long checked;
    private long repaired;
    private long lost;

    void copied(long more) {
        copied++;
        bytes += more;
    }

    void unchanged(long count) {
        unchanged = count;
    }

    void behind() {
        behind++;
    }

    void removed() {
        removed++;
    }

    /**
     * Adds what verifying a vault found in one of the places.
     *
     * @param place vaults or mirror
     */
    void verified(String place, VerifyReport report) {
        checked += report.objects();
        repaired += report.repaired();
        for (VerifyReport.Finding one : report.findings()) {
            note(report.what(), place, one);
        }
    }

    private void note(String vault, String place, VerifyReport.Finding one) {
        Trouble trouble = one.trouble();
        boolean gone = trouble.kind() == Trouble.Kind.LOST;
        // Read in both places, it is lost once.
        boolean known =
                found.stream()
                        .anyMatch(it ->
                                it.outcome().equals("lost") && it.object().equals(trouble.key()));
        if (gone && known) {
            return;
        }
        if (gone) {
            lost++;
            losing.add(vault);
        }
        if (found.size() < MOST) {
            String outcome = one.repaired() ? "repaired" : gone ? "lost" : "wrong";
            found.add(new Found(vault, place, trouble.key(), outcome, trouble.message()));
        }
    }

    List<Found> found() {
        return List.copyOf(found);
    }

    /** The vaults in which something is whole in neither place. */
    Set<String> losing() {
        return new TreeSet<>(losing);
    }

    long copied() {
        return copied;
    }

    long unchanged() {
        return unchanged;
    }

    /** How many vaults are older in the mirror than they are. */
    long behindCount() {
        return behind;
    }

    long removedCount() {
        return removed;
    }

    long bytes() {
        return bytes;
    }

    long checked() {
        return checked;
    }

    long repaired() {
        return repaired;
    }

    long lost() {
        return lost;
    }
}
