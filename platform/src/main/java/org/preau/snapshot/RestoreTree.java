package org.preau.snapshot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.preau.sql.TenantTx;

/**
 * Makes the rows of an association what a tree says: what came since goes, what went comes back,
 * what changed is as it was; identifiers, versions and times included. References are checked once
 * all is there, so the order in which rows lie does not matter.
 */
public final class RestoreTree {

    private static final int ROWS = 500;
    private static final int CHARACTERS = 4_000_000;

    private final Chapters chapters;

    public RestoreTree(Chapters chapters) {
        this.chapters = chapters;
    }

    /**
     * Says what a restore would do.
     *
     * @param now a tree of what is there, which may be a moment old
     * @param then what shall be there
     * @param differing the files that are not the same in both
     * @throws NotARow if a file of either cannot be read back
     */
    public Delta plan(TenantTx tx, Tree now, Tree then, Differing differing, Scope scope)
            throws IOException {
        return Delta.between(
                chapters,
                chapters.catalogue(tx),
                now,
                then,
                differing,
                scope,
                scope.empty() ? Erased.NOTHING : Erased.of(tx));
    }

    /**
     * Says what it takes to make an empty place what a tree says.
     *
     * @param tx of that place
     * @param then what shall be there
     * @param erased what must not come back, of whoever owns the tree
     * @throws NotARow if a file cannot be read back
     */
    public Delta fill(TenantTx tx, Tree then, Scope scope, Erased erased) throws IOException {
        Differing all = new Differing(List.copyOf(then.paths()), List.of(), List.of());
        return Delta.between(
                chapters, chapters.catalogue(tx), Tree.EMPTY, then, all, scope, erased);
    }

    /**
     * Does it, in the transaction of {@code tx}.
     *
     * @param progress told how many rows are done
     */
    public void run(TenantTx tx, Delta delta, LongConsumer progress) throws IOException {
        Catalogue catalogue = chapters.catalogue(tx);
        tx.query("set constraints all deferred").execute();
        long done = 0;
        for (Table table : delta.tables().reversed()) {
            RowStatements sql = new RowStatements(table, catalogue);
            for (List<ObjectNode> some : portions(delta.removed(table))) {
                tx.query(sql.delete()).bind("rows", text(some)).execute();
                done += some.size();
                progress.accept(done);
            }
        }
        for (Table table : delta.tables()) {
            if (delta.wanted(table) > 0) {
                if (!table.parked().isEmpty()) {
                    put(tx, table, catalogue, delta, true, _ -> {});
                }
                long before = done;
                done +=
                        put(
                                tx,
                                table,
                                catalogue,
                                delta,
                                false,
                                written -> progress.accept(before + written));
            }
        }
        tx.query("set constraints all immediate").execute();
    }

    /**
     * Writes the rows of a table.
     *
     * @param parks whether to get those that are there out of each other's way instead
     */
    private static int put(
            TenantTx tx,
            Table table,
            Catalogue catalogue,
            Delta delta,
            boolean parks,
            LongConsumer progress)
            throws IOException {
        RowStatements sql = new RowStatements(table, catalogue);
        List<String> carried = catalogue.carried(table);
        Portion portion =
                new Portion(
                        (columns, rows) ->
                                tx.query(parks ? sql.park() : sql.put(columns))
                                        .bind("rows", rows)
                                        .execute(),
                        progress);
        delta.wanted(table, row -> portion.add(carried.stream().filter(row::has).toList(), row));
        portion.flush();
        return portion.written;
    }

    /** Writes rows that bring the same columns. */
    private interface Writing {
        void write(List<String> columns, String rows);
    }

    /** Rows until there are enough for one statement. */
    private static final class Portion {
        private final Writing writing;
        private final LongConsumer progress;
        private final StringBuilder rows = new StringBuilder();
        private List<String> columns = List.of();
        private int count;
        private int written;

        Portion(Writing writing, LongConsumer progress) {
            this.writing = writing;
            this.progress = progress;
        }

        void add(List<String> its, ObjectNode row) {
            if (count == ROWS || rows.length() > CHARACTERS || !its.equals(columns)) {
                flush();
            }
            columns = its;
            rows.append(count++ == 0 ? "[" : ",").append(RowText.line(row));
        }

        void flush() {
            if (count > 0) {
                writing.write(columns, rows.append(']').toString());
                written += count;
                progress.accept(written);
                count = 0;
                rows.setLength(0);
            }
        }
    }

    private static List<List<ObjectNode>> portions(List<ObjectNode> rows) {
        List<List<ObjectNode>> portions = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS) {
            portions.add(rows.subList(from, Math.min(rows.size(), from + ROWS)));
        }
        return portions;
    }

    private static String text(List<ObjectNode> rows) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        array.addAll(rows);
        return array.toString();
    }

    /** The chapter that a table is in, with the counts of all its tables together. */
    public Map<String, Counts> byChapter(Delta delta) {
        Map<String, Counts> counts = new java.util.LinkedHashMap<>();
        for (Table table : delta.tables()) {
            Counts its = delta.counts().get(table.name());
            if (its != null) {
                chapters.chapter(table)
                        .ifPresent(chapter -> counts.merge(chapter.name(), its, Counts::and));
            }
        }
        return counts;
    }
}
