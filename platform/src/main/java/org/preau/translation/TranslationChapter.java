package org.preau.translation;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/** What snapshots carry of translations: which texts say the same in which language. */
public final class TranslationChapter {

    private TranslationChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter(
                "translations",
                Table.lines("translation", "site/translations")
                        .parked("group_id", "gen_random_uuid()"));
    }
}
