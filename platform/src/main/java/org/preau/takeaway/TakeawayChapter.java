package org.preau.takeaway;

import java.util.List;
import org.preau.snapshot.Chapter;

/** What snapshots leave of archives that come and go. */
public final class TakeawayChapter {

    private TakeawayChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("takeaway", List.of(), List.of())
                .without("takeaway", "a copy of everything, which is gone after some days")
                .without("takeaway_arrival", "the operator's; what came is an association's own");
    }
}
