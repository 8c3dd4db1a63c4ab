package org.preau.home;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.sql.TenantTx;
import org.preau.text.Excerpt;
import org.preau.text.Markdown;
import org.preau.text.MarkdownLabels;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.text.Message;
import org.preau.text.RenderedText;
import org.preau.text.Rendering;
import org.preau.text.Typography;
import org.preau.web.Desk;

/**
 * What one sees of a block in the list: enough to know which it is.
 *
 * @param src of its first picture, in the workspace; empty for none
 */
record BlockGlance(Message text, String src) {

    private static final MarkdownOptions BARE =
            MarkdownOptions.article(
                    Typography.AS_WRITTEN,
                    new MarkdownLabels("", "", "", "", "", "", "", "", "", "", "", "", ""),
                    MarkdownLinks.under("/media/"));

    private static final int EXCERPT = 120;
    private static final int NAMES = 4;

    static BlockGlance of(TenantTx tx, Desk desk, Block block) {
        Optional<Places.Picture> picture = first(tx, block);
        String src =
                picture.map(it -> "/espace/" + desk.tenant().slug() + "/images/" + it.id())
                        .orElse("");
        return new BlockGlance(text(block, picture), src);
    }

    private static Optional<Places.Picture> first(TenantTx tx, Block block) {
        return switch (block.kind()) {
            case PICTURE -> Places.picture(tx, block.word("file"));
            case GALLERY ->
                    block.lines().stream()
                            .map(line -> line.getOrDefault("file", ""))
                            .findFirst()
                            .flatMap(file -> Places.picture(tx, file));
            default -> Optional.empty();
        };
    }

    private static Message text(Block block, Optional<Places.Picture> picture) {
        return switch (block.kind()) {
            case GALLERY -> Message.of("home.glance.pictures", "count", block.lines().size());
            case TEXT -> Message.plain(cut(bare(block.word("text"))));
            case PICTURE ->
                    Message.plain(
                            cut(
                                    block.word("caption").isEmpty()
                                            ? picture.map(Places.Picture::alt).orElse("")
                                            : block.word("caption")));
            default ->
                    Message.plain(cut(block.kind().hasLines() ? lines(block) : block.word("text")));
        };
    }

    /** Markdown without its signs. */
    private static String bare(String written) {
        return switch (Markdown.toHtml(written, BARE)) {
            case RenderedText text -> text.plain();
            case Rendering.Refused refused -> written;
        };
    }

    /** The first answers of the first lines. */
    private static String lines(Block block) {
        List<Map<String, String>> lines = block.lines();
        String name = block.kind().line().getFirst().name();
        return String.join(
                " · ",
                lines.stream().limit(NAMES).map(line -> line.getOrDefault(name, "")).toList());
    }

    private static String cut(String text) {
        return Excerpt.of(text, EXCERPT);
    }
}
