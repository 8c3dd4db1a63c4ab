package org.preau.moving;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.preau.text.Language;
import org.preau.text.Messages;

/** The loss report as a file: UTF-8 with a byte order mark and semicolons, for spreadsheets. */
final class ReportCsv {

    private ReportCsv() {}

    static byte[] of(KeptReport report, Language language, Messages messages) {
        StringWriter out = new StringWriter();
        out.write('\ufeff');
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out)) {
            csv.writeRecord(
                    messages.text(language, "moving.report.what"),
                    messages.text(language, "moving.report.fate"),
                    messages.text(language, "moving.report.source"),
                    messages.text(language, "moving.report.why"));
            for (KeptReport.Line line : report.lines()) {
                csv.writeRecord(
                        messages.text(language, "moving.what." + line.what()),
                        messages.text(language, "moving.fate." + line.fate()),
                        inert(line.source()),
                        inert(line.why().in(language, messages)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A field that a spreadsheet would run as a formula is made text (OWASP, CSV Injection). */
    private static String inert(String field) {
        boolean live = !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0;
        return live ? "'" + field : field;
    }
}
