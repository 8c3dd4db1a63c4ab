package org.preau.comments;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/** What snapshots carry of comments. */
public final class CommentsChapter {

    private CommentsChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("comments", Table.linesBy("comment", "comments", "article_id"))
                .without(
                        "comment_origin",
                        "who wrote from where is kept apart for a year, as the law has it; no site can read it");
    }
}
