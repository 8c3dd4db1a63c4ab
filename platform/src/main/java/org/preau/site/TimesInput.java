package org.preau.site;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a text is public, as the API takes it.
 *
 * @param version the one that was read; left out for whichever stands
 * @param publishAt ISO 8601 with its offset, {@code 2026-12-03T08:00:00+01:00}; left out for now
 * @param expiresAt likewise; left out for never
 */
public record TimesInput(
        @Nullable Integer version, @Nullable String publishAt, @Nullable String expiresAt) {

    int read() {
        return version == null ? 0 : version;
    }

    /** What is no moment. */
    List<Wrong> unreadable() {
        List<Wrong> wrongs = new ArrayList<>();
        check(wrongs, "publishAt", publishAt);
        check(wrongs, "expiresAt", expiresAt);
        return List.copyOf(wrongs);
    }

    /** The moments, once nothing is unreadable. */
    Times times() {
        return new Times(moment(publishAt), moment(expiresAt));
    }

    private static void check(List<Wrong> wrongs, String field, @Nullable String text) {
        try {
            moment(text);
        } catch (DateTimeParseException e) {
            wrongs.add(Wrong.of(field, "site.wrong.moment-api"));
        }
    }

    private static @Nullable Instant moment(@Nullable String text) {
        return text == null || text.isBlank() ? null : OffsetDateTime.parse(text).toInstant();
    }
}
