package org.preau.checks;

import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * A remark as programs and the editor are told it.
 *
 * @param kind what, in lower case with hyphens
 * @param line of the source, from 1
 * @param about what it concerns, as written; may be empty
 * @param text what, and how to mend it, in the reader's language
 */
public record RemarkJson(String kind, int line, String about, String text) {

    static RemarkJson of(Remark remark, Language language, Messages messages) {
        return new RemarkJson(
                remark.kind(), remark.line(), remark.about(), remark.said().in(language, messages));
    }
}
