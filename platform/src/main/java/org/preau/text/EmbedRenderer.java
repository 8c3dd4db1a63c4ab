package org.preau.text;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.util.ast.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.text.MarkdownOptions.Author;

/**
 * Writes an address that stands alone in its paragraph, when it is a film or a map of another site,
 * as a card that leads to it. The page itself asks nothing of that site.
 */
final class EmbedRenderer {

    private record Alone(Embed embed, String title) {}

    private final TextPage page;

    EmbedRenderer(TextPage page) {
        this.page = page;
    }

    /** False when the paragraph is another one, which is left unwritten. */
    boolean writeAlone(Paragraph paragraph) {
        if (page.options.author() == Author.VISITOR || isAside(paragraph)) {
            return false;
        }
        Optional<Alone> alone = read(paragraph);
        alone.ifPresent(this::write);
        return alone.isPresent();
    }

    /** In a list or a note an address is one among others. */
    private static boolean isAside(Paragraph paragraph) {
        return paragraph.getParent() instanceof ListItem
                || paragraph.getParent() instanceof FootnoteBlock;
    }

    private Optional<Alone> read(Paragraph paragraph) {
        Node node = paragraph.getFirstChild();
        if (node == null || node.getNext() != null) {
            return Optional.empty();
        }
        String address = address(node);
        return address == null
                ? Optional.empty()
                : Embed.of(address).map(it -> new Alone(it, title(node, address)));
    }

    private static @Nullable String address(Node node) {
        return switch (node) {
            case AutoLink link -> link.getText().toString();
            case Link link -> link.getUrl().unescape();
            case LinkRef link when link.isDefined() -> {
                Reference to = link.getReferenceNode(link.getDocument());
                yield to == null ? null : to.getUrl().unescape();
            }
            case Text text -> text.getChars().unescape().strip();
            default -> null;
        };
    }

    private String title(Node node, String address) {
        String words =
                node instanceof Text || node instanceof AutoLink ? "" : page.typesetter.plain(node);
        return words.equals(address) ? "" : page.options.typography().set(words);
    }

    private void write(Alone alone) {
        Embed embed = alone.embed();
        String title = alone.title().isEmpty() ? page.labels().see(embed) : alone.title();
        Optional<String> player =
                page.options.links().player(embed, alone.title()).flatMap(SafeAddress::of);
        page.say(title);
        page.html.open("div", "class", "embed").open("p", "class", "embed-title");
        page.html.open("a", "href", player.orElse(embed.page())).text(title).close("a");
        page.html.close("p").open("p");
        writeSource(embed, player.isPresent());
        page.html.text(" " + page.labels().onlyOnClick()).close("p").close("div").line();
    }

    /** Names the other site; leads there too, when the title does not. */
    private void writeSource(Embed embed, boolean linked) {
        String[] words = page.labels().embed(embed).split("\\{host}", 2);
        page.html.text(words[0]);
        if (linked) {
            page.html.open("a", "href", embed.page());
        }
        page.html.text(embed.host());
        if (linked) {
            page.html.close("a");
        }
        page.html.text(words.length > 1 ? words[1] : "");
    }
}
