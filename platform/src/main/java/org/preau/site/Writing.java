package org.preau.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.CleanInput;

/**
 * What a writer says of an article or a page, as typed: nothing here is trusted or bounded yet.
 *
 * @param section ignored on a page
 * @param slug the address wished for; empty to take it from the title
 * @param cover a picture of this site
 * @param coverAlt what the picture shows, for whoever does not see it
 */
public record Writing(
        String title,
        String lead,
        String body,
        @Nullable UUID section,
        String slug,
        List<String> tags,
        @Nullable UUID cover,
        String coverAlt,
        String coverCaption) {

    static final int TITLE = 200;
    static final int LEAD = 1_000;

    /** As much as {@code text.Markdown} renders: some 50,000 words. */
    static final int BODY = 300_000;

    static final int TAGS = 20;
    static final int TAG = 40;
    static final int ALT = 500;
    static final int CAPTION = 500;

    public Writing {
        tags = List.copyOf(tags);
    }

    /** A text with nothing beside it. */
    public static Writing of(String title, String lead, String body) {
        return new Writing(title, lead, body, null, "", List.of(), null, "", "");
    }

    public Writing in(@Nullable UUID place) {
        return new Writing(title, lead, body, place, slug, tags, cover, coverAlt, coverCaption);
    }

    public Writing at(String address) {
        return new Writing(
                title, lead, body, section, address, tags, cover, coverAlt, coverCaption);
    }

    public Writing tagged(List<String> words) {
        return new Writing(title, lead, body, section, slug, words, cover, coverAlt, coverCaption);
    }

    public Writing withCover(@Nullable UUID picture, String alt, String caption) {
        return new Writing(title, lead, body, section, slug, tags, picture, alt, caption);
    }

    /** The tags of one line, between commas. */
    public static List<String> tags(String line) {
        return List.of(line.split(",", -1));
    }

    /** The same fit to keep: see {@link CleanInput}; tags without doubles. */
    Writing cleaned() {
        return new Writing(
                CleanInput.line(title),
                CleanInput.text(lead).strip(),
                CleanInput.text(body).stripTrailing(),
                section,
                CleanInput.line(slug),
                distinct(tags),
                cover,
                CleanInput.line(coverAlt),
                CleanInput.line(coverCaption));
    }

    private static List<String> distinct(List<String> typed) {
        Map<String, String> byPlain = new LinkedHashMap<>();
        for (String tag : typed) {
            String clean = CleanInput.line(tag);
            if (!clean.isEmpty()) {
                byPlain.putIfAbsent(clean.toLowerCase(Locale.ROOT), clean);
            }
        }
        return new ArrayList<>(byPlain.values());
    }
}
