package org.preau.menu;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the API takes it.
 *
 * @param id of a new one: sent twice, made once
 * @param version the one that was read; none for a new entry
 * @param menu {@code main} or {@code foot}, of a new entry
 * @param target {@code home}, {@code agenda}, {@code address}, {@code heading}, or the id of a
 *     section, article or page
 * @param url where an {@code address} leads
 * @param label its own words; empty for those of its target
 */
public record EntryInput(
        @Nullable UUID id,
        @Nullable Integer version,
        @Nullable String menu,
        @Nullable String target,
        @Nullable String url,
        @Nullable String label) {

    SaveEntry.Command command(UUID entry, int number, Menu.Place place) {
        return new SaveEntry.Command(entry, number, place, or(target), or(url), or(label));
    }

    private static String or(@Nullable String said) {
        return said == null ? "" : said;
    }
}
