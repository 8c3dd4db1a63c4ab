package org.preau.exchange;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where things were on a WordPress site, and where they are here. Small: addresses only. */
final class WordPressPlaces {

    private static final Pattern NUMBERED =
            Pattern.compile("/\\?(?:p|page_id|attachment_id)=([0-9]{1,18})(?:&.*)?");

    private final Map<String, String> slugs = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private String host = "";
    private String origin = "";

    void site(String address) {
        host = host(address);
        origin = address;
    }

    /** The site's name in identifiers: the same by http, https or www. */
    String name() {
        return host;
    }

    /** A path of that site as a whole address. */
    String whole(String path) {
        return origin + path;
    }

    /** A text: its number, where it was, and its name here. */
    void put(String number, String link, String slug) {
        slugs.put(number, slug);
        path(link)
                .filter(path -> path.length() > 1 && !NUMBERED.matcher(path).matches())
                .ifPresent(path -> numbers.put(path, number));
    }

    /** The number of the text that was at a path of that site; empty for anything else. */
    Optional<String> text(String path) {
        Matcher numbered = NUMBERED.matcher(path);
        return Optional.ofNullable(numbered.matches() ? numbered.group(1) : numbers.get(path))
                .filter(slugs::containsKey);
    }

    /**
     * The path of an address of that site, decoded, without a slash at its end; empty for others.
     */
    Optional<String> path(String address) {
        try {
            URI uri = new URI(address.strip().replace(" ", "%20"));
            String of = uri.getHost() == null ? "" : host(address);
            boolean own = of.equals(host) || (of.isEmpty() && address.startsWith("/"));
            if (!own || uri.getPath() == null) {
                return Optional.empty();
            }
            String path = uri.getPath().replaceFirst("/+$", "");
            boolean asks = uri.getRawQuery() != null && path.isEmpty();
            return Optional.of(path.isEmpty() ? asks ? "/?" + uri.getRawQuery() : "/" : path);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The address here of what was there; the former path where nothing is known of it. */
    String here(String address) {
        int hash = address.indexOf('#');
        String anchor = hash < 0 ? "" : address.substring(hash);
        String path = path(hash < 0 ? address : address.substring(0, hash)).orElse(address);
        return text(path).map(slugs::get).map(slug -> "/" + slug).orElse(path) + anchor;
    }

    private static String host(String address) {
        try {
            String found = new URI(address).getHost();
            String plain = found == null ? "" : found.toLowerCase(Locale.ROOT);
            return plain.startsWith("www.") ? plain.substring(4) : plain;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
