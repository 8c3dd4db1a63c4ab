package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.preau.text.Typography;

/**
 * Titles, leads and labels as they are well set in one language, kept: the same few lines stand on
 * most pages of a site, and setting one costs more than finding it. Any thread.
 */
final class SetLines {

    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
    private static final int OVERHEAD = 100;

    /** A longer text is no line, and seldom stands on a second page. */
    private static final int LONGEST = 500;

    private final Typography typography;
    private final Cache<String, String> kept =
            Caffeine.newBuilder()
                    .maximumWeight(MAX_CHARACTERS)
                    .<String, String>weigher(
                            (typed, set) -> OVERHEAD + typed.length() + set.length())
                    .build();

    SetLines(Typography typography) {
        this.typography = typography;
    }

    String of(String typed) {
        if (typed.isEmpty()) {
            return typed;
        }
        return typed.length() > LONGEST ? typography.set(typed) : kept.get(typed, typography::set);
    }
}
