package org.preau.text;

/**
 * What became of a Markdown source: a text, or a refusal that can be explained to whoever wrote it.
 */
public sealed interface Rendering permits RenderedText, Rendering.Refused {
    /**
     * Why a source is not rendered. Each is a bound of {@link MarkdownBounds}; no text a person
     * writes comes near.
     */
    enum Reason {
        /** More characters than an article may have. */
        TOO_LONG,
        /** Quotations, lists or emphasis nested deeper than a page can show. */
        TOO_DEEP,
        /** Built so that reading it would cost much more than its length explains. */
        TOO_COMPLEX
    }

    /**
     * Nothing was rendered, nothing was changed; the source is still the writer's.
     *
     * @param line the line, from 1, where the bound was passed; 0 when it is the text as a whole
     * @param limit the bound, in the unit of the reason: characters, levels; 0 for TOO_COMPLEX
     */
    record Refused(Reason reason, int line, int limit) implements Rendering {}
}
