package org.preau.backup.mirror;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How mirroring one vault ended. Whatever it was, the mirror holds a whole version, or none yet.
 */
public sealed interface MirrorOutcome {
    /** The vault. */
    String vault();

    /** The mirror holds the version that the primary store held during the run. */
    record Mirrored(MirrorReport report) implements MirrorOutcome {
        @Override
        public String vault() {
            return report.vault();
        }
    }

    /** Its head is that of the primary store already; nothing else was looked at. */
    record Unchanged(String vault) implements MirrorOutcome {}

    /**
     * All that could be copied was, but not all that the new version needs, so the mirror keeps its
     * older one. The troubles say why; repair the primary store and run it again.
     */
    record Incomplete(MirrorReport report) implements MirrorOutcome {
        @Override
        public String vault() {
            return report.vault();
        }
    }

    /**
     * The primary store holds a version that was mirrored before a later one: an old disk came
     * back, or somebody put it there. Nothing was done; say that it is meant ({@link
     * MirrorSettings#acceptOlder}), or bring the vault back from the mirror.
     *
     * @param number of the version that was found, as the mirror counts
     * @param newest of the last that it has
     */
    record Older(String vault, long number, long newest) implements MirrorOutcome {}

    /** The primary store has no such vault, or lost its head; the mirror was left as it is. */
    record NoHead(String vault, boolean inMirror) implements MirrorOutcome {}

    /** Another run is at it; it holds its turn until then, or longer. */
    record Busy(String vault, Instant until) implements MirrorOutcome {}

    /**
     * A store failed, or it was interrupted. What was copied stays; run it again.
     *
     * @param why in words
     */
    record Stopped(MirrorReport report, String why) implements MirrorOutcome {
        @Override
        public String vault() {
            return report.vault();
        }
    }

    /** The same as plain values, for JSON: its name under "outcome", then what it holds. */
    default Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("vault", vault());
        values.put("outcome", getClass().getSimpleName().toLowerCase(Locale.ROOT));
        switch (this) {
            case Mirrored(MirrorReport report) -> values.put("report", report);
            case Incomplete(MirrorReport report) -> values.put("report", report);
            case Unchanged _ -> {}
            case Older(_, long number, long newest) -> {
                values.put("number", number);
                values.put("newest", newest);
            }
            case NoHead(_, boolean inMirror) -> values.put("inMirror", inMirror);
            case Busy(_, Instant until) -> values.put("until", until.toString());
            case Stopped(MirrorReport report, String why) -> {
                values.put("report", report);
                values.put("why", why);
            }
        }
        return values;
    }
}
