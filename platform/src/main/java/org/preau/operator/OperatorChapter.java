package org.preau.operator;

import java.util.List;
import org.preau.snapshot.Chapter;

/** What snapshots leave to the platform's own copy: what its operator keeps. */
public final class OperatorChapter {

    private static final String PLATFORMS = "the operator's; it goes with the platform's own copy";

    private OperatorChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("operator", List.of(), List.of())
                .without(
                        "tenant_domain",
                        "a domain is proven, not brought back: it may be somebody else's by now")
                .without("application", PLATFORMS)
                .without("report", PLATFORMS)
                .without(
                        "notice",
                        "a word of the operator's; it is said, or withdrawn, to all at once")
                .without("announcement", PLATFORMS)
                .without("csv_import", PLATFORMS)
                .without("csv_line", PLATFORMS);
    }
}
