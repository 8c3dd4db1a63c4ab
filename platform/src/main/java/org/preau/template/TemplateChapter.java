package org.preau.template;

import org.preau.snapshot.Chapter;
import org.preau.snapshot.Table;

/** What snapshots carry of templates that an association wrote itself, with all their versions. */
public final class TemplateChapter {

    private static final String PREVIEW = "a secret of a preview, over after some minutes";

    private TemplateChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter(
                "templates",
                Table.texts("template_override", "templates/current", "published", ".hbs")
                        .without("preview_hash", PREVIEW)
                        .without("preview_until", PREVIEW),
                Table.texts("template_version", "templates/versions", "body", ".hbs"));
    }
}
