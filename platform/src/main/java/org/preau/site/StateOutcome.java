package org.preau.site;

import java.util.List;

/** How a change of an article's or a page's state went. */
public sealed interface StateOutcome {

    /** It is in that state now; also when it was before, so that sending twice harms nothing. */
    record Done(Article article) implements StateOutcome {}

    /** The text is another one than the one that was read; nothing was changed. */
    record Stale(Article article) implements StateOutcome {}

    /** That does not go from the state it is in; nothing was changed. */
    record NotNow(Article article) implements StateOutcome {}

    /** It has a title and nothing else; nothing was changed. */
    record Empty(Article article) implements StateOutcome {}

    /** The word for its writer is missing or too long; nothing was changed. */
    record Unexplained(Article article, Wrong wrong) implements StateOutcome {}

    /** The dates asked for cannot be; nothing was changed. */
    record WrongTimes(Article article, List<Wrong> wrongs) implements StateOutcome {}

    /** It stands outside the sections that whoever asks keeps to; nothing was changed. */
    record Elsewhere(Article article) implements StateOutcome {}

    /**
     * The law wants to know who publishes, and the site does not say it yet.
     *
     * @param missing names of the fields of the settings: see {@link LegalNotice}
     */
    record LegalNoticeMissing(Article article, List<String> missing) implements StateOutcome {}

    /** There is no such text here. */
    record Missing() implements StateOutcome {}
}
