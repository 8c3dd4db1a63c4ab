package org.preau.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoredObject;
import org.preau.backup.vault.Entry;
import org.preau.backup.vault.Source;
import org.preau.backup.vault.VaultPath;
import org.preau.base.TenantId;
import org.preau.sql.Cursor;
import org.preau.sql.TenantTx;

/**
 * Everything an association owns as files for the vault, from one consistent view of its rows.
 *
 * <p>Listing reads hashes only, which PostgreSQL computes; a row's text is made when the vault asks
 * for it, so what did not change is neither sent nor written, and memory holds a path and a stamp
 * for each file. Objects of the store are streamed.
 */
public final class TreeSource implements Source {

    private static final int AHEAD = 500;

    private final TenantTx tx;
    private final Chapters chapters;
    private final Catalogue catalogue;
    private final ObjectStore objects;
    private final Map<String, Long> rows = new TreeMap<>();
    private int files;

    /**
     * @param tx a {@link org.preau.sql.Database#view}, which stays open until the commit is made
     */
    public TreeSource(TenantTx tx, Chapters chapters, ObjectStore objects) {
        this.tx = tx;
        this.chapters = chapters;
        this.catalogue = chapters.catalogue(tx);
        this.objects = objects;
    }

    /** A file: the names of its path, or the row's key; two hashes. */
    private record Listed(List<String> keys, long first, long second, long bytes) {}

    /** How many rows of each table there are, once listed; of grouped ones, how many files. */
    public Map<String, Long> rows() {
        return Map.copyOf(rows);
    }

    /** How many objects there are, once listed. */
    public int files() {
        return files;
    }

    @Override
    public Listing list() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Table table : chapters.tables()) {
            int before = entries.size();
            list(table, entries);
            rows.put(table.name(), (long) entries.size() - before);
            if (table.kept() != null) {
                listObjects(table, table.kept(), entries);
            }
        }
        return new Listing(entries, List.of());
    }

    private void list(Table table, List<Entry> entries) {
        RowStatements sql = new RowStatements(table, catalogue);
        switch (table.layout()) {
            case Layout.Each each -> listEach(each, sql, entries);
            case Layout.Lines(String folder, @Nullable String by) ->
                    listLines(sql, folder, by, entries);
            case Layout.Only(String file) -> listOnly(sql, file, entries);
        }
    }

    private void listEach(Layout.Each each, RowStatements sql, List<Entry> entries) {
        RowsAhead ahead = new RowsAhead(tx, sql.rowsFrom());
        try (Cursor<Listed> found = tx.query(sql.fingerprints()).cursor(Listed.class, AHEAD)) {
            for (Listed it = found.next(); it != null; it = found.next()) {
                List<String> keys = it.keys();
                String path = SafeNames.path(each.folder(), keys) + each.ending();
                entries.add(file(path, it, () -> Rows.bytes(written(ahead.row(keys), each))));
            }
        }
    }

    private static byte[] written(String json, Layout.Each each) {
        ObjectNode row = RowText.parse(json);
        return each.body() == null ? RowText.pages(row) : RowText.text(row, each.body());
    }

    private void listLines(
            RowStatements sql, String folder, @Nullable String by, List<Entry> entries) {
        String text = sql.fingerprintsBy(by == null ? "''" : by);
        for (Listed it : tx.query(text).list(Listed.class)) {
            String part = it.keys().getFirst();
            String path = by == null ? folder : SafeNames.path(folder, List.of(part));
            entries.add(file(path + ".jsonl", it, () -> lines(sql, by, part)));
        }
    }

    private InputStream lines(RowStatements sql, @Nullable String by, String part) {
        return Rows.lines(
                by == null
                        ? tx.query(sql.rows()).cursor(String.class, AHEAD)
                        : tx.query(sql.rowsOf(by)).bind("part", part).cursor(String.class, AHEAD));
    }

    private void listOnly(RowStatements sql, String file, List<Entry> entries) {
        for (Listed it : tx.query(sql.fingerprints()).list(Listed.class)) {
            entries.add(
                    file(
                            file,
                            it,
                            () ->
                                    Rows.bytes(
                                            RowText.pages(
                                                    RowText.parse(
                                                            tx.query(sql.rows())
                                                                    .one(String.class))))));
        }
    }

    private static Entry file(String path, Listed listed, Entry.Opening content) {
        return new Entry.File(
                new VaultPath(path),
                false,
                Fingerprints.stamp(listed.bytes(), listed.first(), listed.second()),
                content);
    }

    /** The objects that belong to these rows, where {@code owner} has them; each path once. */
    public List<Kept.Thing> things(TenantId owner) throws IOException {
        Map<String, Kept.Thing> things = new TreeMap<>();
        for (Table table : chapters.tables()) {
            Kept kept = table.kept();
            if (kept != null) {
                Kept.All rows = each -> each(table, each);
                Kept here = kept.knowing(rows);
                rows.each(row ->
                        here.of(owner, row).ifPresent(it -> things.putIfAbsent(it.path(), it)));
            }
        }
        return List.copyOf(things.values());
    }

    private void listObjects(Table table, Kept kept, List<Entry> entries) throws IOException {
        Kept.All rows = each -> each(table, each);
        Set<String> paths = new HashSet<>();
        Kept here = kept.knowing(rows);
        rows.each(row ->
                here.of(tx.tenant(), row)
                        .filter(thing -> paths.add(thing.path()))
                        .ifPresent(thing -> {
                            files++;
                            entries.add(object(thing));
                        }));
    }

    private void each(Table table, Consumer<JsonNode> each) {
        String sql = new RowStatements(table, catalogue).rows();
        try (Cursor<String> found = tx.query(sql).cursor(String.class, AHEAD)) {
            for (String row = found.next(); row != null; row = found.next()) {
                each.accept(RowText.parse(row));
            }
        }
    }

    private Entry object(Kept.Thing thing) {
        return new Entry.File(
                new VaultPath(thing.path()),
                false,
                Fingerprints.stamp(thing.bytes(), thing.fingerprint()),
                () ->
                        objects.get(thing.key())
                                .map(StoredObject::bytes)
                                .orElseThrow(() ->
                                        new IOException("the store has lost " + thing.key())));
    }
}
