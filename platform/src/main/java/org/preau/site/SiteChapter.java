package org.preau.site;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/**
 * What snapshots carry of a site: its settings, sections, texts with all their versions, remarks.
 */
public final class SiteChapter {

    private static final String OPERATORS = "it is the platform's to say, not a site's";
    private static final String REBUILT = "PostgreSQL makes it anew from the text";

    private SiteChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter(
                        "site",
                        Table.only("tenant", "association.json")
                                .alwaysThere()
                                .without("kind", OPERATORS)
                                .without("slug", OPERATORS)
                                .without("state", OPERATORS)
                                .without("state_reason", OPERATORS)
                                .without("state_since", OPERATORS)
                                .without("state_before", OPERATORS)
                                .without("delete_after", OPERATORS)
                                .without(
                                        "revision",
                                        "it only ever counts up, so that no page in a cache is shown again")
                                .without("own_host", OPERATORS)
                                .without("quota_bytes", OPERATORS)
                                .without("used_bytes", "it is measured")
                                .without("created_at", OPERATORS),
                        Table.only("site", "site.json")
                                .without(
                                        "files",
                                        "it only ever counts up, so that two files never share a number"),
                        Table.each("section", "site/sections"),
                        Table.texts("article", "site/articles", "body", ".md")
                                .withoutFormer("heading", REBUILT)
                                .withoutFormer("words", REBUILT),
                        Table.texts("revision", "site/versions", "body", ".md"),
                        Table.linesBy("remark", "site/remarks", "article_id"),
                        Table.lines("address", "site/addresses"))
                .without("searchable", REBUILT)
                .without(
                        "autosave",
                        "what is being typed at this moment is its writer's; kept for thirty days beside the text");
    }
}
