package org.preau.text;

import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.Optional;
import org.preau.text.MeteredText.SpentException;
import org.preau.text.Rendering.Reason;
import org.preau.text.Rendering.Refused;

/**
 * From what a volunteer writes to safe, well-set HTML.
 *
 * <p>Markdown is CommonMark with tables, footnotes, strikethrough and bare addresses. Images alone
 * in a paragraph are figures, several are a gallery; a quotation whose last line begins with a dash
 * names its author; a quotation that begins with {@code [!NOTE]} is a callout. HTML is shown as
 * typed, but for {@link BareTags a few bare tags}.
 *
 * <p>Safety does not rest on one place: the source is {@linkplain MarkdownBounds bounded} before it
 * is parsed and {@linkplain MeteredText metered} while it is; the renderer escapes every text; the
 * {@linkplain HtmlPolicy policy} passes only what it lists. Any thread; nothing is kept between
 * calls.
 */
public final class Markdown {
    private static final Parser PARSER =
            Parser.builder(
                            new MutableDataSet()
                                    .set(
                                            Parser.EXTENSIONS,
                                            List.of(
                                                    TablesExtension.create(),
                                                    FootnoteExtension.create(),
                                                    StrikethroughExtension.create()))
                                    .set(TablesExtension.MIN_SEPARATOR_DASHES, 1)
                                    .set(TablesExtension.COLUMN_SPANS, false)
                                    .set(TablesExtension.APPEND_MISSING_COLUMNS, false)
                                    .set(TablesExtension.DISCARD_EXTRA_COLUMNS, true)
                                    .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true))
                    .build();

    private Markdown() {}

    /**
     * Renders a text. The source is {@linkplain CleanInput#text cleaned} first.
     *
     * @return a {@link RenderedText}, or why the source is refused; a refusal takes less than 200
     *     ms, whatever the source
     */
    public static Rendering toHtml(String source, MarkdownOptions options) {
        if (source.length() > 2 * MarkdownBounds.CHARACTERS) {
            return new Refused(Reason.TOO_LONG, 0, MarkdownBounds.CHARACTERS);
        }
        String clean = CleanInput.text(source);
        Optional<Refused> refused = MarkdownBounds.refuse(clean);
        return refused.isPresent() ? refused.get() : parse(clean, options);
    }

    /**
     * Some of the parser's regular expressions recurse once per character (a link's title of
     * 10,000). They are too many to bound one by one, and an overflow leaves nothing behind: a
     * parse shares no state with another.
     */
    private static Rendering parse(String source, MarkdownOptions options) {
        try {
            Document document = PARSER.parse(BasedSequence.of(new MeteredText(source)));
            Optional<Refused> tooDeep = tooDeep(document);
            if (tooDeep.isPresent()) {
                return tooDeep.get();
            }
            TextPage page = write(document, source, options);
            return page.finished(HtmlPolicy.clean(page.html.toString(), options));
        } catch (SpentException | StackOverflowError tooMuch) {
            return new Refused(Reason.TOO_COMPLEX, 0, 0);
        }
    }

    /** Walks without recursion. */
    private static Optional<Refused> tooDeep(Document document) {
        int depth = 0;
        Node node = document;
        while (node != null) {
            if (depth > MarkdownBounds.DEPTH) {
                return Optional.of(
                        new Refused(
                                Reason.TOO_DEEP,
                                node.getStartLineNumber() + 1,
                                MarkdownBounds.DEPTH));
            }
            Node next = node.getFirstChild();
            depth += next == null ? 0 : 1;
            while (next == null && node != null && node.getParent() != null) {
                next = node.getNext();
                node = next == null ? node.getParent() : node;
                depth -= next == null ? 1 : 0;
            }
            node = next;
        }
        return Optional.empty();
    }

    /** The first wall alone, before the policy. */
    static String unchecked(String source, MarkdownOptions options) {
        return write(PARSER.parse(source), source, options).html.toString();
    }

    private static TextPage write(Document document, String source, MarkdownOptions options) {
        TextPage page = new TextPage(options, source);
        new BlockRenderer(page).document(document);
        return page;
    }
}
