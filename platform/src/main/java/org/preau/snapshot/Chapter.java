package org.preau.snapshot;

import java.util.List;

/**
 * What one feature has in the snapshots of an association: each of its tables with a {@code
 * tenant_id} is either carried or left out, with the reason. A test walks the catalogue and fails
 * for a table that no chapter names.
 *
 * @param name the feature's, as it stands in reports and scopes: {@code articles}
 * @param tables that are written to the tree and read back
 * @param leftOut those that are not
 */
public record Chapter(String name, List<Table> tables, List<LeftOut> leftOut) {

    /** Copies the lists. */
    public Chapter {
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
    }

    /** A chapter that leaves nothing out. */
    public Chapter(String name, Table... tables) {
        this(name, List.of(tables), List.of());
    }

    /** The same, with a table that is in no snapshot. */
    public Chapter without(String table, String why) {
        List<LeftOut> more = new java.util.ArrayList<>(leftOut);
        more.add(new LeftOut(table, why));
        return new Chapter(name, tables, more);
    }

    /**
     * A table that is in no snapshot.
     *
     * @param why in words that its association would understand
     */
    public record LeftOut(String table, String why) {}
}
