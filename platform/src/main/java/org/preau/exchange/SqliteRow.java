package org.preau.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** One row of an SQLite table: the kinds of its values, then the values. */
final class SqliteRow {

    private static final int COLUMNS = 500;

    private final ByteBuffer bytes;
    private final Charset charset;

    SqliteRow(ByteBuffer bytes, Charset charset) {
        this.bytes = bytes;
        this.charset = charset;
    }

    /** Its values as texts; empty for null and for bytes that are no text. */
    List<String> values() throws Refused {
        List<Long> kinds = new ArrayList<>();
        long head = SqliteFile.varint(bytes);
        if (head < 1 || head > bytes.limit()) {
            throw new Refused("a row of the SQLite file is damaged");
        }
        while (bytes.position() < head) {
            kinds.add(SqliteFile.varint(bytes));
            if (kinds.size() > COLUMNS) {
                throw new Refused("a row of the SQLite file has too many values");
            }
        }
        List<String> values = new ArrayList<>(kinds.size());
        for (long kind : kinds) {
            values.add(value(kind));
        }
        return values;
    }

    private String value(long kind) throws Refused {
        if (kind >= 12) {
            byte[] raw = take((kind - 12) / 2);
            return kind % 2 == 1 ? new String(raw, charset) : "";
        }
        return switch ((int) kind) {
            case 1, 2, 3, 4 -> Long.toString(whole((int) kind));
            case 5 -> Long.toString(whole(6));
            case 6 -> Long.toString(whole(8));
            case 7 -> Double.toString(Double.longBitsToDouble(whole(8)));
            case 8 -> "0";
            case 9 -> "1";
            default -> "";
        };
    }

    private long whole(int length) throws Refused {
        byte[] raw = take(length);
        long value = raw[0];
        for (int i = 1; i < length; i++) {
            value = (value << 8) | (raw[i] & 0xff);
        }
        return value;
    }

    private byte[] take(long length) throws Refused {
        if (length < 0 || length > bytes.remaining()) {
            throw new Refused("a row of the SQLite file is damaged");
        }
        byte[] raw = new byte[(int) length];
        bytes.get(raw);
        return raw;
    }
}
