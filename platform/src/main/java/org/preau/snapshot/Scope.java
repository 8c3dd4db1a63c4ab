package org.preau.snapshot;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a version comes back.
 *
 * @param holds whether a row of that table, by its key, belongs to it
 * @param removes whether what came since goes; else it only brings back and changes
 * @param rights whether offices and their limits come back too
 * @param empty whether the place is empty, which also gets what happened
 */
public record Scope(Rows holds, boolean removes, boolean rights, boolean empty) {

    /** Says which rows. */
    @FunctionalInterface
    public interface Rows {
        boolean holds(String table, String key);
    }

    /** Everything but people's rights: exactly as it was. */
    public static final Scope EVERYTHING = new Scope((_, _) -> true, true, false, false);

    /** The same, and people's offices. */
    public static final Scope WITH_RIGHTS = new Scope((_, _) -> true, true, true, false);

    /** All there is, into a place that has nothing. */
    public static final Scope INTO_NOTHING = new Scope((_, _) -> true, true, true, true);

    /** Whole tables: brings back and changes what they had, and lets what came since be. */
    public static Scope tables(Set<String> tables) {
        Predicate<String> in = Set.copyOf(tables)::contains;
        return new Scope((table, _) -> in.test(table), false, false, false);
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
