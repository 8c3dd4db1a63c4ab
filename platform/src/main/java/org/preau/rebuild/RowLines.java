package org.preau.rebuild;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.snapshot.LineStream;
import org.preau.sql.Cursor;

/** Rows of one table or several as lines, read while PostgreSQL still sends them. */
final class RowLines extends LineStream {

    /**
     * Rows to come.
     *
     * @param open asked when those before are read
     * @param line what becomes of each
     */
    record Rows(Supplier<Cursor<String>> open, Function<String, String> line) {}

    private final Deque<Rows> left;
    private @Nullable Rows now;
    private @Nullable Cursor<String> cursor;

    RowLines(List<Rows> all) {
        left = new ArrayDeque<>(all);
    }

    @Override
    protected @Nullable String next() {
        while (true) {
            Cursor<String> open = cursor;
            Rows rows = now;
            if (open != null && rows != null) {
                String row = open.next();
                if (row != null) {
                    return rows.line().apply(row);
                }
                close();
            }
            Rows next = left.poll();
            if (next == null) {
                return null;
            }
            now = next;
            cursor = next.open().get();
        }
    }

    @Override
    public void close() {
        Cursor<String> open = cursor;
        if (open != null) {
            open.close();
            cursor = null;
        }
    }
}
