package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import org.preau.text.CleanInput;

/** Holds a cleaned {@link Writing} to its bounds. */
final class WritingCheck {

    private WritingCheck() {}

    /** What is wrong with it by itself, in the order of the form; empty when nothing is. */
    static List<Wrong> of(Writing writing) {
        List<Wrong> wrongs = new ArrayList<>();
        if (writing.title().isEmpty()) {
            wrongs.add(Wrong.of("title", "site.wrong.title-missing"));
        }
        bound(wrongs, "title", writing.title(), Writing.TITLE);
        bound(wrongs, "lead", writing.lead(), Writing.LEAD);
        bound(wrongs, "body", writing.body(), Writing.BODY);
        tags(wrongs, writing);
        if (writing.cover() != null && writing.coverAlt().isEmpty()) {
            wrongs.add(Wrong.of("coverAlt", "site.wrong.alt-missing"));
        }
        bound(wrongs, "coverAlt", writing.coverAlt(), Writing.ALT);
        bound(wrongs, "coverCaption", writing.coverCaption(), Writing.CAPTION);
        return wrongs;
    }

    static void bound(List<Wrong> wrongs, String field, String text, int most) {
        int length = CleanInput.length(text);
        if (length > most) {
            wrongs.add(Wrong.tooLong(field, most, length));
        }
    }

    private static void tags(List<Wrong> wrongs, Writing writing) {
        if (writing.tags().size() > Writing.TAGS) {
            wrongs.add(
                    new Wrong(
                            "tags",
                            org.preau.text.Message.of(
                                    "site.wrong.tags-many", "most", Writing.TAGS)));
        }
        writing.tags().stream()
                .filter(tag -> CleanInput.length(tag) > Writing.TAG)
                .findFirst()
                .ifPresent(tag ->
                        wrongs.add(Wrong.tooLong("tags", Writing.TAG, CleanInput.length(tag))));
    }
}
