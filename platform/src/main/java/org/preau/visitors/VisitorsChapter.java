package org.preau.visitors;

import java.util.List;
import org.preau.snapshot.Chapter;

/** What snapshots leave of visitors. */
public final class VisitorsChapter {

    private VisitorsChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("visitors", List.of(), List.of())
                .without("visitor_try", "counts of tries, forgotten after two days");
    }
}
