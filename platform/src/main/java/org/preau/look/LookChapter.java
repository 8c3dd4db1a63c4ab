package org.preau.look;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/** What snapshots carry of looks: those that were published. The one in use is the site's. */
public final class LookChapter {

    private LookChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("looks", Table.each("look", "looks"));
    }
}
