package org.preau.statistics;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/** What snapshots carry of visits: the counts of each month. A restore takes none back. */
public final class StatisticsChapter {

    private StatisticsChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter(
                "statistics",
                Table.linesBy("visit_count", "statistics", "to_char(day, 'YYYY-MM')").happened());
    }
}
