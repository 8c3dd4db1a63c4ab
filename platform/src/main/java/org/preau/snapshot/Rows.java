package org.preau.snapshot;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Cursor;

/** Rows as the lines of a file that is read while PostgreSQL still sends them. */
final class Rows extends LineStream {

    private final Cursor<String> rows;

    private Rows(Cursor<String> rows) {
        this.rows = rows;
    }

    /** The rows, each as a line with its keys in order. */
    static InputStream lines(Cursor<String> rows) {
        return new Rows(rows);
    }

    /** One row's file. */
    static InputStream bytes(byte[] file) {
        return new ByteArrayInputStream(file);
    }

    @Override
    protected @Nullable String next() {
        String row = rows.next();
        return row == null ? null : RowText.line(RowText.parse(row));
    }

    @Override
    public void close() {
        rows.close();
    }
}
