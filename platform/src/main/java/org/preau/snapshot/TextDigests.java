package org.preau.snapshot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.preau.backup.vault.Entry;
import org.preau.sql.TenantTx;

/**
 * The SHA-256 of every text of a tree, and how many rows of each table they hold: of a version, or
 * of what rows would be written as now. Two trees whose roots are the same hold the same rows.
 *
 * @param byPath hexadecimal
 * @param rows by table, all that are carried
 * @param bytes of all texts together
 */
public record TextDigests(Map<String, String> byPath, Map<String, Long> rows, long bytes) {

    /** Copies the maps. */
    public TextDigests {
        byPath = new TreeMap<>(byPath);
        rows = new TreeMap<>(rows);
    }

    /**
     * Of a tree that was written.
     *
     * @param gone accounts that are there no longer: lines of people's offices that name one of
     *     them are passed over
     * @throws NotARow if such a line is none
     */
    public static TextDigests of(Chapters chapters, Tree tree, Set<String> gone)
            throws IOException {
        Counting counting = new Counting(chapters);
        for (String path : tree.paths()) {
            Optional<Table> table = chapters.table(path);
            if (table.isPresent()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                tree.copy(path, bytes);
                boolean rights = table.get().way() == Table.Way.RIGHTS;
                byte[] text = bytes.toByteArray();
                counting.add(
                        path, table.get(), rights && !gone.isEmpty() ? without(text, gone) : text);
            }
        }
        return counting.digests();
    }

    /** Of the rows that a place has. */
    public static TextDigests of(Chapters chapters, TreeSource source) throws IOException {
        Counting counting = new Counting(chapters);
        for (Entry entry : source.list().entries()) {
            Optional<Table> table = chapters.table(entry.path().value());
            if (entry instanceof Entry.File file && table.isPresent()) {
                try (InputStream in = file.content().open()) {
                    counting.add(entry.path().value(), table.get(), in.readAllBytes());
                }
            }
        }
        return counting.digests();
    }

    /** How many rows each table has that is carried: asked of PostgreSQL. */
    public static Map<String, Long> counted(TenantTx tx, Chapters chapters) {
        Map<String, Long> counts = new TreeMap<>();
        for (Table table : chapters.tables()) {
            counts.put(
                    table.name(), tx.query("select count(*) from " + table.name()).one(Long.class));
        }
        return counts;
    }

    /** One hash for all of them. */
    public String root() {
        StringBuilder lines = new StringBuilder();
        byPath.forEach((path, hash) -> lines.append(hash).append(' ').append(path).append('\n'));
        return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] without(byte[] lines, Set<String> gone) {
        return new String(lines, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> {
                    ObjectNode row = RowText.parse(line);
                    return !gone.contains(row.path("account_id").asText());
                })
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Sums up. */
    private static final class Counting {
        private final Map<String, String> byPath = new TreeMap<>();
        private final Map<String, Long> rows = new TreeMap<>();
        private long bytes;

        Counting(Chapters chapters) {
            chapters.tables().forEach(table -> rows.put(table.name(), 0L));
        }

        void add(String path, Table table, byte[] text) {
            long lines = table.layout() instanceof Layout.Lines ? lines(text) : 1;
            if (lines > 0) {
                byPath.put(path, sha256(text));
            }
            rows.merge(table.name(), lines, Long::sum);
            bytes += text.length;
        }

        private static long lines(byte[] text) {
            long lines = 0;
            for (byte one : text) {
                lines += one == '\n' ? 1 : 0;
            }
            return lines;
        }

        TextDigests digests() {
            return new TextDigests(byPath, rows, bytes);
        }
    }
}
