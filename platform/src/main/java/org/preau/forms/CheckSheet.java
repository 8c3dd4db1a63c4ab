package org.preau.forms;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Upload;

/** Says what is wrong with answers, and what would be right. */
final class CheckSheet {

    static final int LINE = 300;
    static final int TEXT = 10_000;

    private CheckSheet() {}

    /** By the identifiers of the questions, in their order; empty when all is well. */
    static Map<String, Message> wrongs(List<Question> asked, Sheet sheet) {
        Map<String, Message> wrongs = new LinkedHashMap<>();
        for (Question question : asked) {
            Message wrong = wrong(question, sheet);
            if (wrong != null) {
                wrongs.put(question.id(), wrong);
            }
        }
        return wrongs;
    }

    private static @Nullable Message wrong(Question question, Sheet sheet) {
        if (question.kind() == Question.Kind.NOTE) {
            return null;
        }
        if (question.kind() == Question.Kind.FILE) {
            return file(question, sheet.file(question));
        }
        String value = sheet.value(question);
        if (value.isEmpty()) {
            return question.required()
                    ? Message.of("forms.wrong.missing-" + question.kind().word())
                    : null;
        }
        return switch (question.kind()) {
            case EMAIL -> EmailAddress.of(value).isPresent() ? null : said("email");
            case TEL -> isTelephone(value) ? null : said("tel");
            case NUMBER -> isNumber(value) ? null : said("number");
            case DATE -> isDay(value) ? null : said("date");
            case TEXT -> bounded(value, LINE);
            case AREA -> bounded(value, TEXT);
            case CHOICE, CHOICES, CONSENT, FILE, NOTE -> null;
        };
    }

    private static @Nullable Message file(Question question, Optional<Upload> file) {
        if (file.isEmpty()) {
            return question.required() ? Message.of("forms.wrong.missing-file") : null;
        }
        return FileKind.of(file.get()).isPresent() && file.get().bytes() <= FileKind.BYTES
                ? null
                : new Message(
                        file.get().bytes() > FileKind.BYTES
                                ? "forms.wrong.file-heavy"
                                : "forms.wrong.file-kind",
                        Map.of("most", FileKind.BYTES / 1_000_000));
    }

    private static Message said(String word) {
        return Message.of("forms.wrong." + word);
    }

    private static @Nullable Message bounded(String value, int most) {
        int length = CleanInput.length(value);
        return length <= most
                ? null
                : new Message("forms.wrong.long", Map.of("most", most, "is", length));
    }

    private static boolean isTelephone(String value) {
        long digits = value.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits >= 4
                && value.length() <= 30
                && value.chars().allMatch(c -> "0123456789 +.()-/\u00a0\u202f".indexOf(c) >= 0);
    }

    static boolean isNumber(String value) {
        int at = value.startsWith("-") ? 1 : 0;
        boolean point = false;
        int digits = 0;
        for (int i = at; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '.') {
                if (point || digits == 0) {
                    return false;
                }
                point = true;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else {
                return false;
            }
        }
        return digits > 0 && digits <= 15 && Character.isDigit(value.charAt(value.length() - 1));
    }

    private static boolean isDay(String value) {
        try {
            int year = LocalDate.parse(value).getYear();
            return year >= 1 && year <= 9999;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
