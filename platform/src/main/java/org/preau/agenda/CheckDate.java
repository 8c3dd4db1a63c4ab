package org.preau.agenda;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.site.Wrong;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.text.SafeAddress;

/** Reads a date as it was sent, and says all that is wrong with it at once. One use, one thread. */
final class CheckDate {

    /** What came of it. */
    sealed interface Outcome {}

    /**
     * It can be kept.
     *
     * @param days on which it takes place, the first one first
     */
    record Good(DateWriting writing, List<LocalDate> days) implements Outcome {
        /** One for each day. */
        List<DateWriting> all() {
            return days.stream().map(writing::on).toList();
        }
    }

    /** Something has to be put right. */
    record Bad(List<Wrong> wrongs) implements Outcome {}

    /** In the order in which they are offered. */
    static final List<String> STATES = List.of("planned", "postponed", "cancelled");

    /** Longer than any exhibition: a slip of the year. */
    private static final int DAYS = 366;

    private final DateInput input;
    private final List<Wrong> wrongs = new ArrayList<>();

    private CheckDate(DateInput input) {
        this.input = input;
    }

    static Outcome of(DateInput input) {
        return new CheckDate(input).run();
    }

    private Outcome run() {
        Optional<LocalDate> starts = day("startsOn", input.startsOn());
        if (starts.isEmpty() && wrongs.isEmpty()) {
            wrongs.add(Wrong.of("startsOn", "agenda.wrong.day-missing"));
        }
        Optional<LocalTime> from = hour("startsAt", input.startsAt());
        Optional<LocalTime> to = hour("endsAt", input.endsAt());
        Optional<LocalDate> last = day("endsOn", input.endsOn());
        DateWriting texts = texts();
        List<LocalDate> days = starts.map(this::days).orElse(List.of());
        if (!wrongs.isEmpty() || starts.isEmpty()) {
            return new Bad(List.copyOf(wrongs));
        }
        LocalDate ends = last.orElseGet(() -> end(starts.get(), from, to));
        order(starts.get(), ends, from, to);
        DateWriting writing = timed(texts, starts.get(), from.orElse(null), ends, to.orElse(null));
        return wrongs.isEmpty() ? new Good(writing, days) : new Bad(List.copyOf(wrongs));
    }

    private static DateWriting timed(
            DateWriting it,
            LocalDate on,
            @Nullable LocalTime from,
            LocalDate last,
            @Nullable LocalTime to) {
        return new DateWriting(
                on,
                from,
                last,
                to,
                it.note(),
                it.place(),
                it.address(),
                it.action(),
                it.link(),
                it.state());
    }

    /** A ball from eight to one ends on the next day, without anybody saying so. */
    private static LocalDate end(
            LocalDate starts, Optional<LocalTime> from, Optional<LocalTime> to) {
        boolean night = from.isPresent() && to.filter(it -> !it.isAfter(from.get())).isPresent();
        return night ? starts.plusDays(1) : starts;
    }

    private void order(
            LocalDate starts, LocalDate ends, Optional<LocalTime> from, Optional<LocalTime> to) {
        if (to.isPresent() && from.isEmpty()) {
            wrongs.add(Wrong.of("startsAt", "agenda.wrong.start-missing"));
        }
        if (ends.isBefore(starts)) {
            wrongs.add(Wrong.of("endsOn", "agenda.wrong.end-before"));
        } else if (ends.isAfter(starts.plusDays(DAYS))) {
            wrongs.add(Wrong.of("endsOn", "agenda.wrong.too-far"));
        } else if (ends.equals(starts)
                && from.isPresent()
                && to.filter(it -> !it.isAfter(from.get())).isPresent()) {
            wrongs.add(Wrong.of("endsAt", "agenda.wrong.end-before"));
        }
    }

    private List<LocalDate> days(LocalDate first) {
        Optional<Repeat> repeat = Repeat.of(line(input.repeat()));
        if (repeat.isEmpty()) {
            wrongs.add(Wrong.of("repeat", "agenda.wrong.repeat"));
            return List.of();
        }
        Optional<LocalDate> until = day("repeatUntil", input.repeatUntil());
        if (repeat.get() == Repeat.ONCE) {
            return List.of(first);
        }
        if (until.isEmpty() || until.get().isBefore(first)) {
            wrongs.add(Wrong.of("repeatUntil", "agenda.wrong.until-missing"));
            return List.of();
        }
        List<LocalDate> days = repeat.get().days(first, until.get());
        if (days.size() > Repeat.MOST) {
            wrongs.add(
                    new Wrong(
                            "repeatUntil",
                            Message.of("agenda.wrong.too-many", "most", Repeat.MOST)));
        }
        return days;
    }

    private DateWriting texts() {
        String action = bounded("action", input.action(), DateWriting.ACTION);
        return new DateWriting(
                LocalDate.EPOCH,
                null,
                LocalDate.EPOCH,
                null,
                bounded("note", input.note(), DateWriting.NOTE),
                bounded("place", input.place(), DateWriting.PLACE),
                bounded("address", input.address(), DateWriting.ADDRESS),
                action,
                link(action),
                state());
    }

    private String state() {
        String state = line(input.state());
        if (!state.isEmpty() && !STATES.contains(state)) {
            wrongs.add(Wrong.of("state", "agenda.wrong.state"));
        }
        return state.isEmpty() ? "planned" : state;
    }

    /** A button needs both its words and where it leads. */
    private String link(String action) {
        String typed = bounded("link", input.link(), DateWriting.LINK);
        String link = typed.startsWith("www.") ? "https://" + typed : typed;
        if (link.isEmpty() != action.isEmpty()) {
            wrongs.add(
                    link.isEmpty()
                            ? Wrong.of("link", "agenda.wrong.link-missing")
                            : Wrong.of("action", "agenda.wrong.action-missing"));
        } else if (!link.isEmpty() && SafeAddress.of(link).filter(CheckDate::isUri).isEmpty()) {
            wrongs.add(Wrong.of("link", "agenda.wrong.link"));
        }
        return link;
    }

    /** What programs that read calendars and exports can follow too (RFC 3986). */
    private static boolean isUri(String address) {
        try {
            return !new URI(address).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<LocalDate> day(String field, @Nullable String typed) {
        String line = line(typed);
        Optional<LocalDate> day = TypedTime.day(line);
        if (day.isEmpty() && !line.isEmpty()) {
            wrongs.add(Wrong.of(field, "agenda.wrong.day"));
        }
        return day;
    }

    private Optional<LocalTime> hour(String field, @Nullable String typed) {
        String line = line(typed);
        Optional<LocalTime> hour = TypedTime.hour(line);
        if (hour.isEmpty() && !line.isEmpty()) {
            wrongs.add(Wrong.of(field, "agenda.wrong.hour"));
        }
        return hour;
    }

    private String bounded(String field, @Nullable String typed, int most) {
        String line = line(typed);
        int length = CleanInput.length(line);
        if (length > most) {
            wrongs.add(Wrong.tooLong(field, most, length));
        }
        return line;
    }

    private static String line(@Nullable String typed) {
        return typed == null ? "" : CleanInput.line(typed);
    }
}
