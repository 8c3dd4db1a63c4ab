package org.preau.archive;

import java.util.List;
import org.preau.snapshot.Chapter;

/** What snapshots leave of themselves, and of what lies below all features. */
public final class ArchiveChapter {

    private ArchiveChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("archive", List.of(), List.of())
                .without("change_mark", "it says what no snapshot has yet")
                .without("erasure", "what was erased stays erased whatever is brought back")
                .without(
                        "restoration",
                        "a restore happened; the versions before and after it tell all of it")
                .without(
                        "scratch_place",
                        "a place where a moment is looked at is kept for half an hour")
                .without("outgoing_mail", "a letter on its way must not be sent a second time")
                .without("received_mail", "mail on its way; what was passed on lies with people")
                .without("scheduled_tasks", "work to be done follows from what is there");
    }
}
