package org.preau.files;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.account.LinkPasswords;
import org.preau.base.Ids;
import org.preau.text.Dates;
import org.preau.text.Message;

/**
 * A link to make, as somebody typed it or a program sent it.
 *
 * @param days {@code 1}, {@code 7} or {@code 30}; anything else means a date
 * @param until the last day, such as {@code 2027-03-31}, where {@code days} is none of those
 */
record LinkDraft(String id, String days, String until, String password) {

    /** The terms that are offered beside a date. */
    static final List<String> TERMS = List.of("1", "7", "30");

    /** What stands for a date among them. */
    static final String DATE = "date";

    /** What became of it. */
    sealed interface Checked {}

    /** All is well. */
    record Good(UUID id, Instant until, String password) implements Checked {}

    /** What is wrong, by field. */
    record Wrong(Map<String, Message> problems) implements Checked {}

    static LinkDraft blank() {
        return new LinkDraft(Ids.next().toString(), "7", "", "");
    }

    Checked check(Clock clock) {
        Map<String, Message> problems = new LinkedHashMap<>();
        Optional<UUID> identifier = FilesRoom.id(id);
        Optional<Instant> end = TERMS.contains(days) ? Optional.of(term(clock)) : day(clock);
        if (identifier.isEmpty()) {
            problems.put("id", Message.of("files.link.wrong.id"));
        }
        if (end.isEmpty()) {
            problems.put("until", Message.of("files.link.wrong.until"));
        }
        int signs = password.codePointCount(0, password.length());
        if (!password.isEmpty() && signs < LinkPasswords.LEAST) {
            problems.put(
                    "password",
                    Message.of("files.link.wrong.password-short", "least", LinkPasswords.LEAST));
        } else if (password.length() > LinkPasswords.MOST) {
            problems.put(
                    "password",
                    Message.of("files.link.wrong.password-long", "most", LinkPasswords.MOST));
        }
        return problems.isEmpty()
                ? new Good(identifier.orElseThrow(), end.orElseThrow(), password)
                : new Wrong(problems);
    }

    private Instant term(Clock clock) {
        return now(clock).plusDays(Long.parseLong(days)).toInstant();
    }

    /** The end of that day; empty for none, one that is over, or one in more than a year. */
    private Optional<Instant> day(Clock clock) {
        try {
            LocalDate last = LocalDate.parse(until.strip());
            LocalDate today = now(clock).toLocalDate();
            return last.isBefore(today) || last.isAfter(today.plusYears(1))
                    ? Optional.empty()
                    : Optional.of(last.plusDays(1).atStartOfDay(Dates.PARIS).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime now(Clock clock) {
        return clock.instant().atZone(Dates.PARIS);
    }
}
