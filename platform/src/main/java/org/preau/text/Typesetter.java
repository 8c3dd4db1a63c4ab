package org.preau.text;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.DelimitedLinkNode;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.text.Autolinks.Span;

/**
 * Applies typography to the text nodes of a block, and keeps what each of them becomes.
 *
 * <p>The leaves of a block are laid in one row, whatever emphasis or link they stand in; code,
 * images, addresses and notes are opaque in it. Deep trees were refused before, so recursion is
 * bounded.
 */
final class Typesetter {
    /**
     * A leaf.
     *
     * @param piece what typography sees
     * @param shown what plain text says of an opaque piece; null when the piece itself is the text
     * @param address of a link found in the text
     */
    private record Leaf(
            Node node, String piece, @Nullable String shown, @Nullable String address) {}

    private final Typography typography;
    private final Autolinks autolinks = new Autolinks();
    private final IdentityHashMap<Node, List<Span>> spans = new IdentityHashMap<>();

    Typesetter(Typography typography) {
        this.typography = typography;
    }

    /** Sets the text of a block that holds inline nodes; gives it plain. */
    String set(Node block) {
        List<Leaf> leaves = new ArrayList<>();
        collect(block, leaves, true);
        List<String> set = typography.set(leaves.stream().map(Leaf::piece).toList());
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < leaves.size(); i++) {
            Leaf leaf = leaves.get(i);
            plain.append(leaf.shown() == null ? set.get(i) : leaf.shown());
            keep(leaf, set.get(i));
        }
        return plain.toString().strip();
    }

    private void keep(Leaf leaf, String set) {
        if (leaf.node() instanceof Text
                || leaf.node() instanceof HtmlEntity
                || leaf.node() instanceof RefNode) {
            String text = leaf.address() == null || leaf.shown() == null ? set : leaf.shown();
            spans.computeIfAbsent(leaf.node(), node -> new ArrayList<>(1))
                    .add(new Span(text, leaf.address()));
        }
    }

    /** What a text node became; for an undefined reference its opening and its closing bracket. */
    List<Span> spans(Node text) {
        return spans.getOrDefault(text, List.of());
    }

    /** The text of a node without markup, not typeset: an image's description. */
    String plain(Node node) {
        List<Leaf> leaves = new ArrayList<>();
        collect(node, leaves, false);
        StringBuilder plain = new StringBuilder();
        leaves.forEach(leaf -> plain.append(leaf.shown() == null ? leaf.piece() : leaf.shown()));
        return plain.toString().replace('\n', ' ').strip();
    }

    private void collect(Node parent, List<Leaf> leaves, boolean linking) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            collectNode(node, leaves, linking);
        }
    }

    private void collectNode(Node node, List<Leaf> leaves, boolean linking) {
        switch (node) {
            case Text text -> addText(text, leaves, linking);
            case HtmlEntity entity ->
                    leaves.add(new Leaf(node, entity.getChars().unescape(), null, null));
            case SoftLineBreak _, HardLineBreak _ -> leaves.add(new Leaf(node, "\n", null, null));
            case Code code -> addOpaque(code, code.getText().toString(), leaves);
            case DelimitedLinkNode link -> addOpaque(link, link.getText().toString(), leaves);
            case Footnote note when note.isDefined() -> addOpaque(note, "", leaves);
            case Image image -> addOpaque(image, plain(image), leaves);
            case ImageRef image when image.isDefined() -> addOpaque(image, plain(image), leaves);
            case HtmlInlineComment _ -> {}
            case HtmlInline html -> addHtml(html, leaves);
            case Link link -> collect(link, leaves, false);
            case LinkRef link when link.isDefined() -> collect(link, leaves, false);
            case RefNode reference -> addUndefined(reference, leaves, linking);
            case Footnote note -> addOpaque(note, note.getChars().toString(), leaves);
            default -> collect(node, leaves, linking);
        }
    }

    private void addText(Text node, List<Leaf> leaves, boolean linking) {
        String text = node.getChars().unescape();
        List<Span> found = linking ? autolinks.split(text) : List.of(new Span(text, null));
        for (Span span : found) {
            boolean link = span.address() != null;
            leaves.add(
                    new Leaf(
                            node,
                            link ? Typography.OPAQUE : span.text(),
                            link ? span.text() : null,
                            span.address()));
        }
    }

    private static void addOpaque(Node node, String shown, List<Leaf> leaves) {
        leaves.add(new Leaf(node, Typography.OPAQUE, shown, null));
    }

    private static void addHtml(HtmlInline html, List<Leaf> leaves) {
        String tag = html.getChars().toString();
        if (BareTags.isBreak(tag)) {
            leaves.add(new Leaf(html, "\n", null, null));
        } else if (BareTags.name(tag).isEmpty()) {
            addOpaque(html, tag, leaves);
        }
    }

    /** [mot] without a definition is text: its brackets and what they hold. */
    private void addUndefined(RefNode node, List<Leaf> leaves, boolean linking) {
        String chars = node.getChars().toString();
        Node first = node.getFirstChild();
        Node last = node.getLastChild();
        if (first == null || last == null) {
            leaves.add(new Leaf(node, node.getChars().unescape(), null, null));
            return;
        }
        int inner = first.getStartOffset() - node.getStartOffset();
        int after = last.getEndOffset() - node.getStartOffset();
        leaves.add(new Leaf(node, chars.substring(0, inner), null, null));
        collect(node, leaves, linking);
        leaves.add(new Leaf(node, chars.substring(after), null, null));
    }
}
