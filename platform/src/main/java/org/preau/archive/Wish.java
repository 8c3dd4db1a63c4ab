package org.preau.archive;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Scope;

/**
 * What somebody wants back.
 *
 * @param chapters their names; empty for everything
 * @param text one article or page; null for no single one
 * @param people whether offices come back too, with everything
 */
public record Wish(List<String> chapters, @Nullable UUID text, boolean people) {

    /** Everything but people's offices. */
    public static final Wish EVERYTHING = new Wish(List.of(), null, false);

    /** Copies the list. */
    public Wish {
        chapters = List.copyOf(chapters);
    }

    /** One article or page. */
    public static Wish text(UUID id) {
        return new Wish(List.of(), id, false);
    }

    boolean everything() {
        return chapters.isEmpty() && text == null;
    }

    /** Which rows that are; of a text that is gone, all that went with it. */
    Scope scope(Chapters all) {
        if (text != null) {
            String id = text.toString();
            return Scope.missing((table, row) ->
                    id.equals(row.path(table.equals("article") ? "id" : "article_id").asText()));
        }
        if (chapters.isEmpty()) {
            return people ? Scope.WITH_RIGHTS : Scope.EVERYTHING;
        }
        return Scope.chapters(all, Set.copyOf(chapters));
    }
}
