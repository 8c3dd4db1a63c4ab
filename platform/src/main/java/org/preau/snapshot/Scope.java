package org.preau.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What of a version comes back.
 *
 * @param rows which rows belong to it
 * @param removes whether what came since goes
 * @param changes whether what is there becomes what it was
 * @param rights whether offices and their limits come back too
 * @param empty whether the place is empty, which also gets what happened
 */
public record Scope(Rows rows, boolean removes, boolean changes, boolean rights, boolean empty) {

    /** Says which rows. */
    @FunctionalInterface
    public interface Rows {

        /**
         * Whether a row belongs to it.
         *
         * @param row with its key at least, and with all its columns where a file holds many
         */
        boolean holds(String table, JsonNode row);
    }

    /** Everything but people's rights: exactly as it was. */
    public static final Scope EVERYTHING = new Scope((_, _) -> true, true, true, false, false);

    /** The same, and people's offices. */
    public static final Scope WITH_RIGHTS = new Scope((_, _) -> true, true, true, true, false);

    /** All there is, into a place that has nothing. */
    public static final Scope INTO_NOTHING = new Scope((_, _) -> true, true, true, true, true);

    /**
     * All there is, into a place that has nothing, but offices of accounts that are gone.
     *
     * @param gone identifiers of accounts
     */
    public static Scope intoNothing(Set<String> gone) {
        return new Scope(
                (table, row) ->
                        !table.startsWith("membership")
                                || !gone.contains(row.path("account_id").asText()),
                true,
                true,
                true,
                true);
    }

    /** Whole chapters: brings back and changes what they had, and lets what came since be. */
    public static Scope chapters(Chapters chapters, Set<String> names) {
        Set<String> tables = chapters.tablesOf(names);
        return new Scope((table, _) -> tables.contains(table), false, true, false, false);
    }

    /** These rows exactly: those among them that came since go. */
    public static Scope part(Rows rows) {
        return new Scope(rows, true, true, false, false);
    }

    /** These rows, as far as they are missing. */
    public static Scope missing(Rows rows) {
        return new Scope(rows, false, false, false, false);
    }

    /** Whether it concerns any row of a table. */
    boolean touches(Table table) {
        return switch (table.way()) {
            case EXACT, UPDATED -> true;
            case RIGHTS -> rights;
            case HAPPENED -> empty;
        };
    }
}
