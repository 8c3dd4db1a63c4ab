package org.preau.text;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what begins with &gt;: a quotation, a quotation that says whose it is (last line "— Nom"),
 * or a callout (first line "[!NOTE] Titre" or "[!WARNING] Titre", the notation of several Markdown
 * editors).
 */
final class QuoteRenderer {
    private static final Pattern CALLOUT =
            Pattern.compile(
                    "\\\\?\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\\\?\\][ \\t]*([^\\n]{0,200})(?:\\n.*)?",
                    Pattern.DOTALL);
    private static final Pattern DASH = Pattern.compile("(?:—|–|--)[ \\u00A0\\u202F](?=\\S)");

    private final TextPage page;
    private final BlockRenderer blocks;
    private final InlineRenderer inlines;

    QuoteRenderer(TextPage page, BlockRenderer blocks, InlineRenderer inlines) {
        this.page = page;
        this.blocks = blocks;
        this.inlines = inlines;
    }

    void write(BlockQuote quote) {
        Optional<Matcher> callout = callout(quote);
        if (callout.isPresent()) {
            writeCallout(quote, callout.get());
            return;
        }
        Paragraph author = takeAuthor(quote);
        if (author == null) {
            page.html.open("blockquote");
            blocks.children(quote);
            page.html.close("blockquote").line();
            return;
        }
        page.html.open("figure", "class", "quote").open("blockquote");
        blocks.children(quote);
        page.html.close("blockquote").open("figcaption");
        page.say(page.typesetter.set(author));
        inlines.children(author);
        page.html.close("figcaption").close("figure").line();
    }

    private static Optional<Matcher> callout(BlockQuote quote) {
        if (!(quote.getFirstChild() instanceof Paragraph first) || !first.hasChildren()) {
            return Optional.empty();
        }
        BasedSequence chars = first.getChars();
        Matcher matcher =
                CALLOUT.matcher(chars.subSequence(0, Math.min(chars.length(), 300)).toString());
        return Optional.of(matcher).filter(Matcher::matches);
    }

    private void writeCallout(BlockQuote quote, Matcher found) {
        boolean warning = found.group(1).equals("WARNING") || found.group(1).equals("CAUTION");
        String given = page.options.typography().set(found.group(2).strip());
        String fallback = warning ? page.labels().warning() : page.labels().callout();
        String title = given.isEmpty() ? fallback : given;
        takeFirstLine(quote.getFirstChild());
        page.html.open(
                "div",
                "class",
                warning ? "callout callout-warning" : "callout",
                "role",
                "note",
                "aria-label",
                title);
        page.html.open("p", "class", "callout-title").text(title).close("p");
        page.say(title);
        blocks.children(quote);
        page.html.close("div").line();
    }

    private static void takeFirstLine(@Nullable Node paragraph) {
        if (paragraph == null) {
            return;
        }
        Node node = paragraph.getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            node.unlink();
            node = node instanceof SoftLineBreak ? null : next;
        }
        if (!paragraph.hasChildren()) {
            paragraph.unlink();
        }
    }

    /**
     * Takes the last line off the quotation when it begins with a dash, as a paragraph of its own.
     */
    private static @Nullable Paragraph takeAuthor(BlockQuote quote) {
        if (!(quote.getLastChild() instanceof Paragraph last)) {
            return null;
        }
        Node line = startOfLastLine(last);
        boolean alone = last.getPrevious() == null && line != null && line.getPrevious() == null;
        if (alone || !(line instanceof Text text)) {
            return null;
        }
        Matcher dash = DASH.matcher(text.getChars());
        if (!dash.lookingAt()) {
            return null;
        }
        text.setChars(text.getChars().subSequence(dash.end()));
        return takeFrom(line, last, quote);
    }

    private static @Nullable Node startOfLastLine(Paragraph paragraph) {
        Node node = paragraph.getLastChild();
        while (node != null
                && node.getPrevious() != null
                && !(node.getPrevious() instanceof SoftLineBreak)) {
            node = node.getPrevious();
        }
        return node;
    }

    /**
     * It stays in the document, after the quotation, where whoever walks has already read the
     * neighbour.
     */
    private static Paragraph takeFrom(Node start, Paragraph from, BlockQuote quote) {
        if (start.getPrevious() != null) {
            start.getPrevious().unlink();
        }
        Paragraph taken = new Paragraph(start.getChars());
        quote.insertAfter(taken);
        Node node = start;
        while (node != null) {
            Node next = node.getNext();
            taken.appendChild(node);
            node = next;
        }
        if (!from.hasChildren()) {
            from.unlink();
        }
        return taken;
    }
}
