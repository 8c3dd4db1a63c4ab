package org.preau.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** What stands for the rows of a table where the bytes of objects in a folder are meant. */
    private static final String BYTES = "/*";

    private record Row(String tableName, String rowKey) {}

    /**
     * As it stands in the table.
     *
     * @param due whether older versions are still to be written anew
     */
    private record Noted(String tableName, String rowKey, boolean due) {
        Row row() {
            return new Row(tableName, rowKey);
        }

        boolean isBytes() {
            return tableName.endsWith(BYTES);
        }
    }

    private final Set<Row> rows;
    private final Set<String> names;
    private final boolean bytesDue;

    private Erased(Set<Row> rows) {
        this(rows, false);
    }

    private Erased(Set<Row> rows, boolean bytesDue) {
        this.rows = rows;
        this.bytesDue = bytesDue;
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

    /**
     * Notes that some bytes are erased for good, whichever row named them: rows stay as they are,
     * and lose them. Given again later, they are there again.
     *
     * @param folder of the tree, its first name, in which they lie as an object
     */
    public static void noteBytes(TenantTx tx, String folder, String sha256) {
        tx.query(
                        """
                        insert into erasure (table_name, row_key)
                        values (:folder, :sha256)
                        on conflict (tenant_id, table_name, row_key) do update set rewritten_at = null
                        """)
                .bind("folder", folder + BYTES)
                .bind("sha256", sha256)
                .execute();
    }

    /** All of this tenant; but bytes that it was given again since are not erased any more. */
    public static Erased of(TenantTx tx) {
        List<Noted> all =
                tx.query(
                                """
                                select table_name,
                                       row_key,
                                       rewritten_at is null or rewritten_at < erased_at + interval '1 day' as due
                                  from erasure
                                 where table_name not like '%/*'
                                    or not exists (select from media where sha256 = row_key
                                                    union all
                                                   select from media_former where sha256 = row_key and kept)
                                """)
                        .list(Noted.class);
        return new Erased(
                all.stream().map(Noted::row).collect(Collectors.toSet()),
                all.stream().anyMatch(it -> it.isBytes() && it.due()));
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

    /** Whether bytes are to be looked for in the versions of before. */
    boolean bytesDue() {
        return bytesDue;
    }

    /** Whether the bytes of an object that lies at this path were erased. */
    boolean hasBytes(String path, String sha256) {
        return rows.contains(new Row(first(path) + BYTES, sha256));
    }

    /** Whether bytes of objects were erased in the folder that this path begins with. */
    boolean tookBytes(String path) {
        return names.contains(first(path) + BYTES);
    }

    /** Whether bytes of objects of this table's rows were erased. */
    boolean tookBytes(Table table) {
        return table.kept() != null && tookBytes(table.layout().place());
    }

    /** Whether the bytes that a row names were, so that it cannot be what it was. */
    boolean tookBytes(Table table, ObjectNode row) {
        return tookBytes(table) && hasBytes(table.layout().place(), row.path("sha256").asText());
    }

    private static String first(String path) {
        return path.substring(0, Math.max(0, path.indexOf('/')));
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
