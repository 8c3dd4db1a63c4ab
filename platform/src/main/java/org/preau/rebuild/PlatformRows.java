package org.preau.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.preau.sql.Tx;

/**
 * The SQL by which the platform's tables are read: put together from names that this package and
 * PostgreSQL's catalogue give, never from anything that a person typed.
 */
final class PlatformRows {

    /** A file: the value of the table's expression, two hashes of all its rows. */
    record Part(String part, long first, long second, long count, long bytes) {}

    private record Column(String tableName, String name) {}

    private final Map<String, List<String>> columns = new HashMap<>();
    private final Map<String, String> order = new HashMap<>();

    /** Reads the catalogue. */
    PlatformRows(Tx tx) {
        tx.query(
                        """
                        select c.relname::text as table_name, a.attname::text as name
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid
                         where c.relnamespace = 'preau'::regnamespace
                           and c.relkind in ('r', 'p')
                           and a.attnum > 0
                           and not a.attisdropped
                           and a.attgenerated = ''
                         order by c.relname, a.attnum
                        """)
                .list(Column.class)
                .forEach(column ->
                        columns.computeIfAbsent(column.tableName(), _ -> new ArrayList<>())
                                .add(column.name()));
        tx.query(
                        """
                        select c.relname::text as table_name, string_agg('t.' || a.attname, ', ' order by x.place) as name
                          from pg_constraint k
                          join pg_class c on c.oid = k.conrelid
                         cross join lateral unnest(k.conkey) with ordinality as x (num, place)
                          join pg_attribute a on a.attrelid = c.oid and a.attnum = x.num
                         where k.contype = 'p'
                           and k.connamespace = 'preau'::regnamespace
                         group by c.relname
                        """)
                .list(Column.class)
                .forEach(key -> order.put(key.tableName(), key.name()));
    }

    /** All columns of a table that can be written, in their order. */
    List<String> columns(PlatformTable table) {
        return columns.getOrDefault(table.name(), List.of());
    }

    /** The columns that lie in the clear. */
    List<String> open(PlatformTable table) {
        return table.sealed()
                ? List.of()
                : columns(table).stream()
                        .filter(it -> !table.leftOut().contains(it))
                        .filter(it -> !table.secrets().contains(it))
                        .toList();
    }

    /** The columns that are sealed, those that find the row again included. */
    List<String> hidden(PlatformTable table) {
        return columns(table).stream()
                .filter(it ->
                        table.sealed() || table.secrets().contains(it) || it.equals(table.key()))
                .toList();
    }

    /** Hashes of all rows, file by file. */
    List<Part> parts(Tx tx, PlatformTable table, List<String> its) {
        return tx.query(
                        """
                        select %s as part,
                               bit_xor(hashtextextended(r.text, 1)) as first,
                               bit_xor(hashtextextended(r.text, 2)) as second,
                               count(*) as count,
                               sum(length(r.text))::bigint as bytes
                          from %s t
                         cross join lateral (select row_to_json(x)::text as text from (select %s) x) r
                         where %s
                         group by 1
                         order by 1
                        """
                                .formatted(
                                        table.by().isEmpty() ? "''" : table.by(),
                                        table.name(),
                                        list(its),
                                        table.rows()))
                .list(Part.class);
    }

    /** Rows as JSON in the order of their keys, each a line; {@code :part} names the file. */
    String lines(PlatformTable table, List<String> its) {
        return """
        select (select row_to_json(x)::text from (select %s) x)
          from %s t
         where %s
           and %s = :part
         order by %s
        """
                .formatted(
                        list(its),
                        table.name(),
                        table.rows(),
                        table.by().isEmpty() ? "''" : table.by(),
                        order.getOrDefault(table.name(), "1"));
    }

    private static String list(List<String> names) {
        return names.stream().map("t.%s"::formatted).collect(Collectors.joining(", "));
    }
}
