package org.preau.look;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.text.Language;

/**
 * What a theme lets an association choose. Immutable, any thread.
 *
 * @param key of the theme
 * @param preview where a small picture of a home page in it is
 * @param base the tokens of the chosen colours, in the order in which forms ask them
 * @param light all tokens of its style sheet by day, as declared: colours, {@code var(...)}, others
 * @param dark those that differ by night
 * @param roots which chosen colour a token begins from, by its name, where that is not the usual
 * @param pairs what it writes on what
 * @param palettes ready ones; the first is the theme's own
 * @param types pairs of faces; the first is the theme's own
 * @param headers keys of the forms that its header takes; the first is the usual one
 */
public record Offer(
        String key,
        Map<Language, String> name,
        Map<Language, String> description,
        String preview,
        List<String> base,
        Map<String, String> light,
        Map<String, String> dark,
        Map<String, String> roots,
        List<Pair> pairs,
        List<Ready> palettes,
        List<Type> types,
        List<String> headers) {

    /** A ready palette: its colours by token, by day and by night. */
    public record Ready(
            String key,
            Map<Language, String> name,
            Map<String, Colour> light,
            Map<String, Colour> dark) {

        /** Black for a token that it does not have. */
        Colour colour(Scheme scheme, String token) {
            Colour colour = in(scheme).get(token);
            return colour == null ? Colour.BLACK : colour;
        }

        Map<String, Colour> in(Scheme scheme) {
            return scheme == Scheme.LIGHT ? light : dark;
        }
    }

    /**
     * A pair of faces.
     *
     * @param css the tokens that it sets; empty for the theme's own
     * @param preload files of the theme that it needs first
     */
    public record Type(String key, Map<Language, String> name, String css, List<String> preload) {}

    /** The theme's own palette. */
    public Ready own() {
        return palettes.getFirst();
    }

    /** The ready palette of that key. */
    public Optional<Ready> palette(String wanted) {
        return palettes.stream().filter(it -> it.key().equals(wanted)).findFirst();
    }

    /** The pair of faces of that key, else the theme's own. */
    public Type type(String wanted) {
        return types.stream()
                .filter(it -> it.key().equals(wanted))
                .findFirst()
                .orElse(types.getFirst());
    }

    /** The form of that key, else the usual one. */
    public String header(String wanted) {
        return headers.contains(wanted) ? wanted : headers.getFirst();
    }

    /** What the style sheet declares for a token in one light; empty text for nothing. */
    public String declared(Scheme scheme, String token) {
        String day = light.getOrDefault(token, "");
        return scheme == Scheme.LIGHT ? day : dark.getOrDefault(token, day);
    }
}
