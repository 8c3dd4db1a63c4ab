package org.preau.moving;

import java.util.List;
import org.preau.snapshot.Chapter;

/** What snapshots leave of sites that come and go. */
public final class MovingChapter {

    private static final String PASSING =
            "a coming or going that passes; the snapshot made before it takes it back as well";

    private MovingChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("moving", List.of(), List.of())
                .without("arrival", PASSING)
                .without("arrival_item", PASSING)
                .without("departure", PASSING);
    }
}
