package org.preau.look;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.site.Wrong;
import org.preau.text.Message;

/**
 * A look as the form of the workspace sends it, in a body or in an address.
 *
 * @param codes of own colours as they were typed, by the name of their field: {@code day-ink}
 * @param wrongs codes that spell no colour
 */
record LookForm(int version, Look look, Map<String, String> codes, List<Wrong> wrongs) {

    private static final int MOST = 20;

    /** What {@code said} answers for each name; empty text for what is not there. */
    static LookForm read(UnaryOperator<String> said, Offers offers) {
        Offer offer = offers.of(said.apply("theme"));
        Map<String, String> codes = new LinkedHashMap<>();
        List<Wrong> wrongs = new ArrayList<>();
        String palette = cut(said.apply("palette"));
        boolean own = palette.equals(Look.OWN);
        Map<String, Colour> day = colours(said, "day-", offer, own, codes, wrongs);
        Map<String, Colour> night = colours(said, "night-", offer, own, codes, wrongs);
        boolean nightly = own && !night.isEmpty() && wrongs.isEmpty();
        Look look =
                new Look(
                        offer.key(),
                        palette,
                        own ? day : Map.of(),
                        nightly ? whole(offer, day, night) : Map.of(),
                        cut(said.apply("type")),
                        cut(said.apply("header")),
                        one(said.apply("scheme"), "auto"),
                        one(said.apply("density"), "normal"),
                        id(said.apply("logo")),
                        id(said.apply("banner")));
        return new LookForm(number(said.apply("version")), look, codes, wrongs);
    }

    /** What stands. */
    static LookForm of(int version, Look look) {
        return new LookForm(version, look, Map.of(), List.of());
    }

    LookForm with(Look other) {
        return new LookForm(version, other, Map.of(), List.of());
    }

    LookForm at(int other) {
        return new LookForm(other, look, codes, wrongs);
    }

    /** The same as a query, without its question mark. */
    String query() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("theme", look.theme());
        parts.put("palette", look.palette());
        look.light().forEach((token, colour) -> parts.put("day-" + token, colour.hex()));
        look.dark().forEach((token, colour) -> parts.put("night-" + token, colour.hex()));
        parts.put("type", look.type());
        parts.put("header", look.header());
        parts.put("scheme", look.scheme());
        parts.put("density", look.density());
        parts.put("logo", text(look.logo()));
        parts.put("banner", text(look.banner()));
        return parts.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(it ->
                        it.getKey()
                                + "="
                                + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
    }

    private static Map<String, Colour> colours(
            UnaryOperator<String> said,
            String prefix,
            Offer offer,
            boolean own,
            Map<String, String> codes,
            List<Wrong> wrongs) {
        Map<String, Colour> colours = new LinkedHashMap<>();
        for (String token : offer.base()) {
            String typed = cut(said.apply(prefix + token).strip());
            Optional<Colour> colour = Colour.read(typed);
            codes.put(prefix + token, typed);
            colour.ifPresent(it -> colours.put(token, it));
            if (own && colour.isEmpty() && (prefix.equals("day-") || !typed.isEmpty())) {
                wrongs.add(
                        new Wrong(
                                prefix + token,
                                typed.isEmpty()
                                        ? Message.of("look.wrong.code-missing")
                                        : Message.of("look.wrong.code", "code", typed)));
            }
        }
        return colours;
    }

    /** A night of which some colours are said has the others proposed. */
    private static Map<String, Colour> whole(
            Offer offer, Map<String, Colour> day, Map<String, Colour> said) {
        Map<String, Colour> whole = new LinkedHashMap<>();
        Map<String, Colour> proposed = Readability.night(offer, day);
        offer.base().forEach(it -> whole.put(it, said.getOrDefault(it, proposed.get(it))));
        return whole;
    }

    static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : Ids.parse(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private static String one(String text, String otherwise) {
        return text.isEmpty() ? otherwise : cut(text);
    }

    private static String cut(String text) {
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }

    private static int number(String text) {
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
