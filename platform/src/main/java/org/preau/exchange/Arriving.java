package org.preau.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.menu.BringMenu;
import org.preau.site.ArticleKind;
import org.preau.site.ArticleState;

/** What importers make of their sources: things on their way into a site. */
final class Arriving {

    private Arriving() {}

    /**
     * A section.
     *
     * @param source how the report calls it
     * @param prepared whether visitors did not see it yet
     */
    record ASection(
            String source,
            UUID id,
            @Nullable UUID parent,
            String title,
            String description,
            String slug,
            List<String> oldPaths,
            boolean prepared) {}

    /**
     * A text, its pictures and links already those of this site.
     *
     * @param source how the report calls it
     * @param body Markdown
     */
    record AText(
            String source,
            UUID id,
            ArticleKind kind,
            String title,
            String lead,
            String body,
            @Nullable UUID section,
            String slug,
            List<String> tags,
            @Nullable UUID cover,
            String coverAlt,
            String coverCaption,
            String author,
            ArticleState state,
            String note,
            Instant created,
            Instant updated,
            @Nullable Instant proposed,
            @Nullable Instant published,
            int position,
            List<String> oldPaths) {}

    /**
     * A menu of a former site, its entries in any order.
     *
     * @param name what it was called there, by which the one for the foot is known
     */
    record AMenu(String name, List<AnEntry> entries) {}

    /**
     * An entry of a menu.
     *
     * @param key what entries below it name as their parent
     * @param parent the key of the entry above it; empty for none
     * @param rank among its siblings
     */
    record AnEntry(
            String key, String parent, int rank, UUID id, BringMenu.Goal goal, String label) {}
}
