package org.preau.text;

import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.List;
import org.preau.text.RenderedText.Kind;
import org.preau.text.RenderedText.Remark;

/** What one rendering gathers while it walks over the tree. One thread, one use. */
final class TextPage {
    private static final int MOST_REMARKS = 50;

    final MarkdownOptions options;
    final HtmlText html;
    final Typesetter typesetter;
    final Anchors anchors;
    final HeadingLevels levels;
    final Notes notes = new Notes();
    final List<Heading> headings = new ArrayList<>();
    boolean inNotes;
    private final List<Remark> remarks = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder opening = new StringBuilder();

    TextPage(MarkdownOptions options, int length) {
        this.options = options;
        html = new HtmlText(length * 3 / 2 + 64);
        typesetter = new Typesetter(options.typography());
        anchors = new Anchors(options.idPrefix());
        levels = new HeadingLevels(options.firstLevel());
    }

    MarkdownLabels labels() {
        return options.labels();
    }

    /** Adds what a block says to the plain text. */
    void say(String text) {
        if (!text.isEmpty()) {
            plain.append(text).append('\n');
        }
    }

    /** The same for a paragraph of the text itself, which excerpts may quote. */
    void sayParagraph(String text) {
        say(text);
        if (!inNotes && !text.isEmpty() && opening.length() < RenderedText.OPENING) {
            opening.append(text, 0, Math.min(text.length(), RenderedText.OPENING)).append('\n');
        }
    }

    void remark(Kind kind, Node node, String about) {
        if (remarks.size() < MOST_REMARKS) {
            remarks.add(new Remark(kind, node.getStartLineNumber() + 1, Excerpt.of(about, 120)));
        }
    }

    RenderedText finished(String safeHtml) {
        String said = plain.toString();
        return new RenderedText(
                safeHtml,
                headings,
                ReadingTime.words(said),
                said,
                opening.toString().strip(),
                remarks);
    }
}
