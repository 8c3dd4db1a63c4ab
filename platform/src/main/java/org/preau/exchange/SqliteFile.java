package org.preau.exchange;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the tables of an SQLite file, and nothing else of it: no SQL, no index, no view runs, no
 * native code sees it. The format is that of <a
 * href="https://www.sqlite.org/fileformat2.html">sqlite.org/fileformat2.html</a>: pages of a fixed
 * size, each table a tree of them, long rows going on in chains of further pages.
 *
 * <p>A hostile file ends in {@link Refused}: every place is checked to be in its page, no page is
 * read twice in a tree, no tree is deeper than {@value #DEPTH}, no row longer than {@link
 * OldRows#VALUE}. Memory holds a page for each level and one row.
 */
final class SqliteFile implements OldRows {

    static final String MAGIC = "SQLite format 3\0";

    private static final int DEPTH = 20;
    private static final int HEADER = 100;
    private static final int INTERIOR = 5;
    private static final int LEAF = 13;

    /** A table's first page and columns. */
    private record Table(int root, List<String> columns) {}

    /** Told of a row's values. */
    private interface Values {
        void row(long rowid, List<String> values) throws IOException;
    }

    private final Path path;
    private final int pageSize;
    private final int usable;
    private final long pages;
    private final Charset charset;
    private final Map<String, Table> tables = new TreeMap<>();

    SqliteFile(Path path) throws IOException {
        this.path = path;
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[HEADER];
            if (file.length() < 512) {
                throw new Refused(Refused.Why.CUT, "the SQLite file is too short");
            }
            file.readFully(bytes);
            ByteBuffer head = ByteBuffer.wrap(bytes);
            int size = head.getShort(16) & 0xffff;
            pageSize = size == 1 ? 65_536 : size;
            usable = pageSize - (bytes[20] & 0xff);
            if (pageSize < 512 || Integer.bitCount(pageSize) != 1 || usable < 480) {
                throw new Refused("the SQLite file has pages of " + pageSize + " bytes");
            }
            pages = file.length() / pageSize;
            charset =
                    switch (head.getInt(56)) {
                        case 2 -> StandardCharsets.UTF_16LE;
                        case 3 -> StandardCharsets.UTF_16BE;
                        default -> StandardCharsets.UTF_8;
                    };
            new Tree(file).walk(1, (rowid, values) -> know(values));
        }
    }

    /** A row of the schema: type, name, table, first page, SQL. */
    private void know(List<String> schema) {
        if (schema.size() >= 5
                && schema.get(0).equals("table")
                && schema.get(3).matches("[1-9][0-9]{0,8}")) {
            tables.put(
                    schema.get(1).toLowerCase(Locale.ROOT),
                    new Table(Integer.parseInt(schema.get(3)), ColumnNames.of(schema.get(4))));
        }
    }

    @Override
    public Set<String> tables() {
        return Set.copyOf(tables.keySet());
    }

    @Override
    public void each(String name, Each to) throws IOException {
        Table table = tables.get(name);
        if (table == null) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            new Tree(file).walk(table.root(), (rowid, values) -> to.row(row(table, rowid, values)));
        }
    }

    /** A whole-number key is the row's own number and stands nowhere else. */
    private static Map<String, String> row(Table table, long rowid, List<String> values) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(values.size(), table.columns().size()); i++) {
            boolean key = i == 0 && values.get(0).isEmpty();
            row.put(table.columns().get(i), key ? Long.toString(rowid) : values.get(i));
        }
        return row;
    }

    /** One walk over a tree of pages. */
    private final class Tree {

        private final RandomAccessFile file;
        private final BitSet seen = new BitSet();

        Tree(RandomAccessFile file) {
            this.file = file;
        }

        void walk(int root, Values to) throws IOException {
            walk(root, to, 0);
        }

        private void walk(int number, Values to, int depth) throws IOException {
            if (depth > DEPTH) {
                throw new Refused("the SQLite file's trees are too deep");
            }
            ByteBuffer page = page(number);
            int start = number == 1 ? HEADER : 0;
            int type = at(page, start, 1).get(start);
            int cells = at(page, start + 3, 2).getShort(start + 3) & 0xffff;
            if (type == LEAF) {
                for (int i = 0; i < cells; i++) {
                    leaf(page, cell(page, start + 8, i), to);
                }
            } else if (type == INTERIOR) {
                for (int i = 0; i < cells; i++) {
                    int cell = cell(page, start + 12, i);
                    walk(at(page, cell, 4).getInt(cell), to, depth + 1);
                }
                walk(at(page, start + 8, 4).getInt(start + 8), to, depth + 1);
            } else {
                throw new Refused("page " + number + " of the SQLite file is no table's");
            }
        }

        private int cell(ByteBuffer page, int first, int i) throws Refused {
            return at(page, first + 2 * i, 2).getShort(first + 2 * i) & 0xffff;
        }

        private void leaf(ByteBuffer page, int cell, Values to) throws IOException {
            at(page, cell, 1);
            ByteBuffer in = page.duplicate().position(cell);
            long length = varint(in);
            long rowid = varint(in);
            if (length < 0 || length > 2L * VALUE) {
                throw new Refused("a row of the SQLite file is too long");
            }
            to.row(rowid, new SqliteRow(payload(in, (int) length), charset).values());
        }

        /** The whole of a row: what is in its page, then the chain of pages it goes on in. */
        private ByteBuffer payload(ByteBuffer in, int length) throws IOException {
            int local = local(length);
            at(in, in.position(), local == length ? local : local + 4);
            byte[] bytes = new byte[length];
            in.get(bytes, 0, local);
            int next = local == length ? 0 : in.getInt();
            for (int done = local; done < length; ) {
                ByteBuffer page = page(next);
                int part = Math.min(usable - 4, length - done);
                page.get(4, bytes, done, part);
                done += part;
                next = page.getInt(0);
            }
            return ByteBuffer.wrap(bytes);
        }

        private int local(int length) {
            int most = usable - 35;
            if (length <= most) {
                return length;
            }
            int least = (usable - 12) * 32 / 255 - 23;
            int wished = least + (length - least) % (usable - 4);
            return wished <= most ? wished : least;
        }

        private ByteBuffer page(int number) throws IOException {
            if (number < 1 || number > pages || seen.get(number)) {
                throw new Refused("the SQLite file refers to page " + number + " wrongly");
            }
            seen.set(number);
            byte[] bytes = new byte[pageSize];
            file.seek((number - 1L) * pageSize);
            file.readFully(bytes);
            return ByteBuffer.wrap(bytes);
        }

        private ByteBuffer at(ByteBuffer page, int offset, int length) throws Refused {
            if (offset < 0 || length < 0 || offset + length > usable) {
                throw new Refused("the SQLite file is damaged");
            }
            return page;
        }
    }

    /** A number of one to nine bytes, seven bits in each. */
    static long varint(ByteBuffer in) throws Refused {
        long value = 0;
        for (int i = 0; i < 9; i++) {
            if (!in.hasRemaining()) {
                throw new Refused("the SQLite file is damaged");
            }
            int b = in.get() & 0xff;
            if (i == 8) {
                return (value << 8) | b;
            }
            value = (value << 7) | (b & 0x7f);
            if (b < 0x80) {
                return value;
            }
        }
        return value;
    }
}
