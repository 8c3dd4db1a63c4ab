package org.preau.operator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.text.CleanInput;
import org.preau.text.Message;

/**
 * Reads a file of associations: comma, semicolon or tab, as the first line has it; UTF-8 with or
 * without a byte order mark, else what French spreadsheets write (Windows-1252). Columns are found
 * by their names, French or English, in any order.
 */
final class CsvFile {

    static final int MAX_BYTES = 4_000_000;
    static final int MAX_LINES = 10_000;
    private static final int MAX_FIELD = 10_000;

    /** What came of it. */
    sealed interface Read {}

    /**
     * It could be read.
     *
     * @param guessed whether the letters were not UTF-8, so that accents need a look
     */
    record Lines(List<Line> lines, boolean guessed) implements Read {}

    /** It could not, and why. */
    record Unreadable(Message why) implements Read {}

    /** One association of the file, and the line it begins at. */
    record Line(int number, Wanted wanted) {}

    /** The columns there are. */
    enum Column {
        NAME("nom", "name"),
        SLUG("nom court", "slug"),
        SECTOR("secteur", "sector"),
        THEME("habillage", "theme"),
        LANGUAGE("langue", "language"),
        QUOTA("espace", "quota"),
        RESPONSIBLE_NAME("responsable", "responsible"),
        RESPONSIBLE("courriel", "email");

        private final String french;
        private final String english;

        Column(String french, String english) {
            this.french = french;
            this.english = english;
        }

        String french() {
            return french;
        }

        String english() {
            return english;
        }

        static @Nullable Column of(String title) {
            String plain =
                    CleanInput.line(title)
                            .toLowerCase(Locale.ROOT)
                            .replace('_', ' ')
                            .replace('-', ' ');
            for (Column column : values()) {
                if (plain.equals(column.french) || plain.equals(column.english)) {
                    return column;
                }
            }
            return null;
        }
    }

    private CsvFile() {}

    static Read read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return no("operator.csv.large", "bytes", MAX_BYTES / 1_000_000);
        }
        Optional<String> utf8 = utf8(bytes);
        String text = utf8.orElseGet(() -> new String(bytes, Charset.forName("windows-1252")));
        if (text.indexOf('\0') >= 0) {
            return no("operator.csv.binary");
        }
        String bare = text.startsWith("\ufeff") ? text.substring(1) : text;
        try {
            return lines(records(bare), utf8.isEmpty());
        } catch (CsvParseException e) {
            return no("operator.csv.broken");
        }
    }

    private static Read lines(List<CsvRecord> records, boolean guessed) {
        if (records.size() < 2) {
            return no("operator.csv.empty");
        }
        if (records.size() > MAX_LINES + 1) {
            return no("operator.csv.long", "lines", MAX_LINES);
        }
        List<@Nullable Column> columns = new ArrayList<>();
        for (String title : records.getFirst().getFields()) {
            Column column = Column.of(title);
            if (column == null && !title.isBlank()) {
                return no("operator.csv.column", "column", shown(title));
            }
            if (column != null && columns.contains(column)) {
                return no("operator.csv.twice", "column", shown(title));
            }
            columns.add(column);
        }
        if (!columns.contains(Column.NAME)) {
            return no("operator.csv.no-name");
        }
        List<Line> lines = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            if (record.getFields().stream().anyMatch(field -> !field.isBlank())) {
                lines.add(line(record, columns));
            }
        }
        return lines.isEmpty() ? no("operator.csv.empty") : new Lines(List.copyOf(lines), guessed);
    }

    private static Line line(CsvRecord record, List<@Nullable Column> columns) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (int i = 0; i < Math.min(columns.size(), record.getFieldCount()); i++) {
            Column column = columns.get(i);
            if (column != null) {
                values.put(column, cut(record.getField(i)));
            }
        }
        return new Line(
                (int) record.getStartingLineNumber(),
                new Wanted(
                        values.getOrDefault(Column.NAME, ""),
                        values.getOrDefault(Column.SLUG, ""),
                        values.getOrDefault(Column.SECTOR, ""),
                        values.getOrDefault(Column.THEME, ""),
                        values.getOrDefault(Column.LANGUAGE, ""),
                        values.getOrDefault(Column.QUOTA, ""),
                        values.getOrDefault(Column.RESPONSIBLE, ""),
                        values.getOrDefault(Column.RESPONSIBLE_NAME, ""),
                        ""));
    }

    private static List<CsvRecord> records(String text) {
        List<CsvRecord> records = new ArrayList<>();
        for (CsvRecord record :
                CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .skipEmptyLines(true)
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(text)) {
            records.add(record);
            if (records.size() > MAX_LINES + 1) {
                break;
            }
        }
        return records;
    }

    /** The one of the three that the first line has most of. */
    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        long semicolons = first.chars().filter(c -> c == ';').count();
        long commas = first.chars().filter(c -> c == ',').count();
        long tabs = first.chars().filter(c -> c == '\t').count();
        if (tabs > semicolons && tabs > commas) {
            return '\t';
        }
        return semicolons >= commas && semicolons > 0 ? ';' : ',';
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String cut(String field) {
        return field.length() > MAX_FIELD ? field.substring(0, MAX_FIELD) : field;
    }

    private static String shown(String title) {
        String line = CleanInput.line(title);
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }

    private static Unreadable no(String key) {
        return new Unreadable(Message.of(key));
    }

    private static Unreadable no(String key, String name, Object value) {
        return new Unreadable(Message.of(key, name, value));
    }
}
