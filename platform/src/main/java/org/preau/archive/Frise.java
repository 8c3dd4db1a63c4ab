package org.preau.archive;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Messages;

/**
 * The moments of an association along time, from the oldest to the newest, to slide through: radio
 * buttons, which a keyboard walks with its arrows and which need no script.
 *
 * @param action where a moment is asked for
 * @param groups of neighbouring moments, with what they share
 * @param earlier the moment before the chosen one; empty text for none
 * @param later the one after it
 * @param field the chosen moment as a browser's field of day and hour has it
 */
record Frise(String action, List<Group> groups, String earlier, String later, String field) {

    /** More are not worth sliding through; the ladder rarely keeps as many. */
    static final int MOST = 150;

    private static final int DAYS = 8;
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** Moments of one day, month or year. */
    record Group(String label, List<Tick> ticks) {}

    /**
     * One moment.
     *
     * @param before whether it was taken just before something that commits
     * @param first whether nothing is before it
     * @param last whether nothing is after it
     */
    record Tick(
            long number,
            Instant at,
            String reason,
            String by,
            boolean before,
            boolean chosen,
            boolean first,
            boolean last) {}

    /**
     * Puts them in order.
     *
     * @param newest all of them, the newest first
     * @param chosen the number of the one that is looked at; 0 for none yet
     */
    static Frise of(
            String action,
            List<Snapshot> newest,
            long chosen,
            Messages messages,
            Language language,
            Clock clock) {
        List<Snapshot> all = newest.stream().limit(MOST).toList().reversed();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Dates.PARIS);
        Map<String, List<Tick>> groups = new LinkedHashMap<>();
        int at = -1;
        for (int i = 0; i < all.size(); i++) {
            Snapshot it = all.get(i);
            boolean mine = it.number() == chosen;
            at = mine ? i : at;
            Tick tick =
                    new Tick(
                            it.number(),
                            it.time(),
                            it.reason().word(),
                            it.by(),
                            it.reason().isBefore(),
                            mine,
                            i == 0,
                            i > 0 && i == all.size() - 1);
            groups.computeIfAbsent(
                            label(it.time(), today, messages, language), _ -> new ArrayList<>())
                    .add(tick);
        }
        List<Group> named = new ArrayList<>();
        groups.forEach((label, ticks) -> named.add(new Group(label, List.copyOf(ticks))));
        return new Frise(
                action,
                List.copyOf(named),
                at > 0 ? action + "/" + all.get(at - 1).number() : "",
                at >= 0 && at < all.size() - 1 ? action + "/" + all.get(at + 1).number() : "",
                at < 0
                        ? ""
                        : FIELD.format(LocalDateTime.ofInstant(all.get(at).time(), Dates.PARIS)));
    }

    private static String label(Instant at, LocalDate today, Messages messages, Language language) {
        LocalDate day = LocalDate.ofInstant(at, Dates.PARIS);
        long days = ChronoUnit.DAYS.between(day, today);
        if (days <= 0) {
            return messages.text(language, "archive.frise.today");
        }
        if (days <= DAYS) {
            return messages.text(language, "archive.frise.days");
        }
        return day.getYear() == today.getYear()
                ? DateTimeFormatter.ofPattern("LLLL", language.locale()).format(day)
                : String.valueOf(day.getYear());
    }

    /**
     * The moment that was asked for: by its number, or as the last one at a day and hour of Paris.
     *
     * @param newest all of them, the newest first
     */
    static Optional<Snapshot> asked(List<Snapshot> newest, String number, String hour) {
        return newest.stream()
                .filter(it ->
                        hour.isEmpty()
                                ? String.valueOf(it.number()).equals(number)
                                : isUntil(it.time(), hour))
                .findFirst()
                .or(() ->
                        hour.isEmpty() || newest.isEmpty()
                                ? Optional.empty()
                                : Optional.of(newest.getLast()));
    }

    /** Within the minute that was typed, too: fields have no seconds. */
    private static boolean isUntil(Instant moment, String typed) {
        try {
            Instant end =
                    LocalDateTime.parse(typed.strip())
                            .truncatedTo(ChronoUnit.MINUTES)
                            .plusMinutes(1)
                            .atZone(Dates.PARIS)
                            .toInstant();
            return moment.isBefore(end);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
