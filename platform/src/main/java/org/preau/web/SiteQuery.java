package org.preau.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two questions that a site's address may ask: which page of a list, which words. All others,
 * such as those that trackers add to links, are as good as not there: they neither split the cache
 * nor go around it.
 *
 * @param page from 1
 * @param words as typed, at most {@value #MAX_WORDS} characters; empty for none
 */
record SiteQuery(int page, String words) {

    private static final SiteQuery NOTHING = new SiteQuery(1, "");
    private static final int MAX_WORDS = 200;
    private static final int MAX_DIGITS = 4;

    /** Reads a query as sent; null for none. The first of each name counts. */
    static SiteQuery of(@Nullable String query) {
        if (query == null) {
            return NOTHING;
        }
        String page = null;
        String words = null;
        for (int start = 0; start <= query.length(); ) {
            int and = query.indexOf('&', start);
            int end = and < 0 ? query.length() : and;
            if (page == null && query.startsWith("page=", start)) {
                page = query.substring(Math.min(start + 5, end), end);
            } else if (words == null && query.startsWith("q=", start)) {
                words = query.substring(Math.min(start + 2, end), end);
            }
            start = end + 1;
        }
        if (page == null && words == null) {
            return NOTHING;
        }
        return new SiteQuery(number(page), words == null ? "" : text(words));
    }

    /** The query of an address that asks the same; empty when there is nothing to ask. */
    String address() {
        StringBuilder out = new StringBuilder();
        if (!words.isEmpty()) {
            out.append("?q=").append(URLEncoder.encode(words, StandardCharsets.UTF_8));
        }
        if (page > 1) {
            out.append(out.isEmpty() ? '?' : '&').append("page=").append(page);
        }
        return out.toString();
    }

    private static int number(@Nullable String digits) {
        if (digits == null || digits.isEmpty() || digits.length() > MAX_DIGITS) {
            return 1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return 1;
            }
            number = number * 10 + c - '0';
        }
        return Math.max(1, number);
    }

    private static String text(String encoded) {
        try {
            String typed = URLDecoder.decode(encoded, StandardCharsets.UTF_8).strip();
            return typed.length() <= MAX_WORDS ? typed : typed.substring(0, MAX_WORDS);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
