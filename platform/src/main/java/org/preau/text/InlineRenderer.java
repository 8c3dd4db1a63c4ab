package org.preau.text;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.preau.text.Autolinks.Span;
import org.preau.text.RenderedText.Kind;

/** Writes what stands inside a block that {@link Typesetter#set} has set. */
final class InlineRenderer {
    /** How far a bare tag's closing twin is looked for. */
    private static final int NEAR = 100;

    private final TextPage page;
    private final HtmlText html;
    private final Pictures pictures;
    private final Set<Node> closings = new HashSet<>();

    InlineRenderer(TextPage page, Pictures pictures) {
        this.page = page;
        this.pictures = pictures;
        html = page.html;
    }

    void children(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            inline(node);
        }
    }

    private void inline(Node node) {
        switch (node) {
            case Text _, HtmlEntity _ -> page.typesetter.spans(node).forEach(it -> span(node, it));
            case SoftLineBreak _ -> html.line();
            case HardLineBreak _ -> html.open("br").line();
            case Emphasis _ -> wrap("em", node);
            case StrongEmphasis _ -> wrap("strong", node);
            case Strikethrough _ -> wrap("del", node);
            case Code code -> html.open("code").text(code(code)).close("code");
            case Link link -> link(link);
            case LinkRef link when link.isDefined() ->
                    reference(link)
                            .ifPresent(to ->
                                    link(node, to.getUrl().unescape(), to.getTitle().unescape()));
            case Image _ -> picture(node);
            case ImageRef image when image.isDefined() -> picture(node);
            case RefNode undefined -> brackets(undefined);
            case AutoLink link -> direct(link, link.getText().toString());
            case MailLink link -> direct(link, "mailto:" + link.getText());
            case Footnote note -> note(note);
            case HtmlInlineComment _ -> {}
            case HtmlInline tag -> tag(tag);
            default -> children(node);
        }
    }

    private void wrap(String tag, Node node) {
        html.open(tag);
        children(node);
        html.close(tag);
    }

    private void span(Node node, Span span) {
        if (span.address() != null) {
            page.linkTo(node, span.address());
            if (TextRules.isBare(span.text())) {
                page.remark(Kind.LINK_BARE, node, span.text());
            }
            anchor(page.options.links().link(span.address()), "", () -> html.text(span.text()));
        } else if (page.options.typography() == Typography.FRENCH) {
            Ordinals.write(span.text(), html);
        } else {
            html.text(span.text());
        }
    }

    /** CommonMark § 6.1: line ends are spaces; one space at each end is taken off. */
    private static String code(Code code) {
        String text = code.getText().toString().replace('\n', ' ');
        boolean padded =
                text.length() > 2 && text.startsWith(" ") && text.endsWith(" ") && !text.isBlank();
        return padded ? text.substring(1, text.length() - 1) : text;
    }

    void link(Link link) {
        link(link, link.getUrl().unescape(), link.getTitle().unescape());
    }

    private void link(Node node, String target, String title) {
        remarkText(node, target);
        Optional<String> file = page.options.links().file(target);
        anchor(
                resolve(node, target),
                page.options.typography().set(title),
                () -> {
                    children(node);
                    file.ifPresent(note -> html.text("\u00A0(" + note + ")"));
                });
    }

    private void remarkText(Node node, String target) {
        String text = page.typesetter.plain(node);
        if (text.isEmpty()) {
            page.remark(Kind.LINK_EMPTY, node, target);
        } else if (TextRules.isVague(text)) {
            page.remark(Kind.LINK_VAGUE, node, text);
        } else if (TextRules.isBare(text)) {
            page.remark(Kind.LINK_BARE, node, text);
        }
    }

    private void direct(Node node, String target) {
        String shown = target.startsWith("mailto:") ? target.substring("mailto:".length()) : target;
        if (TextRules.isBare(shown)) {
            page.remark(Kind.LINK_BARE, node, shown);
        }
        anchor(resolve(node, target), "", () -> html.text(shown));
    }

    private Optional<String> resolve(Node node, String target) {
        if (target.length() > 1 && target.startsWith("#")) {
            String anchor = page.anchors.target(target.substring(1));
            page.anchorTo(node, anchor, target);
            return Optional.of(anchor);
        }
        page.linkTo(node, target);
        Optional<String> address =
                SafeAddress.of(target).flatMap(page.options.links()::link).flatMap(SafeAddress::of);
        if (address.isEmpty()) {
            page.remark(Kind.LINK_REFUSED, node, target);
        }
        return address;
    }

    private void anchor(Optional<String> address, String title, Runnable content) {
        address.ifPresent(to -> html.open("a", "href", to, "title", title));
        content.run();
        address.ifPresent(to -> html.close("a"));
    }

    private Optional<Reference> reference(RefNode node) {
        return Optional.ofNullable(node.getReferenceNode(node.getDocument()));
    }

    private void picture(Node node) {
        Pictures.Picture picture = pictures.read(node);
        if (picture.image().isPresent() && !Players.isRecording(node)) {
            pictures.write(picture);
        } else {
            String shown = picture.text().isEmpty() ? picture.target() : picture.text();
            Optional<String> address =
                    picture.image()
                            .map(MarkdownLinks.SiteImage::address)
                            .or(() -> SafeAddress.of(picture.target()));
            anchor(address, "", () -> html.text(shown));
        }
    }

    private void brackets(RefNode node) {
        List<Span> around = page.typesetter.spans(node);
        if (!around.isEmpty()) {
            html.text(around.getFirst().text());
        }
        children(node);
        if (around.size() > 1) {
            html.text(around.getLast().text());
        }
    }

    private void note(Footnote node) {
        if (!node.isDefined()) {
            html.text(node.getChars().toString());
            return;
        }
        Notes.Note note = page.notes.refer(node.getFootnoteBlock());
        String prefix = page.options.idPrefix();
        html.open(
                        "sup",
                        "class",
                        "footnote-ref",
                        "id",
                        NotesRenderer.reference(prefix, note.number, note.references))
                .open(
                        "a",
                        "href",
                        "#" + NotesRenderer.note(prefix, note.number),
                        "aria-label",
                        page.labels().note(note.number))
                .text(Integer.toString(note.number))
                .close("a")
                .close("sup");
    }

    private void tag(HtmlInline node) {
        String tag = node.getChars().toString();
        Optional<String> name = BareTags.name(tag);
        if (BareTags.isBreak(tag)) {
            html.open("br");
        } else if (closings.remove(node)) {
            html.close(name.orElseThrow());
        } else if (name.isPresent() && hasClosing(node, name.get())) {
            html.open(name.get());
        } else {
            html.text(tag);
            page.remark(Kind.HTML_SHOWN, node, tag);
        }
    }

    private boolean hasClosing(Node opening, String name) {
        Node node = BareTags.isClosing(opening.getChars().toString()) ? null : opening.getNext();
        for (int i = 0; i < NEAR && node != null; i++, node = node.getNext()) {
            if (node instanceof HtmlInline
                    && !closings.contains(node)
                    && isClosing(node.getChars(), name)) {
                return closings.add(node);
            }
        }
        return false;
    }

    /** The length first: to make a string of each tag of a long row costs. */
    private static boolean isClosing(BasedSequence tag, String name) {
        return tag.length() == name.length() + 3 && tag.toString().equals("</" + name + ">");
    }
}
