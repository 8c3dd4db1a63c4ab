package org.preau.backup.mirror;

import java.time.Clock;
import java.time.Duration;

/**
 * How a mirror is kept.
 *
 * @param hands how many objects are copied at once, 1 to 64
 * @param grace how long an object stays in the mirror once the primary store has it no more
 * @param appendOnly whether nothing is ever removed or replaced there but heads
 * @param thorough whether all objects are looked for even where the head is the same
 * @param acceptOlder whether a head that was mirrored before the last one is mirrored again
 * @param lease how long a killed run keeps others from beginning
 * @param clock what tells the grace and the lease
 */
public record MirrorSettings(
        int hands,
        Duration grace,
        boolean appendOnly,
        boolean thorough,
        boolean acceptOlder,
        Duration lease,
        Clock clock) {

    /** Four hands, thirty days, two minutes; not append-only and not thorough. */
    public static final MirrorSettings USUAL =
            new MirrorSettings(
                    4,
                    Duration.ofDays(30),
                    false,
                    false,
                    false,
                    Duration.ofMinutes(2),
                    Clock.systemUTC());

    /** Checks the numbers. */
    public MirrorSettings {
        if (hands < 1 || hands > 64 || grace.isNegative() || lease.toMillis() < 100) {
            throw new IllegalArgumentException("Not settings of a mirror");
        }
    }

    /** The same, append-only or not. */
    public MirrorSettings appendOnly(boolean appendOnly) {
        return new MirrorSettings(hands, grace, appendOnly, thorough, acceptOlder, lease, clock);
    }

    /** The same, thorough or not. */
    public MirrorSettings thorough(boolean thorough) {
        return new MirrorSettings(hands, grace, appendOnly, thorough, acceptOlder, lease, clock);
    }

    /** The same, accepting an older head or not. */
    public MirrorSettings acceptOlder(boolean acceptOlder) {
        return new MirrorSettings(hands, grace, appendOnly, thorough, acceptOlder, lease, clock);
    }

    /** The same with another grace. */
    public MirrorSettings grace(Duration grace) {
        return new MirrorSettings(hands, grace, appendOnly, thorough, acceptOlder, lease, clock);
    }

    /** The same with another number of hands. */
    public MirrorSettings hands(int hands) {
        return new MirrorSettings(hands, grace, appendOnly, thorough, acceptOlder, lease, clock);
    }

    /** The same with another lease. */
    public MirrorSettings lease(Duration lease) {
        return new MirrorSettings(hands, grace, appendOnly, thorough, acceptOlder, lease, clock);
    }

    /** The same by another clock. */
    public MirrorSettings clock(Clock clock) {
        return new MirrorSettings(hands, grace, appendOnly, thorough, acceptOlder, lease, clock);
    }
}
