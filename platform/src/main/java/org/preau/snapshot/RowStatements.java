package org.preau.snapshot;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.preau.snapshot.Catalogue.Column;
import org.preau.snapshot.Catalogue.Reference;

/**
 * The SQL by which any table is read and written. It is put together from the names that chapters
 * and PostgreSQL's catalogue give, never from anything that a person typed; values are bound.
 */
final class RowStatements {

    private final Table table;
    private final Catalogue catalogue;
    private final String row;

    RowStatements(Table table, Catalogue catalogue) {
        this.table = table;
        this.catalogue = catalogue;
        this.row =
                "(select row_to_json(x)::text from (select "
                        + list(catalogue.carried(table), "t.%s")
                        + ") x)";
    }

    /** Each row's key as texts, two hashes and its length, in the order of keys. */
    String fingerprints() {
        return """
        select array[%s]::text[] as keys, hashtextextended(r.text, 1) as first, hashtextextended(r.text, 2) as second,
               length(r.text) as bytes
          from %s t
         cross join lateral (select %s as text) r
         %s
        """
                .formatted(
                        keys("t.%s::text"),
                        table.name(),
                        row,
                        hasKey() ? "order by " + keys("t.%s") : "");
    }

    /** The same of all rows together that share a file. */
    String fingerprintsBy(String by) {
        return """
        select array[(%s)::text]::text[] as keys,
               hashtextextended(string_agg(hashtextextended(r.text, 1)::text, ' ' order by %s), 1) as first,
               hashtextextended(string_agg(hashtextextended(r.text, 2)::text, ' ' order by %s), 2) as second,
               sum(length(r.text))::bigint as bytes
          from %s t
         cross join lateral (select %s as text) r
         group by 1
         order by 1
        """
                .formatted(by, keys("t.%s"), keys("t.%s"), table.name(), row);
    }

    /** Rows as JSON from a key on, in the order of keys: {@code :k1} and so on, {@code :most}. */
    String rowsFrom() {
        return "select array[%s]::text[] as keys, %s as text from %s t where (%s) >= (%s) order by %s limit :most"
                .formatted(
                        keys("t.%s::text"),
                        row,
                        table.name(),
                        keys("t.%s"),
                        boundKeys(),
                        keys("t.%s"));
    }

    /** All rows that share a file as JSON: {@code :part}. */
    String rowsOf(String by) {
        return "select %s from %s t where (%s)::text = :part order by %s"
                .formatted(row, table.name(), by, keys("t.%s"));
    }

    /** All rows as JSON. */
    String rows() {
        return "select %s from %s t%s"
                .formatted(row, table.name(), hasKey() ? " order by " + keys("t.%s") : "");
    }

    /** Deletes the rows of the keys in {@code :rows}, a JSON array of rows. */
    String delete() {
        return "delete from %s where tenant_id = tenant() and (%s) in (select %s from %s)"
                .formatted(table.name(), keys("%s"), keys("%s"), given());
    }

    /** Gives the columns that must be unique a value that no row has: {@code :rows}. */
    String park() {
        String values =
                table.parked().entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(joining(", "));
        return "update %s set %s where tenant_id = tenant() and (%s) in (select %s from %s)"
                .formatted(table.name(), values, keys("%s"), keys("%s"), given());
    }

    /**
     * Writes rows as they are in {@code :rows}.
     *
     * @param columns that the rows bring
     */
    String put(List<String> columns) {
        return switch (table.way()) {
            case UPDATED -> update(columns);
            case HAPPENED -> insert(columns) + " on conflict do nothing";
            case EXACT, RIGHTS -> insert(columns) + conflict(columns);
        };
    }

    private String insert(List<String> columns) {
        return "insert into %s (tenant_id, %s) select tenant(), %s from %s x where %s"
                .formatted(
                        table.name(),
                        list(columns, "%s"),
                        columns.stream().map(this::orEmpty).collect(joining(", ")),
                        given(),
                        others(false)
                                .map(it -> isThere(it) + " and ")
                                .collect(joining("", "", "true")));
    }

    /** A column as it was, or empty if it refers to what is there no longer and may be empty. */
    private String orEmpty(String column) {
        return others(true)
                .filter(it -> it.columns().equals(List.of(column)))
                .findFirst()
                .map(it -> "case when %s then x.%s end".formatted(isThere(it), column))
                .orElse("x." + column);
    }

    private Stream<Reference> others(boolean empties) {
        return catalogue.references(table.name()).stream()
                .filter(it -> it.empties() == empties && !it.parent().equals(table.name()));
    }

    /** Whether the row refers to nothing, or to what is there. */
    private static String isThere(Reference it) {
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < it.columns().size(); i++) {
            same.append(
                    " and p.%s = x.%s".formatted(it.parentColumns().get(i), it.columns().get(i)));
        }
        return "(x.%s is null or exists (select from %s p where p.tenant_id = tenant()%s))"
                .formatted(it.columns().getFirst(), it.parent(), same);
    }

    private String conflict(List<String> columns) {
        List<String> keys = catalogue.key(table.name()).stream().map(Column::name).toList();
        List<String> others = columns.stream().filter(name -> !keys.contains(name)).toList();
        if (others.isEmpty()) {
            return " on conflict do nothing";
        }
        return " on conflict (tenant_id%s) do update set %s"
                .formatted(
                        keys.stream().map(key -> ", " + key).collect(joining()),
                        list(others, "%1$s = excluded.%1$s"));
    }

    private String update(List<String> columns) {
        return "update %s t set %s from %s where t.tenant_id = tenant()"
                .formatted(table.name(), list(columns, "%1$s = x.%1$s"), given() + " x");
    }

    private String given() {
        return "json_populate_recordset(null::%s, cast(:rows as json))".formatted(table.name());
    }

    private String boundKeys() {
        StringBuilder bound = new StringBuilder();
        int place = 0;
        for (Column column : catalogue.key(table.name())) {
            bound.append(place++ == 0 ? "" : ", ")
                    .append("cast(:k")
                    .append(place)
                    .append(" as ")
                    .append(column.type())
                    .append(')');
        }
        return bound.toString();
    }

    private boolean hasKey() {
        return !catalogue.key(table.name()).isEmpty();
    }

    private String keys(String form) {
        return list(catalogue.key(table.name()).stream().map(Column::name).toList(), form);
    }

    private static String list(List<String> names, String form) {
        return names.stream().map(form::formatted).collect(joining(", "));
    }
}
