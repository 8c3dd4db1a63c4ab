package org.preau.look;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The little style sheet of a look, which comes after the theme's: nothing but tokens. Empty for a
 * theme as it comes, so that most sites load none.
 *
 * @param css complete; empty text for nothing
 * @param mark changes with the content, for its address
 */
public record LookSheet(String css, String mark) {

    private static final int MARK = 16;

    /** What {@code look} adds to its theme. */
    public static LookSheet of(Offer offer, Look look) {
        return of(offer, look, null);
    }

    /**
     * The same for looking at it in one light, whatever the reader's system says.
     *
     * @param seen null to leave it to the look and the reader
     */
    public static LookSheet of(Offer offer, Look look, @Nullable Scheme seen) {
        Optional<Scheme> only = Optional.ofNullable(seen).or(() -> forced(look));
        StringBuilder css = new StringBuilder();
        if (only.isPresent()) {
            Map<String, String> all = all(offer, look, only.get());
            css.append(":root{color-scheme:").append(only.get().key()).append(';');
            css.append(css(all)).append("}\n");
        } else if (!isOriginal(offer, look)) {
            css.append(":root{").append(css(tokens(offer, look, Scheme.LIGHT))).append("}\n");
            css.append("@media(prefers-color-scheme:dark){:root{")
                    .append(css(all(offer, look, Scheme.DARK)))
                    .append("}}\n");
        }
        String rest = offer.type(look.type()).css() + density(look);
        if (!rest.isEmpty()) {
            css.append(":root{").append(rest).append("}\n");
        }
        return new LookSheet(css.toString(), mark(css.toString()));
    }

    /** The light in which a reader who asks for {@code wanted} sees it. */
    public static Scheme seen(Look look, Scheme wanted) {
        return forced(look).orElse(wanted);
    }

    /** All its colours by token, as {@code #rrggbb} or as the theme's style sheet has them. */
    public static Map<String, String> colours(Offer offer, Look look, Scheme scheme) {
        if (!isOriginal(offer, look)) {
            return tokens(offer, look, scheme);
        }
        Map<String, String> declared = new LinkedHashMap<>();
        offer.light().keySet().forEach(it -> declared.put(it, offer.declared(scheme, it)));
        return declared;
    }

    /** Which light the look keeps at all hours; empty to follow the reader's. */
    static Optional<Scheme> forced(Look look) {
        return switch (look.scheme()) {
            case "light" -> Optional.of(Scheme.LIGHT);
            case "dark" -> Optional.of(Scheme.DARK);
            default -> Optional.empty();
        };
    }

    private static boolean isOriginal(Offer offer, Look look) {
        return !look.isOwn()
                && offer.palette(look.palette()).orElseGet(offer::own).equals(offer.own());
    }

    /** One light for good: what the theme declares of it, then what was chosen. */
    private static Map<String, String> all(Offer offer, Look look, Scheme scheme) {
        Map<String, String> all = new LinkedHashMap<>();
        offer.dark().keySet().forEach(token -> all.put(token, offer.declared(scheme, token)));
        if (!isOriginal(offer, look)) {
            all.putAll(tokens(offer, look, scheme));
        }
        return all;
    }

    private static Map<String, String> tokens(Offer offer, Look look, Scheme scheme) {
        Map<String, String> tokens = new LinkedHashMap<>();
        Tones.of(offer, scheme, look.colours(offer, scheme))
                .forEach((token, colour) -> tokens.put(token, colour.hex()));
        return tokens;
    }

    private static String css(Map<String, String> tokens) {
        return tokens.entrySet().stream()
                .map(it -> "--" + it.getKey() + ":" + it.getValue())
                .collect(Collectors.joining(";"));
    }

    private static String density(Look look) {
        return switch (look.density()) {
            case "tight" -> "--density:.8;";
            case "airy" -> "--density:1.2;";
            default -> "";
        };
    }

    private static String mark(String css) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(css.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
