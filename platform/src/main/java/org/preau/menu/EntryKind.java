package org.preau.menu;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an entry of a menu leads. */
enum EntryKind {
    /** The home page. */
    HOME,
    /** The dates of the association. */
    AGENDA,
    /** A section. */
    SECTION,
    /** An article or a standing page. */
    TEXT,
    /** An address of the web or of the site, typed. */
    ADDRESS,
    /** Nowhere: it only stands above others. */
    HEADING;

    static Optional<EntryKind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
