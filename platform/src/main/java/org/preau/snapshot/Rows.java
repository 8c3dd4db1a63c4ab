package org.preau.snapshot;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Cursor;

/** Rows as the lines of a file that is read while PostgreSQL still sends them. */
final class Rows extends InputStream {

    private final Cursor<String> rows;
    private byte[] line = {};
    private int at;

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
    public int read() {
        return fill() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean fill() {
        if (at < line.length) {
            return true;
        }
        @Nullable String row = rows.next();
        if (row == null) {
            return false;
        }
        line = (RowText.line(RowText.parse(row)) + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
        return true;
    }

    @Override
    public void close() {
        rows.close();
    }
}
