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
 * @param links the addresses that the text links to, as written, in order
 */
public record RenderedText(
        String html,
        List<Heading> headings,
        int words,
        String plain,
        String opening,
        List<Remark> remarks,
        List<LinkTo> links)
        implements Rendering {
    static final int OPENING = 2_000;

    /** Defensive copies. */
    public RenderedText {
        headings = List.copyOf(headings);
        remarks = List.copyOf(remarks);
        links = List.copyOf(links);
    }

    /** The same of a text whose links nobody asks for. */
    public RenderedText(
            String html,
            List<Heading> headings,
            int words,
            String plain,
            String opening,
            List<Remark> remarks) {
        this(html, headings, words, plain, opening, remarks, List.of());
    }

    /**
     * A link or a picture of the text.
     *
     * @param line of the source, from 1
     * @param target as written
     */
    public record LinkTo(int line, String target) {}

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
        NOTE_UNUSED,
        /** A description that only names the file, or says "image". */
        IMAGE_TEXT_SAYS_NOTHING,
        /** A heading without text; it is not shown. */
        HEADING_EMPTY,
        /** A short line in bold where a heading is meant. */
        HEADING_FAKED,
        /** A link whose text says nothing by itself: "cliquez ici". */
        LINK_VAGUE,
        /** A link whose text is its address. */
        LINK_BARE,
        /** A link without text: nobody can follow it. */
        LINK_EMPTY,
        /** A link to a heading that this text does not have. */
        ANCHOR_MISSING,
        /** A table whose columns have no names. */
        TABLE_WITHOUT_HEADER,
        /** A paragraph that fills more than a screen. */
        PARAGRAPH_LONG,
        /** A film without captions: whoever does not hear gets nothing. */
        FILM_WITHOUT_CAPTIONS,
        /** Sound without anything to read in its place. */
        SOUND_WITHOUT_TRANSCRIPT
    }
}
