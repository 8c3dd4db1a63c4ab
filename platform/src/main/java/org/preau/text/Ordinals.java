package org.preau.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Raises the ends of French ordinals: 1<sup>er</sup>, 2<sup>e</sup>, XX<sup>e</sup>. In HTML only,
 * so that the plain text, titles and searches keep "1er".
 */
final class Ordinals {
    private static final Pattern ORDINAL =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}.,])(?:(\\d{1,4})(er|ers|re|res|e|es|nd|nde)|(I)(er|re)|([IVX]{1,6})(e))"
                            + "(?![\\p{L}\\p{N}’'])");

    private Ordinals() {}

    static void write(String text, HtmlText html) {
        if (text.chars().noneMatch(Ordinals::mayBegin)) {
            html.text(text);
            return;
        }
        Matcher found = ORDINAL.matcher(text);
        int done = 0;
        while (found.find()) {
            int end = end(found);
            html.text(text.substring(done, end))
                    .open("sup")
                    .text(text.substring(end, found.end()))
                    .close("sup");
            done = found.end();
        }
        html.text(text.substring(done));
    }

    private static boolean mayBegin(int c) {
        return (c >= '0' && c <= '9') || c == 'I' || c == 'V' || c == 'X';
    }

    /** Where the number ends and the raised letters begin. */
    private static int end(Matcher found) {
        for (int group = 1; group <= 5; group += 2) {
            if (found.end(group) >= 0) {
                return found.end(group);
            }
        }
        throw new IllegalStateException("an ordinal without a number");
    }
}
