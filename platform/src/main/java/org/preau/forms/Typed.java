package org.preau.forms;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.text.Dates;

/** What a desk's form or an address says, as values; anything else is as good as not said. */
final class Typed {

    private Typed() {}

    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** A moment without zone, as browsers send it, in the sites' own zone; null for none. */
    static @Nullable Instant moment(String text) {
        try {
            return text.isBlank()
                    ? null
                    : LocalDateTime.parse(text.strip()).atZone(Dates.PARIS).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static String moment(@Nullable Instant at) {
        return at == null
                ? ""
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        at.atZone(Dates.PARIS).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES));
    }
}
