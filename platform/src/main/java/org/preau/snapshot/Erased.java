package org.preau.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.preau.snapshot.Catalogue.Reference;
import org.preau.sql.TenantTx;

/**
 * What was erased for good in an association. The acts that erase say so here, in their own
 * transaction; a restore leaves it out, with whatever hangs on it, whichever version it reads. Only
 * the keys of rows are kept.
 */
public final class Erased {

    /** Nothing was. */
    public static final Erased NOTHING = new Erased(Set.of());

    private record Row(String tableName, String rowKey) {}

    private final Set<Row> rows;
    private final Set<String> names;

    private Erased(Set<Row> rows) {
        this.rows = rows;
        names = rows.stream().map(Row::tableName).collect(Collectors.toSet());
    }

    /**
     * Notes that a row is erased for good, in the transaction that erases it.
     *
     * @param key its primary key without the tenant, parts joined by a slash
     */
    public static void note(TenantTx tx, String table, String key) {
        tx.query(
                        """
                        insert into erasure (table_name, row_key)
                        values (:table, :key)
                        on conflict do nothing
                        """)
                .bind("table", table)
                .bind("key", key)
                .execute();
    }

    /** All of this tenant. */
    public static Erased of(TenantTx tx) {
        return new Erased(
                new HashSet<>(tx.query("select table_name, row_key from erasure").list(Row.class)));
    }

    /**
     * Whether a row must not come back, or one that it goes with.
     *
     * @param row with the columns that refer to others, as far as they are known
     */
    boolean holds(Catalogue catalogue, Table table, String key, ObjectNode row) {
        return rows.contains(new Row(table.name(), key))
                || (!rows.isEmpty()
                        && catalogue.references(table.name()).stream()
                                .filter(Reference::cascades)
                                .anyMatch(it ->
                                        rows.contains(
                                                new Row(it.parent(), parent(it.columns(), row)))));
    }

    /** Whether rows of this table were erased, or may go with some. */
    boolean concerns(Catalogue catalogue, Table table) {
        return names.contains(table.name())
                || catalogue.references(table.name()).stream()
                        .anyMatch(it -> it.cascades() && names.contains(it.parent()));
    }

    /** Notes that the versions of before hold none of these any more; how many these are. */
    int rewritten(TenantTx tx) {
        List<Row> all = List.copyOf(rows);
        return tx.query(
                        """
                        update erasure
                           set rewritten_at = now()
                          from unnest(:tables, :keys) as done (name, key)
                         where table_name = done.name
                           and row_key = done.key
                        """)
                .bind("tables", all.stream().map(Row::tableName).toList())
                .bind("keys", all.stream().map(Row::rowKey).toList())
                .execute();
    }

    private static String parent(List<String> columns, ObjectNode row) {
        return columns.stream().map(it -> row.path(it).asText()).collect(Collectors.joining("/"));
    }
}
