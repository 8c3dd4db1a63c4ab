package org.preau.operator;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.preau.sql.OperatorTx;
import org.preau.text.Language;
import org.preau.text.Messages;

/** What became of a file's lines, as a file. */
final class ImportReport {

    private static final int MOST = CsvFile.MAX_LINES;

    private ImportReport() {}

    /** UTF-8 with a byte order mark and semicolons: what French spreadsheets open at once. */
    static byte[] of(OperatorTx tx, UUID id, Language language, Messages messages) {
        StringWriter out = new StringWriter();
        out.write('\ufeff');
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out)) {
            csv.writeRecord(
                    messages.text(language, "operator.report.line"),
                    messages.text(language, "operator.report.name"),
                    messages.text(language, "operator.report.slug"),
                    messages.text(language, "operator.report.outcome"),
                    messages.text(language, "operator.report.why"));
            for (Imports.Line line : Imports.lines(tx, id, null, MOST, 0)) {
                csv.writeRecord(
                        String.valueOf(line.line()),
                        inert(line.name()),
                        inert(line.slug()),
                        messages.text(
                                language,
                                "operator.outcome."
                                        + line.outcome().name().toLowerCase(Locale.ROOT)),
                        inert(why(line, language, messages)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An example to begin with. */
    static byte[] example() {
        return """
        \ufeffnom;nom court;secteur;habillage;langue;espace;responsable;courriel
        Chœur des Écluses;ecluses;1;page-blanche;fr;1000;Étienne Marchal;etienne.marchal@courriel.example
        Amicale des Tilleuls;;2;placette;fr;;;
        """
                .getBytes(StandardCharsets.UTF_8);
    }

    static String why(Imports.Line line, Language language, Messages messages) {
        return line.messages().stream()
                .map(problem -> problem.in(language, messages))
                .collect(Collectors.joining(" "));
    }

    /** A field that a spreadsheet would run as a formula is made text (OWASP, CSV Injection). */
    static String inert(String field) {
        boolean live = !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0;
        return live ? "'" + field : field;
    }
}
