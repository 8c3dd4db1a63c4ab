package org.preau.theme;

import org.preau.text.Language;
import org.preau.text.MarkdownLabels;
import org.preau.text.Messages;

/** The words that rendering adds to the texts of a site, for whoever renders them elsewhere. */
public final class TextLabels {

    private TextLabels() {}

    public static MarkdownLabels of(Messages messages, Language language) {
        return Voice.labels(messages, language);
    }
}
