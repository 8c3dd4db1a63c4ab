package org.preau.typing;

import java.util.List;
import org.preau.snapshot.Chapter;

/** What snapshots leave of forms that are being filled in. */
public final class TypingChapter {

    private TypingChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("typing", List.of(), List.of())
                .without(
                        "typing",
                        "what is being typed at this moment is its writer's, until it is saved");
    }
}
