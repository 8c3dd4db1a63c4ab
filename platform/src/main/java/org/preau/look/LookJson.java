package org.preau.look;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look as the API gives and takes it.
 *
 * @param version of the site that was read; left out for whichever stands
 * @param palette key of a ready palette; {@code own} for the colours below
 * @param light colours by day, as {@code #rrggbb}, by token: {@code paper}, {@code ink}…
 * @param dark the same by night; left out to have them proposed
 * @param type key of a pair of faces; left out for the theme's own
 * @param header key of a form of the header; left out for the usual one
 * @param scheme {@code auto}, {@code light} or {@code dark}
 * @param density how close things stand: see the keys of the form
 * @param logo a picture of this site
 * @param banner the picture of the header, where {@code header} is {@code picture}
 */
public record LookJson(
        @Nullable Integer version,
        @Nullable String theme,
        @Nullable String palette,
        @Nullable Map<String, String> light,
        @Nullable Map<String, String> dark,
        @Nullable String type,
        @Nullable String header,
        @Nullable String scheme,
        @Nullable String density,
        @Nullable UUID logo,
        @Nullable UUID banner) {

    /** A look that the site has, or had, the latest first. */
    public record Kept(UUID id, Instant publishedAt, String publishedBy, LookJson look) {

        static Kept of(Looks.Former former, Offers offers) {
            return new Kept(
                    former.id(),
                    former.publishedAt(),
                    former.publishedBy(),
                    LookJson.of(former.look(), 0, offers));
        }
    }

    static LookJson of(Look look, int version, Offers offers) {
        Offer offer = offers.of(look.theme());
        return new LookJson(
                version == 0 ? null : version,
                look.theme(),
                look.isOwn() ? Look.OWN : offer.palette(look.palette()).orElseGet(offer::own).key(),
                hex(look.colours(offer, Scheme.LIGHT)),
                hex(look.colours(offer, Scheme.DARK)),
                offer.type(look.type()).key(),
                offer.header(look.header()),
                look.scheme(),
                look.density(),
                look.logo(),
                look.banner());
    }

    /** The same by the names that the form has. */
    String said(String name) {
        if (name.startsWith("day-")) {
            return colour(light, name.substring(4));
        }
        if (name.startsWith("night-")) {
            return colour(dark, name.substring(6));
        }
        return switch (name) {
            case "version" -> version == null ? "" : version.toString();
            case "theme" -> text(theme);
            case "palette" -> text(palette);
            case "type" -> text(type);
            case "header" -> text(header);
            case "scheme" -> text(scheme);
            case "density" -> text(density);
            case "logo" -> LookForm.text(logo);
            case "banner" -> LookForm.text(banner);
            default -> "";
        };
    }

    private static String colour(@Nullable Map<String, String> colours, String token) {
        return colours == null ? "" : text(colours.get(token));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Map<String, String> hex(Map<String, Colour> colours) {
        Map<String, String> hex = new LinkedHashMap<>();
        colours.forEach((token, colour) -> hex.put(token, colour.hex()));
        return hex;
    }
}
