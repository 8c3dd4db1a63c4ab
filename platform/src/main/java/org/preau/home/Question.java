package org.preau.home;

import org.preau.text.Message;

/**
 * Something a block says: one answer, or one cell of each of its lines.
 *
 * @param name in forms, in the API and in the row
 * @param most the longest answer, in characters
 */
record Question(String name, Form form, int most, boolean required) {

    /** How it is asked and checked. */
    enum Form {
        /** A line. */
        LINE,
        /** A few lines. */
        WORDS,
        /** Markdown. */
        MARKDOWN,
        /** A day, year first. */
        DAY,
        /** Where a link leads. */
        ADDRESS,
        /** Somebody's mail. */
        EMAIL,
        /** Where one subscribes: an address or a mail. */
        PLACE,
        /** How many articles. */
        COUNT,
        /** How much an alert matters. */
        LEVEL,
        /** A section; empty for all. */
        SECTION,
        /** A published article; empty for the latest. */
        ARTICLE,
        /** A picture of the library, by its address on the site. */
        PICTURE
    }

    static Question asked(String name, Form form, int most) {
        return new Question(name, form, most, true);
    }

    static Question maybe(String name, Form form, int most) {
        return new Question(name, form, most, false);
    }

    Message label(BlockKind kind) {
        return Message.of("home.field." + kind.key() + "." + name);
    }
}
