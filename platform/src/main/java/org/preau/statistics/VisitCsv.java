package org.preau.statistics;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * The counts as a table for a spreadsheet (RFC 4180, UTF-8 with a mark). A cell that would be read
 * as a formula begins with an apostrophe instead.
 */
final class VisitCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String STARTS_FORMULA = "=+-@\t\r";

    private final Messages messages;

    VisitCsv(Messages messages) {
        this.messages = messages;
    }

    byte[] of(List<VisitRows.Line> lines, Language language) {
        StringWriter out = new StringWriter();
        out.write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(
                    messages.text(language, "statistics.csv.day"),
                    messages.text(language, "statistics.csv.kind"),
                    messages.text(language, "statistics.csv.key"),
                    messages.text(language, "statistics.csv.count"),
                    messages.text(language, "statistics.csv.most"));
            lines.forEach(line -> write(csv, line, language));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be closed", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(CsvWriter csv, VisitRows.Line line, Language language) {
        csv.writeRecord(
                line.day().toString(),
                messages.text(language, "statistics.kind." + line.kind()),
                cell(line.key()),
                Long.toString(line.count()),
                line.most() == 0 ? "" : Integer.toString(line.most()));
    }

    private static String cell(String text) {
        return !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
