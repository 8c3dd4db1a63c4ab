package org.preau.theme;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.text.Excerpt;
import org.preau.text.RenderedText;

/** Articles as cards in a list. */
final class Cards {

    private static final int EXCERPT = 180;

    private final Shell shell;

    Cards(Shell shell) {
        this.shell = shell;
    }

    List<Map<String, Object>> of(List<Rows.Card> rows) {
        return rows.stream()
                .map(row -> shell.kept().card(row.id(), () -> card(row).map()))
                .toList();
    }

    Model card(Rows.Card row) {
        return card(row, text(row));
    }

    /**
     * @param text what the card says below its title; null for nothing
     */
    Model card(Rows.Card row, @Nullable Object text) {
        Voice voice = shell.voice();
        return Model.of("title", voice.set(row.title()))
                .and("url", "/" + row.slug())
                .and("kicker", kicker(row))
                .and("text", text)
                .and("date", voice.day(row.publishedAt()))
                .and("by", row.authorName())
                .and("image", row.cover().map(cover -> cover.image(shell, Responsive.CARD).map()));
    }

    /** The lead, else how the text begins. */
    String text(Rows.Card row) {
        if (!row.lead().isEmpty() || row.opening().isEmpty()) {
            return shell.voice().set(row.lead());
        }
        RenderedText text = Texts.render(row.opening(), Texts.options(shell.voice(), Map.of()));
        return Excerpt.of(text, EXCERPT);
    }

    private Map<String, Object> kicker(Rows.Card row) {
        return shell.sections()
                .of(row.sectionId())
                .map(section -> Model.link(shell.voice().set(section.title()), section.address()))
                .orElse(Map.of());
    }
}
