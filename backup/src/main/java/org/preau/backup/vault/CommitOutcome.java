package org.preau.backup.vault;

import java.util.List;
import org.preau.backup.vault.Source.Problem;

/** How a commit went. */
public sealed interface CommitOutcome {
    /** What could not be read, and stays as the version before had it. */
    List<Problem> problems();

    /**
     * There is a new version, and it is on the disk.
     *
     * @param number of the version
     */
    record Committed(long number, Figures figures, List<Problem> problems)
            implements CommitOutcome {
        /** Copies the list. */
        public Committed {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Everything is as the last version has it.
     *
     * @param number of that version
     */
    record Unchanged(long number, List<Problem> problems) implements CommitOutcome {
        /** Copies the list. */
        public Unchanged {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What it took.
     *
     * @param items there are in the version
     * @param filesRead because they were new or may have changed
     * @param bytesRead of those
     */
    record Figures(long items, long filesRead, long bytesRead) {}
}
