package org.preau.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.sql.Tx;

/**
 * What PostgreSQL itself says of the tables of tenants: columns, keys, and who refers to whom. So
 * nothing of it is written down a second time.
 */
final class Catalogue {

    /**
     * A column.
     *
     * @param type as a cast takes it
     * @param generated whether PostgreSQL computes it
     * @param required whether it is never null
     * @param keyPlace its place in the primary key, from 1; 0 if it is not in it
     */
    record Column(
            String tableName,
            String name,
            String type,
            boolean generated,
            boolean required,
            int keyPlace) {}

    /**
     * A reference to another row of the same tenant.
     *
     * @param columns that refer, without {@code tenant_id}
     * @param parentColumns that they refer to, in the same order
     * @param cascades whether the row goes with the other one
     * @param empties whether the columns become empty when the other one goes
     */
    record Reference(
            String tableName,
            List<String> columns,
            String parent,
            List<String> parentColumns,
            boolean cascades,
            boolean empties) {}

    private final Map<String, List<Column>> columns = new LinkedHashMap<>();
    private final List<Reference> references;

    private Catalogue(List<Column> all, List<Reference> references) {
        for (Column column : all) {
            columns.computeIfAbsent(column.tableName(), _ -> new ArrayList<>()).add(column);
        }
        this.references = references;
    }

    static Catalogue read(Tx tx) {
        return new Catalogue(
                tx.query(
                                """
                                select c.relname as table_name,
                                       a.attname as name,
                                       format_type(a.atttypid, null) as type,
                                       a.attgenerated <> '' as generated,
                                       a.attnotnull as required,
                                       coalesce(array_position(k.conkey, a.attnum), 0) as key_place
                                  from pg_class c
                                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                                  left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
                                 where c.relnamespace = 'preau'::regnamespace
                                   and c.relkind in ('r', 'p')
                                   and exists (select from pg_attribute t
                                                where t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped)
                                 order by c.relname, a.attnum
                                """)
                        .list(Column.class),
                tx.query(
                                """
                                select c.relname as table_name,
                                       array(select a.attname::text
                                               from unnest(k.conkey) with ordinality as x (num, place)
                                               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = x.num
                                              where a.attname <> 'tenant_id'
                                              order by x.place) as columns,
                                       p.relname as parent,
                                       array(select a.attname::text
                                               from unnest(k.confkey) with ordinality as x (num, place)
                                               join pg_attribute a on a.attrelid = k.confrelid and a.attnum = x.num
                                              where a.attname <> 'tenant_id'
                                              order by x.place) as parent_columns,
                                       k.confdeltype = 'c' as cascades,
                                       k.confdeltype = 'n' as empties
                                  from pg_constraint k
                                  join pg_class c on c.oid = k.conrelid
                                  join pg_class p on p.oid = k.confrelid
                                 where k.contype = 'f'
                                   and k.connamespace = 'preau'::regnamespace
                                   and exists (select from pg_attribute t
                                                where t.attrelid = p.oid and t.attname = 'tenant_id')
                                   and p.relname <> 'tenant'
                                 order by k.conname
                                """)
                        .list(Reference.class));
    }

    /** Every table that has a {@code tenant_id}. */
    List<String> tables() {
        return List.copyOf(columns.keySet());
    }

    /** All columns of a table. */
    List<Column> columns(String table) {
        return columns.getOrDefault(table, List.of());
    }

    /** The columns that a snapshot of this table carries. */
    List<String> carried(Table table) {
        return columns(table.name()).stream()
                .filter(column -> !column.generated())
                .map(Column::name)
                .filter(name -> !name.equals("tenant_id") && !table.leftOut().containsKey(name))
                .toList();
    }

    /** The primary key without {@code tenant_id}; empty where there is one row for each tenant. */
    List<Column> key(String table) {
        return columns(table).stream()
                .filter(column -> column.keyPlace() > 0 && !column.name().equals("tenant_id"))
                .sorted(Comparator.comparingInt(Column::keyPlace))
                .toList();
    }

    /** The references from a table to others, or to itself. */
    List<Reference> references(String table) {
        return references.stream().filter(it -> it.tableName().equals(table)).toList();
    }

    /** In an order in which no table comes before one that it refers to. */
    List<Table> ordered(List<Table> tables) {
        Map<String, Table> left = new LinkedHashMap<>();
        tables.forEach(table -> left.put(table.name(), table));
        List<Table> order = new ArrayList<>();
        while (!left.isEmpty()) {
            Optional<Table> next =
                    left.values().stream()
                            .filter(table ->
                                    references(table.name()).stream()
                                            .map(Reference::parent)
                                            .noneMatch(parent ->
                                                    left.containsKey(parent)
                                                            && !parent.equals(table.name())))
                            .findFirst();
            Table table =
                    next.orElseThrow(() ->
                            new IllegalStateException("tables that refer in a ring: " + left));
            left.remove(table.name());
            order.add(table);
        }
        return order;
    }
}
