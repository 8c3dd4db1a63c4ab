package org.preau.theme;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.media.Renditions;

/**
 * Offers pictures in the widths that there are, so that a telephone loads no more than it shows.
 */
final class Responsive {

    /** How wide a card's picture is shown. */
    static final String CARD = "(min-width: 40rem) 22rem, 100vw";

    /** The same of the large picture of an article, of a block, of a text. */
    static final String WIDE = "(min-width: 64rem) 60rem, 100vw";

    private static final Pattern IMAGE =
            Pattern.compile(
                    "<img src=\"(/media/[0-9a-f]{16}/)([a-z0-9.-]{1,120})\" width=\"([0-9]{1,5})\"");

    private Responsive() {}

    /**
     * What {@code srcset} says of a picture of the site; empty when there is but one width.
     *
     * @param address as {@link Picture#address} gives it
     */
    static String widths(String address, int width) {
        int slash = address.lastIndexOf('/');
        if (!isDrawn(address) || !Renditions.has(width, Renditions.WIDTHS.getFirst())) {
            return "";
        }
        StringBuilder set = new StringBuilder();
        for (int narrow : Renditions.WIDTHS) {
            if (Renditions.has(width, narrow)) {
                set.append(address, 0, slash)
                        .append('/')
                        .append(narrow)
                        .append(address, slash, address.length())
                        .append(' ')
                        .append(narrow)
                        .append("w, ");
            }
        }
        return set.append(address).append(' ').append(width).append('w').toString();
    }

    /** The same for the pictures in a text that was rendered. */
    static String html(String html) {
        if (!html.contains("<img src=\"/media/")) {
            return html;
        }
        return IMAGE.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(image(found.group(), found)));
    }

    private static String image(String whole, java.util.regex.MatchResult found) {
        String address = found.group(1) + found.group(2);
        String set = widths(address, Integer.parseInt(found.group(3)));
        return set.isEmpty()
                ? whole
                : "<img src=\""
                        + address
                        + "\" srcset=\""
                        + set
                        + "\" sizes=\""
                        + WIDE
                        + "\" width=\""
                        + found.group(3)
                        + "\"";
    }

    /** A picture of points, which has other widths; a drawing of lines needs none. */
    private static boolean isDrawn(String address) {
        return address.endsWith(".webp") || address.endsWith(".jpg");
    }
}
