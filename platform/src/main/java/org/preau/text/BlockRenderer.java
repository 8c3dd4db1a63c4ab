package org.preau.text;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.util.ast.Node;
import org.preau.text.RenderedText.Kind;

/** Writes the blocks of a text, in the skeleton that the themes style under {@code .prose}. */
final class BlockRenderer {
    private final TextPage page;
    private final HtmlText html;
    private final Pictures pictures;
    private final InlineRenderer inlines;
    private final TableRenderer tables;
    private final QuoteRenderer quotes;
    private final NotesRenderer notes;
    private final EmbedRenderer embeds;
    private final Players players;

    BlockRenderer(TextPage page) {
        this.page = page;
        html = page.html;
        pictures = new Pictures(page);
        inlines = new InlineRenderer(page, pictures);
        tables = new TableRenderer(page, inlines);
        quotes = new QuoteRenderer(page, this, inlines);
        notes = new NotesRenderer(page, this, inlines);
        embeds = new EmbedRenderer(page);
        players = new Players(page, pictures, inlines);
    }

    void document(Node document) {
        children(document);
        notes.write();
    }

    /**
     * A child may leave its place while it is written (a quotation's author): its neighbour is read
     * before.
     */
    void children(Node parent) {
        Node next;
        for (Node node = parent.getFirstChild(); node != null; node = next) {
            next = node.getNext();
            block(node);
        }
    }

    private void block(Node node) {
        switch (node) {
            case com.vladsch.flexmark.ast.Heading heading -> heading(heading);
            case Paragraph paragraph -> paragraph(paragraph);
            case BlockQuote quote -> quotes.write(quote);
            case BulletList list -> list(list, "ul", "");
            case OrderedList list ->
                    list(list, "ol", list.getStartNumber() == 1 ? "" : "" + list.getStartNumber());
            case TableBlock table -> tables.write(table);
            case FencedCodeBlock code -> code(code.getContentChars().toString());
            case IndentedCodeBlock code ->
                    code(code.getContentChars().trimTailBlankLines().toString());
            case ThematicBreak _ -> html.open("hr").line();
            case FootnoteBlock note -> page.notes.define(note);
            case HtmlCommentBlock _, Reference _ -> {}
            case HtmlBlock raw -> raw(raw);
            default -> children(node);
        }
    }

    /** A heading without text is none: it would be an empty entry in a screen reader's list. */
    private void heading(com.vladsch.flexmark.ast.Heading node) {
        String text = page.typesetter.set(node).replace('\n', ' ');
        if (text.isEmpty()) {
            page.remark(Kind.HEADING_EMPTY, node, "");
            return;
        }
        if (page.levels.skips(node.getLevel())) {
            page.remark(Kind.HEADING_SKIPPED, node, text);
        }
        int level = page.levels.of(node.getLevel());
        String id = page.anchors.of(text);
        page.headings.add(new Heading(id, level, text));
        page.say(text);
        html.open("h" + level, "id", id);
        inlines.children(node);
        html.close("h" + level).line();
    }

    private void paragraph(Paragraph node) {
        if (pictures.writeAlone(node) || players.writeAlone(node) || embeds.writeAlone(node)) {
            return;
        }
        String text = page.typesetter.set(node);
        TextRules.remark(page, node, text);
        page.sayParagraph(text);
        if (node.getParent() instanceof ListItem item && item.isParagraphInTightListItem(node)) {
            inlines.children(node);
            return;
        }
        html.open("p");
        inlines.children(node);
        html.close("p").line();
    }

    private void list(Node node, String tag, String start) {
        html.open(tag, "start", start);
        for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
            html.open("li");
            children(item);
            html.close("li");
        }
        html.close(tag).line();
    }

    /** Long lines scroll by themselves, hence by keyboard too. */
    private void code(String text) {
        page.say(text.strip());
        html.open("pre", "tabindex", "0").open("code").text(text).close("code").close("pre").line();
    }

    private void raw(HtmlBlock node) {
        String typed = node.getChars().toString().strip();
        if (BareTags.isOnlyBreaks(typed)) {
            return;
        }
        page.remark(Kind.HTML_SHOWN, node, typed);
        page.say(typed);
        html.open("p").text(typed).close("p").line();
    }
}
