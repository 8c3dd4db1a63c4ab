package org.preau.blueprint;

import java.util.List;
import org.preau.snapshot.Chapter;

/** What snapshots leave of site models, which are the platform's. */
public final class BlueprintChapter {

    private BlueprintChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("blueprint", List.of(), List.of())
                .without("blueprint", "the operator's; it goes with the platform's own copy");
    }
}
