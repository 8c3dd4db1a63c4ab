package org.preau.backup.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ObjectKey;

/** What verifying counts while its hands work. Any thread. */
final class Findings {
    private final String what;
    private final long began = System.nanoTime();
    private final List<VerifyReport.Finding> findings = new ArrayList<>();
    private long objects;
    private long bytes;
    private long left;
    private long damaged;
    private long missing;
    private long repaired;
    private long lost;
    private long unreadable;
    private boolean broken;

    Findings(String what) {
        this.what = what;
    }

    synchronized void read(long length) {
        objects++;
        bytes += length;
    }

    synchronized void left() {
        left++;
    }

    /** Something that stays wrong. */
    synchronized void add(Trouble trouble) {
        broken |= trouble.kind() != Trouble.Kind.UNNAMED;
        note(trouble, false, "");
    }

    synchronized void repaired(Trouble trouble, Optional<ObjectKey> evidence) {
        repaired++;
        note(trouble, true, evidence.map(ObjectKey::value).orElse(""));
    }

    /** One more that cannot be read; whether it is enough of them. */
    synchronized boolean unreadable(Trouble trouble) {
        add(trouble);
        unreadable++;
        return unreadable >= CopyVault.MOST_UNREADABLE;
    }

    synchronized VerifyOutcome outcome(@Nullable String stopped) {
        var report =
                new VerifyReport(
                        what,
                        objects,
                        bytes,
                        left,
                        damaged,
                        missing,
                        repaired,
                        lost,
                        findings,
                        (System.nanoTime() - began) / 1_000_000);
        if (stopped != null) {
            return new VerifyOutcome.Stopped(report, stopped);
        }
        if (broken) {
            return new VerifyOutcome.Broken(report);
        }
        return repaired > 0 ? new VerifyOutcome.Repaired(report) : new VerifyOutcome.Whole(report);
    }

    private void note(Trouble trouble, boolean whole, String evidence) {
        switch (trouble.kind()) {
            case DAMAGED -> damaged++;
            case MISSING -> missing++;
            case LOST -> lost++;
            case UNREADABLE, UNWRITABLE, UNNAMED, DIFFERS, HEAD -> {}
        }
        if (findings.size() < MirrorReport.MOST) {
            findings.add(new VerifyReport.Finding(trouble, whole, evidence));
        }
    }
}
