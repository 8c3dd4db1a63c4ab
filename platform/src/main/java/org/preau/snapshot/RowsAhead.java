package org.preau.snapshot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.preau.sql.Query;
import org.preau.sql.TenantTx;

/**
 * Rows of a table that are asked for one by one, mostly in the order of their keys: while they are,
 * more and more come with one statement; when rows are passed over, one at a time again.
 */
final class RowsAhead {

    private static final int MOST = 64;

    private final TenantTx tx;
    private final String sql;
    private final Deque<Row> fetched = new ArrayDeque<>();
    private int most = 1;

    RowsAhead(TenantTx tx, String sql) {
        this.tx = tx;
        this.sql = sql;
    }

    private record Row(List<String> keys, String text) {}

    /**
     * The row of this key, as JSON.
     *
     * @throws IllegalStateException if there is none, which one consistent view does not let happen
     */
    String row(List<String> key) {
        int passed = 0;
        while (!fetched.isEmpty() && !fetched.getFirst().keys().equals(key)) {
            fetched.removeFirst();
            passed++;
        }
        if (fetched.isEmpty()) {
            most = passed == 0 ? Math.min(MOST, most * 2) : 1;
            fetched.addAll(from(key));
        }
        Row row = fetched.pollFirst();
        if (row == null || !row.keys().equals(key)) {
            throw new IllegalStateException("a row was listed and is not there: " + key);
        }
        return row.text();
    }

    private List<Row> from(List<String> key) {
        Query query = tx.query(sql).bind("most", most);
        for (int place = 1; place <= key.size(); place++) {
            query.bind("k" + place, key.get(place - 1));
        }
        return query.list(Row.class);
    }
}
