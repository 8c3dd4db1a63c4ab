package org.preau.agenda;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/** What snapshots carry of the agenda: when and where texts take place. */
public final class AgendaChapter {

    private AgendaChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("agenda", Table.lines("article_date", "site/dates"));
    }
}
