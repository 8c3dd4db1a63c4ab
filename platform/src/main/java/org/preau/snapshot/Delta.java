package org.preau.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.preau.snapshot.Catalogue.Column;

/**
 * What has to be done to rows so that they become what a tree says: found by comparing it with a
 * tree of what is there now. It holds keys; rows are read when they are written, so that memory
 * stays flat.
 */
public final class Delta {

    /** Rows of a table. */
    private static final class Part {
        private final List<ObjectNode> removed = new ArrayList<>();
        private final List<Wanted> wanted = new ArrayList<>();
        private int back;
        private int changed;

        Counts counts() {
            return new Counts(back, changed, removed.size());
        }
    }

    /**
     * Rows of a file.
     *
     * @param keys of those; null for all
     */
    private record Wanted(String path, @Nullable Set<String> keys) {}

    private final Catalogue catalogue;
    private final Tree then;
    private final Erased erased;
    private final Map<Table, Part> parts = new LinkedHashMap<>();

    private Delta(Catalogue catalogue, Tree then, Erased erased) {
        this.catalogue = catalogue;
        this.then = then;
        this.erased = erased;
    }

    /**
     * Compares.
     *
     * @param now what is there
     * @param then what shall be there
     * @param differing the files that are not the same
     * @param erased what must not come back
     * @throws NotARow if a file of either cannot be read back
     */
    static Delta between(
            Chapters chapters,
            Catalogue catalogue,
            Tree now,
            Tree then,
            Differing differing,
            Scope scope,
            Erased erased)
            throws IOException {
        Delta delta = new Delta(catalogue, then, erased);
        Map<Table, Differing> byTable = byTable(chapters, differing);
        for (Table table : chapters.ordered(catalogue)) {
            Differing files = byTable.get(table);
            Part part = new Part();
            if (files != null && scope.touches(table)) {
                new Reading(catalogue, table, scope, erased, now, then, part).all(files);
            }
            delta.parts.put(table, part);
        }
        return delta;
    }

    private static Map<Table, Differing> byTable(Chapters chapters, Differing differing) {
        Map<Table, List<List<String>>> found = new HashMap<>();
        List<List<String>> all =
                List.of(differing.added(), differing.removed(), differing.edited());
        for (int kind = 0; kind < all.size(); kind++) {
            for (String path : all.get(kind)) {
                int which = kind;
                chapters.table(path)
                        .ifPresent(table ->
                                found.computeIfAbsent(
                                                table,
                                                _ ->
                                                        List.of(
                                                                new ArrayList<>(),
                                                                new ArrayList<>(),
                                                                new ArrayList<>()))
                                        .get(which)
                                        .add(path));
            }
        }
        Map<Table, Differing> byTable = new HashMap<>();
        found.forEach((table, lists) ->
                byTable.put(table, new Differing(lists.get(0), lists.get(1), lists.get(2))));
        return byTable;
    }

    /** The tables, none before one that it refers to, each with what becomes of its rows. */
    public Map<String, Counts> counts() {
        Map<String, Counts> counts = new LinkedHashMap<>();
        parts.forEach((table, part) -> {
            if (!part.counts().none()) {
                counts.put(table.name(), part.counts());
            }
        });
        return counts;
    }

    /** How many rows are concerned, all together. */
    public long total() {
        return counts().values().stream()
                .mapToLong(it -> (long) it.back() + it.changed() + it.gone())
                .sum();
    }

    List<Table> tables() {
        return List.copyOf(parts.keySet());
    }

    /** The keys of rows that go. */
    List<ObjectNode> removed(Table table) {
        return part(table).removed;
    }

    /** Whether the bytes of the object that this row names were erased: it comes without them. */
    boolean tookBytes(Table table, ObjectNode row) {
        return erased.tookBytes(table, row);
    }

    /** How many rows are written. */
    int wanted(Table table) {
        Counts counts = part(table).counts();
        return counts.back() + counts.changed();
    }

    /** Reads the rows that are to be written, one by one. */
    void wanted(Table table, Consumer<ObjectNode> each) throws IOException {
        for (Wanted wanted : part(table).wanted) {
            int found = 0;
            for (ObjectNode row : ReadRow.rows(then, wanted.path(), table)) {
                if (wanted.keys() == null || wanted.keys().contains(key(catalogue, table, row))) {
                    each.accept(row);
                    found++;
                }
            }
            // A file whose name says another key than its row would be lost without a word.
            if (wanted.keys() != null && found < wanted.keys().size()) {
                throw new NotARow("not the rows that its name says: " + wanted.path());
            }
        }
    }

    /** Reads all rows of a table that shall be there, whether they are to be written or not. */
    void all(Table table, Consumer<JsonNode> each) throws IOException {
        for (String path : then.paths()) {
            if (table.layout().holds(path)) {
                ReadRow.rows(then, path, table).forEach(each);
            }
        }
    }

    private Part part(Table table) {
        Part part = parts.get(table);
        if (part == null) {
            throw new IllegalArgumentException("no table of this restore: " + table.name());
        }
        return part;
    }

    /** A row's key as text: the values of its primary key, with a slash between. */
    static String key(Catalogue catalogue, Table table, ObjectNode row) {
        StringBuilder key = new StringBuilder();
        for (Column column : catalogue.key(table.name())) {
            key.append(key.isEmpty() ? "" : "/").append(row.path(column.name()).asText());
        }
        return key.toString();
    }

    /** Finds out about one table. */
    private record Reading(
            Catalogue catalogue,
            Table table,
            Scope scope,
            Erased erased,
            Tree now,
            Tree then,
            Part part) {

        void all(Differing files) throws IOException {
            for (String path : files.removed()) {
                removed(keys(now, path));
            }
            for (String path : files.added()) {
                wanted(path, Map.of());
            }
            for (String path : files.edited()) {
                edited(path);
            }
        }

        private void edited(String path) throws IOException {
            Map<String, ObjectNode> before = keys(now, path);
            wanted(path, before);
            if (table.layout() instanceof Layout.Lines) {
                Map<String, ObjectNode> gone = new LinkedHashMap<>(before);
                gone.keySet().removeAll(keys(then, path).keySet());
                removed(gone);
            }
        }

        private void wanted(String path, Map<String, ObjectNode> before) throws IOException {
            Set<String> keys = new HashSet<>();
            for (Map.Entry<String, ObjectNode> it : keys(then, path).entrySet()) {
                ObjectNode there = before.get(it.getKey());
                boolean same =
                        table.layout() instanceof Layout.Lines && it.getValue().equals(there);
                if (!same
                        && (there == null || scope.changes())
                        && scope.rows().holds(table.name(), it.getValue())
                        && !erased.holds(catalogue, table, it.getKey(), it.getValue())
                        && !(there != null && lostItsBytes(path, it.getValue()))) {
                    keys.add(it.getKey());
                    part.back += there == null ? 1 : 0;
                    part.changed += there == null ? 0 : 1;
                }
            }
            if (!keys.isEmpty()) {
                part.wanted.add(new Wanted(path, keys));
            }
        }

        /** A row whose bytes were erased since stays what it is now. */
        private boolean lostItsBytes(String path, ObjectNode row) throws IOException {
            if (!erased.tookBytes(table)) {
                return false;
            }
            ObjectNode whole =
                    table.layout() instanceof Layout.Each
                            ? ReadRow.rows(then, path, table).getFirst()
                            : row;
            return erased.tookBytes(table, whole);
        }

        private void removed(Map<String, ObjectNode> rows) {
            if (scope.removes()) {
                rows.forEach((_, row) -> {
                    if (scope.rows().holds(table.name(), row)) {
                        part.removed.add(onlyKey(row));
                    }
                });
            }
        }

        private ObjectNode onlyKey(ObjectNode row) {
            return row.deepCopy()
                    .retain(catalogue.key(table.name()).stream().map(Column::name).toList());
        }

        /** The rows of a file by their keys; of a file for one row its path tells the key. */
        private Map<String, ObjectNode> keys(Tree tree, String path) throws IOException {
            Map<String, ObjectNode> rows = new LinkedHashMap<>();
            if (table.layout() instanceof Layout.Each each) {
                ObjectNode row = keyOf(path, each);
                rows.put(key(catalogue, table, row), row);
            } else {
                for (ObjectNode row : ReadRow.rows(tree, path, table)) {
                    rows.put(key(catalogue, table, row), row);
                }
            }
            return rows;
        }

        private ObjectNode keyOf(String path, Layout.Each each) {
            String[] names =
                    path.substring(
                                    each.folder().length() + 1,
                                    path.length() - each.ending().length())
                            .split("/", -1);
            List<Column> key = catalogue.key(table.name());
            if (names.length != key.size()) {
                throw new NotARow("no row of " + table.name() + " lies at " + path);
            }
            ObjectNode row = RowText.parse("{}");
            for (int i = 0; i < names.length; i++) {
                row.put(key.get(i).name(), SafeNames.meaning(names[i]));
            }
            return row;
        }
    }
}
