package org.preau.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.preau.base.TenantId;
import org.preau.sql.TenantTx;

/**
 * What was erased for good, looked for in the files of older trees: rows by their keys, what goes
 * with them by reference, and the objects that belonged to them.
 */
public final class ErasedRows {

    private final TenantId tenant;
    private final Chapters chapters;
    private final Catalogue catalogue;
    private final Erased erased;
    private final Set<String> objects = new HashSet<>();
    private final Set<String> needed = new HashSet<>();

    private ErasedRows(TenantTx tx, Chapters chapters) {
        this.tenant = tx.tenant();
        this.chapters = chapters;
        this.catalogue = chapters.catalogue(tx);
        this.erased = Erased.of(tx);
    }

    /** All that was ever erased in this association, as of now. */
    public static ErasedRows of(TenantTx tx, Chapters chapters) {
        return new ErasedRows(tx, chapters);
    }

    /**
     * Looks through one tree; to be told of every tree before {@link #has}.
     *
     * @return whether there is anything erased in it
     * @throws NotARow if a file that is concerned cannot be read back
     */
    public boolean lookFor(Tree tree) throws IOException {
        boolean found = erased.bytesDue();
        for (String path : tree.paths()) {
            if (concerns(path)) {
                Table table = chapters.table(path).orElseThrow();
                List<ObjectNode> rows = ReadRow.rows(tree, path, table);
                found |= rows.stream().anyMatch(row -> isErased(table, row));
                sort(table, rows);
            }
        }
        return found;
    }

    /** Which objects belonged to erased rows, and which to others. */
    private void sort(Table table, List<ObjectNode> rows) throws IOException {
        Kept kept = table.kept();
        if (kept != null) {
            Kept here = kept.knowing(rows::forEach);
            for (ObjectNode row : rows) {
                here.of(tenant, row)
                        .ifPresent(it -> (isErased(table, row) ? objects : needed).add(it.path()));
            }
        }
    }

    /** Whether an object of the store lies at this path that belonged to erased rows alone. */
    public boolean has(String path) {
        return objects.contains(path) && !needed.contains(path);
    }

    /** Whether these are bytes that were erased, whichever row names them. */
    public boolean hasBytes(String path, String sha256) {
        return erased.hasBytes(path, sha256);
    }

    /** Whether bytes were erased in the folder that this path begins with. */
    public boolean tookBytes(String path) {
        return chapters.table(path).isEmpty() && erased.tookBytes(path);
    }

    /** Whether there can be anything erased in this file of rows, which then must be read. */
    public boolean concerns(String path) {
        return chapters.table(path).map(it -> erased.concerns(catalogue, it)).orElse(false);
    }

    /**
     * The file without what was erased.
     *
     * @throws NotARow if it cannot be read back
     */
    public Left without(String path, byte[] file) {
        Table table = chapters.table(path).orElseThrow();
        List<ObjectNode> rows = ReadRow.rows(file, table);
        List<ObjectNode> rest = rows.stream().filter(row -> !isErased(table, row)).toList();
        if (rest.size() == rows.size()) {
            return new Left.All();
        }
        // Only a file of lines holds several rows.
        return rest.isEmpty() ? new Left.Nothing() : new Left.Some(RowText.lines(rest));
    }

    /**
     * Notes that the versions of before hold none of it any more.
     *
     * @return how many rows that were
     */
    public int rewritten(TenantTx tx) {
        return erased.rewritten(tx);
    }

    private boolean isErased(Table table, ObjectNode row) {
        return erased.holds(catalogue, table, Delta.key(catalogue, table, row), row);
    }
}
