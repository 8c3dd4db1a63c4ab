package org.preau.text;

import java.util.List;

/**
 * A text ready to show.
 *
 * @param html safe, complete, for a {@code .prose} element; links and images are already resolved
 * @param headings in order
 * @param words see {@link ReadingTime#words}
 * @param plain every word of the text, a line per block, typeset: for search
 * @param opening what the first paragraphs say, at most some {@value #OPENING} characters: for
 *     {@link Excerpt}
 * @param remarks what the writer should know, in order
 */
public record RenderedText(
        String html,
        List<Heading> headings,
        int words,
        String plain,
        String opening,
        List<Remark> remarks)
        implements Rendering {
    static final int OPENING = 2_000;

    /** Defensive copies. */
    public RenderedText {
        headings = List.copyOf(headings);
        remarks = List.copyOf(remarks);
    }

    /**
     * Something the page shows otherwise than it was written, or that some readers will miss.
     *
     * @param line of the source, from 1
     * @param about what it concerns: an address, a heading's text, the raw markup
     */
    public record Remark(Kind kind, int line, String about) {}

    /** What a remark is about. */
    public enum Kind {
        /** An image without alternative text: whoever does not see it gets nothing. */
        IMAGE_WITHOUT_TEXT,
        /** An image that is not the site's own; its description is shown with a link. */
        IMAGE_FROM_ELSEWHERE,
        /** An address that cannot be linked; its text is shown. */
        LINK_REFUSED,
        /** A heading that skips a level; it was raised. */
        HEADING_SKIPPED,
        /** HTML, shown as it was typed. */
        HTML_SHOWN,
        /** A note nobody refers to; shown last. */
        NOTE_UNUSED
    }
}
