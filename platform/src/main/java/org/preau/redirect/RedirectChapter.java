package org.preau.redirect;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/** What snapshots carry of former addresses. */
public final class RedirectChapter {

    private RedirectChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("redirects", Table.lines("redirect", "site/redirects"));
    }
}
