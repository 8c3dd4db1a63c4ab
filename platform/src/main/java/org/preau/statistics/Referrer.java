package org.preau.statistics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody came from: a host and nothing more of the address, which may tell what they
 * searched for or whose letter they read.
 */
final class Referrer {

    private static final int LONGEST = 100;
    private static final String UNKNOWN = "";

    private Referrer() {}

    /**
     * The host that led here.
     *
     * @param referrer the header as sent; null for none
     * @param own the host of this site
     * @return null for a page of this site itself; empty when the browser does not say, or says
     *     what is no address of the web
     */
    static @Nullable String host(@Nullable String referrer, String own) {
        if (referrer == null) {
            return UNKNOWN;
        }
        int start = start(referrer);
        if (start == 0) {
            return UNKNOWN;
        }
        if (referrer.regionMatches(true, start, own, 0, own.length())
                && isEnd(referrer, start + own.length())) {
            return null;
        }
        int end = start;
        while (!isEnd(referrer, end)) {
            if (!isOfHost(referrer.charAt(end))) {
                return UNKNOWN;
            }
            end++;
        }
        if (end == start || end - start > LONGEST) {
            return UNKNOWN;
        }
        String host = referrer.substring(start, end).toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static int start(String referrer) {
        if (referrer.startsWith("https://")) {
            return 8;
        }
        return referrer.startsWith("http://") ? 7 : 0;
    }

    private static boolean isEnd(String referrer, int at) {
        return at >= referrer.length() || "/:?#".indexOf(referrer.charAt(at)) >= 0;
    }

    private static boolean isOfHost(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.';
    }
}
