package org.preau.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.mirror.MirrorRuns.Run;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;

/**
 * Where the mirror stands now.
 *
 * @param runs the latest ones, the newest first
 * @param lastWhole when the last one that got to its end began, however long ago
 * @param upToDate up to when all is there for certain: that moment, or that of the first try
 * @param behind vaults whose mirror is older than they are
 * @param erasing what was erased in vaults and not yet in the mirror, the oldest first
 * @param findings what was repaired or is bad in both places, of the last month
 */
record MirrorStanding(
        List<Run> runs,
        @Nullable Instant lastWhole,
        @Nullable Instant upToDate,
        List<MirrorVaultRows.Behind> behind,
        List<MirrorVaultRows.Erasing> erasing,
        List<MirrorRuns.Finding> findings) {

    private static final Duration TOLD = Duration.ofDays(31);

    /** A mirror that was not brought up to date for so long is one of another time. */
    private static final Duration LATE = Duration.ofHours(30);

    static MirrorStanding read(Database database, Instant now) {
        return database.operator("say where the mirror stands", tx -> read(tx, now));
    }

    private static MirrorStanding read(OperatorTx tx, Instant now) {
        return new MirrorStanding(
                MirrorRuns.latest(tx),
                MirrorRuns.lastWhole(tx).orElse(null),
                MirrorRuns.upToDate(tx).orElse(null),
                MirrorVaultRows.behind(tx),
                MirrorVaultRows.erasing(tx),
                MirrorRuns.findings(tx, now.minus(TOLD)));
    }

    Optional<Run> latest() {
        return runs.stream().findFirst();
    }

    /** Since when it is so late that the operators were written to; empty if it is not. */
    Optional<Instant> lateSince(Instant now) {
        return Optional.ofNullable(upToDate).filter(it -> TellLate.isLate(it, now));
    }

    /** How many objects were lost in the last month. */
    long lost() {
        return findings.stream().filter(it -> it.outcome().equals("lost")).count();
    }

    /** How many were brought back from the other place. */
    long repaired() {
        return findings.stream().filter(it -> it.outcome().equals("repaired")).count();
    }

    /** One word for all: off, never, lost, stopped, behind, late or well. */
    String word(boolean set, Instant now) {
        if (!set) {
            return "off";
        }
        if (lost() > 0) {
            return "lost";
        }
        Optional<Run> ended = runs.stream().filter(it -> it.endedAt() != null).findFirst();
        if (ended.isEmpty()) {
            return "never";
        }
        if (!ended.get().whole()) {
            return "stopped";
        }
        if (!behind.isEmpty()) {
            return "behind";
        }
        return ended.get().begunAt().isBefore(now.minus(LATE)) ? "late" : "well";
    }
}
