package org.preau.statistics;

import java.util.Locale;

/** What is counted; the keys of each are the association's own pages, or names of few. */
enum Kind {
    /** A page was given to somebody; the key is its path. */
    PAGE(2_000),
    /**
     * Somebody came to the site from elsewhere; the key is the host that led here, empty when the
     * browser does not say. A look at one more page of the same site is no visit.
     */
    VISIT(200),
    /** The views of an hour of the day; the key is {@code 00} to {@code 23}. */
    HOUR(24),
    /** A feed was fetched; the key is its path. */
    FEED(200),
    /** A program that reads feeds fetched one; the key is its name. */
    READER(40),
    /** A file was fetched; the key is its path. */
    FILE(500),
    /** Nothing was there; the key is the path that was asked for. */
    MISSING(100);

    private final int most;

    Kind(int most) {
        this.most = most;
    }

    /**
     * How many keys an association has of this kind in one day, at most; what is beyond is counted
     * together. Whoever invents referrers or addresses fills neither memory nor database.
     */
    int most() {
        return most;
    }

    /** As the database names it. */
    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
