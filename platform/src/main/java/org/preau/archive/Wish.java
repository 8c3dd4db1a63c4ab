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
 * @param section one section with its texts; null for none
 * @param form one form with its answers; null for none
 */
public record Wish(
        List<String> chapters,
        @Nullable UUID text,
        boolean people,
        @Nullable UUID section,
        @Nullable UUID form) {

    /** Everything but people's offices. */
    public static final Wish EVERYTHING = new Wish(List.of(), null, false);

    /** Copies the list. */
    public Wish {
        chapters = List.copyOf(chapters);
    }

    /** Neither a section nor a form. */
    public Wish(List<String> chapters, @Nullable UUID text, boolean people) {
        this(chapters, text, people, null, null);
    }

    /** One article or page. */
    public static Wish text(UUID id) {
        return new Wish(List.of(), id, false);
    }

    /** One section, with the texts that stood in it. */
    public static Wish section(UUID id) {
        return new Wish(List.of(), null, false, id, null);
    }

    /** One form, with the answers that it had. */
    public static Wish form(UUID id) {
        return new Wish(List.of(), null, false, null, id);
    }

    boolean everything() {
        return chapters.isEmpty() && text == null && section == null && form == null;
    }

    /**
     * Which rows that are; of a text that is gone, all that went with it.
     *
     * @param within the keys of rows that a section or form has, found in the version
     */
    Scope scope(Chapters all, Within within) {
        if (text != null) {
            String id = text.toString();
            return Scope.missing((table, row) ->
                    id.equals(row.path(table.equals("article") ? "id" : "article_id").asText()));
        }
        if (section != null || form != null) {
            return Scope.part(within);
        }
        if (chapters.isEmpty()) {
            return people ? Scope.WITH_RIGHTS : Scope.EVERYTHING;
        }
        return Scope.chapters(all, Set.copyOf(chapters));
    }
}
