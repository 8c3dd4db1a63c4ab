package org.preau.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses a page may hold: http, https, mailto, tel, and those of the site itself (/path,
 * path, ?query, #id).
 *
 * <p>Never {@code //host} nor {@code /\host}, which look like the site's own and are not. Browsers
 * drop tabs and line ends inside an address and blanks before it (a line end within {@code
 * javascript:}), so any such character refuses it (WHATWG URL Standard, § 4.4).
 */
public final class SafeAddress {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");
    private static final int LENGTH = 2_000;

    private SafeAddress() {}

    /** The address ready for an attribute, or empty. */
    public static Optional<String> of(String written) {
        String address = escaped(written.strip());
        return isSafe(address) ? Optional.of(address) : Optional.empty();
    }

    /**
     * What no address may hold unescaped (RFC 3986, appendix A) and some pages take for the end of
     * an attribute.
     */
    private static String escaped(String written) {
        return written.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("`", "%60");
    }

    static boolean isSafe(String address) {
        if (address.isEmpty()
                || address.length() > LENGTH
                || address.codePoints().anyMatch(SafeAddress::isTreacherous)) {
            return false;
        }
        int colon = address.indexOf(':');
        int path = firstOf(address, "/?#");
        boolean hasScheme = colon >= 0 && colon < path;
        return hasScheme ? hasSafeScheme(address, colon) : !address.startsWith("//");
    }

    /** True when the address lies under {@code base} and climbs out by no dots, encoded or not. */
    static boolean isUnder(String base, String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return isSafe(address)
                && address.startsWith(base)
                && !lower.contains("..")
                && !lower.contains("%2e");
    }

    /** True for an address on the web that names a host. */
    static boolean isForeign(String address) {
        return address.regionMatches(true, 0, "http:", 0, 5)
                || address.regionMatches(true, 0, "https:", 0, 6);
    }

    private static boolean hasSafeScheme(String address, int colon) {
        String scheme = address.substring(0, colon).toLowerCase(Locale.ROOT);
        boolean web = scheme.startsWith("http");
        return SCHEMES.contains(scheme) && (!web || address.startsWith("//", colon + 1));
    }

    private static boolean isTreacherous(int c) {
        return "\"<>`".indexOf(c) >= 0
                || c <= ' '
                || c == 0x7F
                || c == '\\'
                || (c >= 0x80 && c < 0xA0)
                || Character.getType(c) == Character.FORMAT
                || Character.isWhitespace(c)
                || c == 0xFFFD;
    }

    private static int firstOf(String address, String signs) {
        for (int i = 0; i < address.length(); i++) {
            if (signs.indexOf(address.charAt(i)) >= 0) {
                return i;
            }
        }
        return address.length();
    }
}
