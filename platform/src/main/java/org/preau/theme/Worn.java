package org.preau.theme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import org.preau.look.Look;
import org.preau.look.LookSheet;
import org.preau.look.Offer;
import org.preau.look.Scheme;

/**
 * The look that a site wears over its theme.
 *
 * @param css what it adds to the theme's style sheet; empty text for nothing
 * @param address where pages find that; empty text for nothing
 * @param bar the colours of a telephone's bar: {@code light} and {@code dark}
 */
record Worn(Look look, String css, String address, Map<String, String> bar) {

    private static final String START = "/habillage-";
    private static final String END = ".css";
    private static final int MOST = 2_000;

    /** Many sites wear the same, and a site keeps its look from revision to revision. */
    private static final Cache<Key, Worn> KEPT = Caffeine.newBuilder().maximumSize(MOST).build();

    private record Key(String theme, String json) {}

    /** What {@code site.look} says for a site of that theme. */
    static Worn of(Theme theme, String json) {
        return KEPT.get(new Key(theme.key(), json), key -> of(theme, Look.read(json, theme.key())));
    }

    private static Worn of(Theme theme, Look look) {
        LookSheet sheet = LookSheet.of(theme.offer(), look);
        String address = sheet.css().isEmpty() ? "" : START + sheet.mark() + END;
        return new Worn(look, sheet.css(), address, bar(theme, look));
    }

    /** One that is only tried on, with its style sheet at {@code address}. */
    static Worn tried(Theme theme, Look look, String address) {
        return new Worn(look, "", address, bar(theme, look));
    }

    /** Whether a path is that of such a style sheet. */
    static boolean isAddress(String path) {
        return path.startsWith(START) && path.endsWith(END);
    }

    /** In a look that keeps one light at all hours both are of that light. */
    private static Map<String, String> bar(Theme theme, Look look) {
        return Map.of(
                "light", bar(theme, look, LookSheet.seen(look, Scheme.LIGHT)),
                "dark", bar(theme, look, LookSheet.seen(look, Scheme.DARK)));
    }

    /** The chosen colour in the place of the one that the theme's own bar has. */
    private static String bar(Theme theme, Look look, Scheme scheme) {
        Offer offer = theme.offer();
        String own = theme.themeColor(scheme);
        Map<String, String> colours = LookSheet.colours(offer, look, scheme);
        return offer.light().keySet().stream()
                .filter(token -> offer.declared(scheme, token).equals(own))
                .findFirst()
                .map(token -> colours.getOrDefault(token, own))
                .orElse(own);
    }
}
