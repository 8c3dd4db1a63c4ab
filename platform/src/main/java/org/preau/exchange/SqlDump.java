package org.preau.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads the statements of a dump as mysqldump, phpMyAdmin, SPIP or {@code sqlite3 .dump} write it:
 * {@code create table} for the names of columns, {@code insert} for rows; all others are passed
 * over. The file is read anew for each table, a statement's text is never held.
 *
 * <p>It is UTF-8, or UTF-16 where it says so by its first character; one that is neither is taken
 * for the Windows code page of western Europe, as old hosts wrote it.
 */
final class SqlDump implements OldRows {

    private static final int CHUNK = 1 << 16;
    private static final int LAST = 1_000;

    private final Path file;
    private final Charset charset;

    /**
     * @throws Refused when the file's own last line is missing
     */
    SqlDump(Path file) throws IOException {
        this.file = file;
        this.charset = charset(file);
        if (charset.equals(StandardCharsets.UTF_8) && isCut()) {
            throw new Refused("the dump is cut short: its last line is not there");
        }
    }

    @Override
    public void each(String table, OldRows.Each to) throws IOException {
        try (SqlWords words = new SqlWords(reader())) {
            new SqlScan(words, table, to).all();
        }
    }

    @Override
    public Set<String> tables() throws IOException {
        try (SqlWords words = new SqlWords(reader())) {
            SqlScan scan = new SqlScan(words, "", row -> {});
            scan.all();
            if (scan.seen().isEmpty()) {
                throw new Refused("there is neither a table nor a row in it");
            }
            return scan.seen();
        }
    }

    private Reader reader() throws IOException {
        return new InputStreamReader(
                Files.newInputStream(file),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    /** Whether a file that begins so says that it is UTF-16. */
    static boolean isWide(byte[] head) {
        int first = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | (head[1] & 0xff);
        return first == 0xfeff || first == 0xfffe;
    }

    private static Charset charset(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (isWide(in.readNBytes(2))) {
                return StandardCharsets.UTF_16;
            }
        }
        try (BufferedReader strict = Files.newBufferedReader(file)) {
            char[] chunk = new char[CHUNK];
            while (strict.read(chunk) >= 0) {
                // Only whether it can be read.
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            return Charset.forName("windows-1252");
        }
    }

    /** What mysqldump writes begins with its name and ends with a word that it is whole. */
    private boolean isCut() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            String head = text(bytes, 0);
            String last = text(bytes, Math.max(0, bytes.length() - LAST));
            boolean says = head.startsWith("-- MySQL dump") || head.startsWith("-- MariaDB dump");
            return says && !last.contains("-- Dump completed");
        }
    }

    private static String text(RandomAccessFile bytes, long from) throws IOException {
        byte[] part = new byte[(int) Math.min(LAST, bytes.length() - from)];
        bytes.seek(from);
        bytes.readFully(part);
        return new String(part, StandardCharsets.ISO_8859_1);
    }
}
