package org.preau.operator;

/** How much space an association takes, for finding those that need a look. */
public enum SizeBand {
    /** Nearly all of its quota, or more. */
    NEARLY_FULL(0, Long.MAX_VALUE, 0.9),
    /** From 500 MB. */
    LARGE(500_000_000, Long.MAX_VALUE, 0),
    /** 50 to 500 MB. */
    MIDDLE(50_000_000, 500_000_000, 0),
    /** Below 50 MB. */
    SMALL(0, 50_000_000, 0);

    private final long least;
    private final long below;
    private final double share;

    SizeBand(long least, long below, double share) {
        this.least = least;
        this.below = below;
        this.share = share;
    }

    long least() {
        return least;
    }

    long below() {
        return below;
    }

    /** Of the quota, at least. */
    double share() {
        return share;
    }
}
