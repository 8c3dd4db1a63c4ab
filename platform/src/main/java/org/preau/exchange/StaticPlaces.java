package org.preau.exchange;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the addresses of a site stand in a folder that is opened without a server: {@code /venir}
 * is {@code venir/index.html}, the third page of a list {@code page-3/index.html} below it; feeds,
 * pictures and style sheets keep their paths. Pure.
 */
final class StaticPlaces {

    private static final Pattern FILE =
            Pattern.compile(".*\\.(?:atom|rss|xml|txt|css|ics|json|svg|png|webp|jpg|ico|pdf)");
    private static final Pattern PATH =
            Pattern.compile("(?:/[A-Za-z0-9_~][A-Za-z0-9._~-]{0,200})+");
    private static final Pattern PAGE = Pattern.compile("(?:^|&)page=([1-9][0-9]{0,3})(?:&|$)");
    private static final String ICON = "/favicon.ico";

    private StaticPlaces() {}

    /**
     * An address of the site.
     *
     * @param path begins with a slash
     * @param page of a list, from 1
     */
    record Place(String path, int page) {

        /** Bytes that are kept as they are, which no page has links in. */
        boolean isFile() {
            return isMedia() || isAsset() || path.equals(ICON) || FILE.matcher(path).matches();
        }

        boolean isMedia() {
            return path.startsWith("/media/");
        }

        boolean isAsset() {
            return path.startsWith("/_/");
        }

        /** Its file, from the top of the folder, names parted by slashes. */
        String file() {
            if (path.equals(ICON)) {
                return "favicon.svg";
            }
            if (isFile()) {
                return path.substring(1);
            }
            String folder = path.equals("/") ? "" : path.substring(1) + "/";
            return folder + (page > 1 ? "page-" + page + "/" : "") + "index.html";
        }

        /** How {@code other} is written in a page that stands here. */
        String to(Place other) {
            String here = file();
            int depth = (int) here.chars().filter(c -> c == '/').count();
            return "../".repeat(depth) + other.file();
        }
    }

    /**
     * What an address that a page names means on this site; empty for any other.
     *
     * @param origin where the site lives
     */
    static Optional<Place> of(String address, String origin) {
        String local = address.startsWith(origin) ? address.substring(origin.length()) : address;
        if (local.isEmpty() && !address.isEmpty()) {
            local = "/";
        }
        if (!local.startsWith("/") || local.startsWith("//")) {
            return Optional.empty();
        }
        int hash = local.indexOf('#');
        String whole = hash < 0 ? local : local.substring(0, hash);
        int mark = whole.indexOf('?');
        String path = mark < 0 ? whole : whole.substring(0, mark);
        boolean plain = path.equals("/") || (PATH.matcher(path).matches() && !path.endsWith("."));
        if (!plain) {
            return Optional.empty();
        }
        Matcher page = PAGE.matcher(mark < 0 ? "" : whole.substring(mark + 1));
        return Optional.of(new Place(path, page.find() ? Integer.parseInt(page.group(1)) : 1));
    }

    /** From the mark of an anchor on; empty when there is none. */
    static String anchor(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? "" : address.substring(hash);
    }
}
