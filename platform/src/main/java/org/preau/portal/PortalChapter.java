package org.preau.portal;

import java.util.List;
import org.preau.snapshot.Chapter;

/** What snapshots leave of the portal: copies of what associations themselves have. */
public final class PortalChapter {

    private PortalChapter() {}

    /** The chapter. */
    public static Chapter of() {
        return new Chapter("portal", List.of(), List.of())
                .without("directory_entry", "a copy of what each association says of itself");
    }
}
