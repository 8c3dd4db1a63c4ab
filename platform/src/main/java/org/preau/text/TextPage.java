package org.preau.text;

import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preau.text.RenderedText.Kind;
import org.preau.text.RenderedText.LinkTo;
import org.preau.text.RenderedText.Remark;

/** What one rendering gathers while it walks over the tree. One thread, one use. */
final class TextPage {
    private static final int MOST_REMARKS = 50;
    private static final int MOST_LINKS = 500;

    final MarkdownOptions options;
    final HtmlText html;
    final Typesetter typesetter;
    final Anchors anchors;
    final HeadingLevels levels;
    final Notes notes = new Notes();
    final List<Heading> headings = new ArrayList<>();
    private final LineIndex lines;
    boolean inNotes;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<LinkTo> links = new ArrayList<>();
    private final Map<String, LinkTo> anchored = new LinkedHashMap<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder opening = new StringBuilder();

    TextPage(MarkdownOptions options, String source) {
        this.options = options;
        lines = new LineIndex(source);
        html = new HtmlText(source.length() * 3 / 2 + 64);
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
        remark(kind, lines.of(node.getStartOffset()), about);
    }

    private void remark(Kind kind, int line, String about) {
        if (remarks.size() < MOST_REMARKS) {
            remarks.add(new Remark(kind, line, Excerpt.of(about, 120)));
        }
    }

    /** Keeps where a link or a picture leads. */
    void linkTo(Node node, String target) {
        if (links.size() < MOST_LINKS) {
            links.add(new LinkTo(lines.of(node.getStartOffset()), target));
        }
    }

    /** Keeps that a link leads to a heading of this text, which may come later. */
    void anchorTo(Node node, String id, String target) {
        if (anchored.size() < MOST_LINKS) {
            anchored.putIfAbsent(id, new LinkTo(lines.of(node.getStartOffset()), target));
        }
    }

    private void remarkAnchors() {
        headings.forEach(heading -> anchored.remove("#" + heading.id()));
        anchored.values().forEach(it -> remark(Kind.ANCHOR_MISSING, it.line(), it.target()));
    }

    RenderedText finished(String safeHtml) {
        remarkAnchors();
        remarks.sort(Comparator.comparingInt(Remark::line));
        String said = plain.toString();
        return new RenderedText(
                safeHtml,
                headings,
                ReadingTime.words(said),
                said,
                opening.toString().strip(),
                remarks,
                links);
    }
}
