package org.preau.theme;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.preau.render.Emblem;

/** The little sign of a site in tabs and bookmarks: its logo, else an emblem drawn of its name. */
final class SiteIcon {

    static final String PATH = "/favicon.ico";

    private static final Set<String> USABLE =
            Set.of("image/png", "image/webp", "image/jpeg", "image/gif", "image/svg+xml");

    private SiteIcon() {}

    static String address(SiteDetails site) {
        boolean usable = site.logoType() != null && USABLE.contains(site.logoType());
        return usable ? site.logo().map(Picture::address).orElse(PATH) : PATH;
    }

    /** The emblem, in the theme's main colour. */
    static byte[] emblem(Shell shell) {
        String colour = shell.theme().colour("palette.light.second");
        StringBuilder svg =
                new StringBuilder(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\" width=\"32\" height=\"32\">");
        svg.append("<rect width=\"32\" height=\"32\" rx=\"6\" fill=\"")
                .append(shell.theme().colour("palette.light.main"))
                .append("\"/><g fill=\"")
                .append(colour)
                .append("\" transform=\"translate(4 4) scale(.75)\">");
        for (Emblem.Tile tile : Emblem.of(shell.name(), 1).tiles()) {
            svg.append(
                    "<path transform=\"translate(%d %d) rotate(%d 8 8)\" d=\"%s\"/>"
                            .formatted(tile.x(), tile.y(), tile.turn(), tile.path()));
        }
        return svg.append("</g></svg>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
