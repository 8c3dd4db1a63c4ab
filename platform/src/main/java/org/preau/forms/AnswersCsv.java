package org.preau.forms;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.preau.text.CsvCell;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * Answers as a table for a spreadsheet (RFC 4180, UTF-8 with a mark), one column for each question
 * that was ever answered. No cell begins as a formula does.
 */
final class AnswersCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final Messages messages;

    AnswersCsv(Messages messages) {
        this.messages = messages;
    }

    byte[] of(Questionnaire form, List<Answer> answers, Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(form, answers::forEach, language, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return out.toByteArray();
    }

    /** Answers, to be gone through as often as need be. */
    interface Some {
        void each(Consumer<Answer> answer);
    }

    /**
     * The same for any number of them.
     *
     * @param to not closed
     */
    void write(Questionnaire form, Some answers, Language language, OutputStream to)
            throws IOException {
        Map<String, String> columns = columns(form, List.of());
        answers.each(answer -> add(columns, answer));
        Writer out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        List<String> head = new ArrayList<>();
        head.add(messages.text(language, "forms.answers.when"));
        columns.values().forEach(label -> head.add(CsvCell.of(label)));
        head.add(messages.text(language, "forms.answers.done"));
        csv.writeRecord(head);
        answers.each(answer -> csv.writeRecord(line(answer, columns)));
        csv.flush();
        out.flush();
    }

    /** The questions of today in their order, then those that only older answers know. */
    static Map<String, String> columns(Questionnaire form, List<Answer> answers) {
        Map<String, String> columns = new LinkedHashMap<>();
        form.asked().all().stream()
                .filter(it -> it.kind() != Question.Kind.NOTE)
                .forEach(it -> columns.put(it.id(), it.label()));
        answers.forEach(answer -> add(columns, answer));
        return columns;
    }

    private static void add(Map<String, String> columns, Answer answer) {
        answer.answers().forEach(one -> columns.putIfAbsent(one.question(), one.label()));
    }

    private static List<String> line(Answer answer, Map<String, String> columns) {
        Map<String, String> given = new LinkedHashMap<>();
        answer.answers().forEach(one -> given.put(one.question(), one.text()));
        List<String> line = new ArrayList<>();
        line.add(
                MOMENT.format(
                        ZonedDateTime.ofInstant(answer.givenAt(), Dates.PARIS).toOffsetDateTime()));
        columns.keySet().forEach(id -> line.add(CsvCell.of(given.getOrDefault(id, ""))));
        line.add(CsvCell.of(answer.doneBy() == null ? "" : answer.doneBy()));
        return line;
    }
}
