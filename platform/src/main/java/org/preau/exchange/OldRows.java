package org.preau.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The rows of another software's database, out of a file that nobody has checked: a dump of
 * statements ({@link SqlDump}) or an SQLite file ({@link SqliteFile}). Nothing in it is executed.
 * Rows come one by one, so that memory does not grow with the file.
 */
interface OldRows {

    /** Longer values make a file a hostile one, in characters or bytes. */
    int VALUE = 8_000_000;

    /** Told of a table's rows in the order of the file. */
    interface Each {
        /**
         * @param row values by the names of columns in lower case; empty text for null
         */
        void row(Map<String, String> row) throws IOException;
    }

    /**
     * Reads a table whole; nothing happens when there is none of that name.
     *
     * @param table its name in lower case
     * @throws Refused when the file is damaged or hostile
     */
    void each(String table, Each to) throws IOException;

    /** The names of all tables that have rows or a definition, in lower case. */
    java.util.Set<String> tables() throws IOException;

    /** Whatever of the two {@code file} is. */
    static OldRows open(Path file) throws IOException {
        byte[] magic = SqliteFile.MAGIC.getBytes(StandardCharsets.ISO_8859_1);
        try (java.io.InputStream in = Files.newInputStream(file)) {
            boolean lite = Arrays.equals(in.readNBytes(magic.length), magic);
            return lite ? new SqliteFile(file) : new SqlDump(file);
        }
    }
}
