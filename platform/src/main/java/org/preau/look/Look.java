package org.preau.look;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.text.Json;

/**
 * What an association has chosen of its theme. Texts that a theme does not know count as its usual.
 *
 * @param theme key of the theme that all of it was chosen for
 * @param palette key of a ready one, or {@link #OWN}
 * @param light own colours by token; empty with a ready palette
 * @param dark the same by night; empty to have them proposed
 * @param type key of a pair of faces; empty for the theme's own
 * @param header key of a form of the header; empty for the usual one
 * @param scheme {@code auto}, {@code light} or {@code dark}
 * @param density how close things stand: see the keys of the form
 * @param logo a picture of the site; null for none
 * @param banner the picture of the header, where {@code header} is {@link #PICTURE}
 */
public record Look(
        String theme,
        String palette,
        Map<String, Colour> light,
        Map<String, Colour> dark,
        String type,
        String header,
        String scheme,
        String density,
        @Nullable UUID logo,
        @Nullable UUID banner) {

    public static final String OWN = "own";
    public static final String PICTURE = "picture";
    static final List<String> SCHEMES = List.of("auto", "light", "dark");
    static final List<String> DENSITIES = List.of("tight", "normal", "airy");

    /** A theme as it comes. */
    public static Look plain(String theme) {
        return new Look(theme, "", Map.of(), Map.of(), "", "", "auto", "normal", null, null);
    }

    public Look withLogo(@Nullable UUID id) {
        return new Look(theme, palette, light, dark, type, header, scheme, density, id, banner);
    }

    public Look withBanner(@Nullable UUID id) {
        return new Look(theme, palette, light, dark, type, header, scheme, density, logo, id);
    }

    Look withHeader(String key) {
        return new Look(theme, palette, light, dark, type, key, scheme, density, logo, banner);
    }

    public Look withColours(Map<String, Colour> day, Map<String, Colour> night) {
        return new Look(theme, OWN, day, night, type, header, scheme, density, logo, banner);
    }

    boolean isOwn() {
        return palette.equals(OWN);
    }

    /** The colours chosen for one light; by night those proposed, where none were chosen. */
    Map<String, Colour> colours(Offer offer, Scheme in) {
        if (!isOwn() || light.isEmpty()) {
            return offer.palette(palette).orElseGet(offer::own).in(in);
        }
        if (in == Scheme.LIGHT) {
            return light;
        }
        return dark.isEmpty() ? Readability.night(offer, light) : dark;
    }

    /** The same look as the column of a row keeps it. */
    String json() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("theme", theme);
        parts.put("palette", palette);
        parts.put("light", hex(light));
        parts.put("dark", hex(dark));
        parts.put("type", type);
        parts.put("header", header);
        parts.put("scheme", scheme);
        parts.put("density", density);
        if (logo != null) {
            parts.put("logo", logo.toString());
        }
        if (banner != null) {
            parts.put("banner", banner.toString());
        }
        return Json.text(parts);
    }

    /**
     * Reads the column.
     *
     * @param theme that the site wears: what was chosen for another one does not count
     */
    public static Look read(String json, String theme) {
        try {
            JsonNode tree = Json.tree(json.getBytes(StandardCharsets.UTF_8));
            boolean same = tree.path("theme").asText("").equals(theme);
            return same ? of(tree) : plain(theme);
        } catch (Json.MalformedJson e) {
            return plain(theme);
        }
    }

    /** Reads one that is kept beside its theme. */
    static Look read(String json) {
        try {
            return of(Json.tree(json.getBytes(StandardCharsets.UTF_8)));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("a look that this wrote cannot be read", e);
        }
    }

    static Look of(JsonNode tree) {
        return new Look(
                tree.path("theme").asText(""),
                tree.path("palette").asText(""),
                colours(tree.path("light")),
                colours(tree.path("dark")),
                tree.path("type").asText(""),
                tree.path("header").asText(""),
                tree.path("scheme").asText("auto"),
                tree.path("density").asText("normal"),
                id(tree.path("logo").asText("")),
                id(tree.path("banner").asText("")));
    }

    private static Map<String, Colour> colours(JsonNode tree) {
        Map<String, Colour> colours = new LinkedHashMap<>();
        tree.properties()
                .forEach(one ->
                        Colour.read(one.getValue().asText(""))
                                .ifPresent(colour -> colours.put(one.getKey(), colour)));
        return colours;
    }

    private static Map<String, String> hex(Map<String, Colour> colours) {
        Map<String, String> hex = new LinkedHashMap<>();
        colours.forEach((token, colour) -> hex.put(token, colour.hex()));
        return hex;
    }

    private static @Nullable UUID id(String text) {
        try {
            return Optional.of(text).filter(it -> !it.isEmpty()).map(Ids::parse).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
