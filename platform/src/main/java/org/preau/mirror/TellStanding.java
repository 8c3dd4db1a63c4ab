package org.preau.mirror;

import java.time.Instant;
import org.preau.mirror.MirrorRuns.Run;

/** Where the mirror stands, in the lines of a command. */
final class TellStanding {

    private TellStanding() {}

    static String lines(MirrorPlace place, MirrorStanding it, Instant now) {
        if (!place.isSet()) {
            return "No mirror is set: one disaster takes all snapshots with it. See backup/MIRROR.md, then mirror and mirror.keys.";
        }
        StringBuilder lines = new StringBuilder();
        add(lines, "mirror", place.location() + (place.appendOnly() ? " (append-only)" : ""));
        add(lines, "state", it.word(true, now));
        it.latest().ifPresent(run -> add(lines, "last run", line(run)));
        it.lateSince(now).ifPresent(since -> add(lines, "late", "since " + since));
        add(lines, "behind", it.behind().size() + " vaults");
        it.behind().forEach(one -> add(lines, "", one.name() + ": " + one.why()));
        add(lines, "erasures", it.erasing().size() + " wait");
        add(lines, "repaired", it.repaired() + " objects in a month");
        add(lines, "lost", it.lost() + " objects in a month");
        it.findings().stream()
                .filter(one -> !one.outcome().equals("repaired"))
                .forEach(one -> add(lines, "", one.object() + ": " + one.message()));
        return lines.toString().stripTrailing();
    }

    private static void add(StringBuilder lines, String what, String value) {
        lines.append("%-9s %s%n".formatted(what, value));
    }

    private static String line(Run run) {
        return "%s %s: %d copied (%d bytes), %d unchanged, %d objects read%s"
                .formatted(
                        run.begunAt(),
                        MirrorPages.state(run, true),
                        run.copied(),
                        run.bytes(),
                        run.unchanged(),
                        run.checked(),
                        run.why().isEmpty() ? "" : "; " + run.why());
    }
}
