package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;

/**
 * Days as templates know them, in one language, kept: a site's pages show few of them, and often.
 * Any thread.
 */
final class SetDays {

    private static final int MOST = 4_000;

    private final Cache<LocalDate, Map<String, Object>> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Map<String, Object> of(LocalDate day, Function<LocalDate, Map<String, Object>> set) {
        return kept.get(day, set);
    }
}
