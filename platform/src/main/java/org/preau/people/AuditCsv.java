package org.preau.people;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.preau.text.CsvCell;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * The audit log as a table for a spreadsheet (RFC 4180, UTF-8 with a mark so that spreadsheets see
 * it). A cell that would be read as a formula begins with an apostrophe instead (OWASP, CSV
 * Injection).
 */
final class AuditCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Messages messages;
    private final AuditSentences sentences;

    AuditCsv(Messages messages, AuditSentences sentences) {
        this.messages = messages;
        this.sentences = sentences;
    }

    byte[] of(List<AuditEntry> entries, Language language) {
        StringWriter out = new StringWriter();
        out.write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            write(csv, entries, language);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be closed", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(CsvWriter csv, List<AuditEntry> entries, Language language) {
        csv.writeRecord(
                messages.text(language, "people.audit.when"),
                messages.text(language, "people.audit.who"),
                messages.text(language, "people.audit.as"),
                messages.text(language, "people.audit.what"),
                messages.text(language, "people.audit.act"));
        for (AuditEntry entry : entries) {
            csv.writeRecord(
                    MOMENT.format(
                            ZonedDateTime.ofInstant(entry.at(), Dates.PARIS).toOffsetDateTime()),
                    cell(entry.actorName()),
                    messages.text(language, "people.actor." + Named.name(entry.actorKind())),
                    cell(sentences.of(entry, language)),
                    cell(entry.act()));
        }
    }

    static String cell(String text) {
        return CsvCell.of(text);
    }
}
