package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;

/**
 * How texts of articles read without their markup, kept: a search shows ten of them and often the
 * same ten, and reading Markdown takes longer than all else that a search does here. Any thread.
 */
final class PlainTexts {

    private static final int MAX_CHARACTERS = 8 * 1024 * 1024;
    private static final int OVERHEAD = 100;

    private final Cache<String, String> kept =
            Caffeine.newBuilder()
                    .maximumWeight(MAX_CHARACTERS)
                    .<String, String>weigher(
                            (source, plain) -> OVERHEAD + source.length() + plain.length())
                    .build();

    /**
     * @param source Markdown
     * @param voice that of the site, the same at each call
     */
    String of(String source, Voice voice) {
        return kept.get(source, text -> Texts.render(text, Texts.options(voice, Map.of())).plain());
    }
}
