package org.preau.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.text.Slugs;

/**
 * Where things were on a SPIP site, by kind and number, and where they are here. Small: addresses
 * and titles only.
 */
final class SpipPlaces {

    /** A thing: its kind, {@code article} or {@code rubrique}, and number. */
    record Thing(String kind, String id) {
        @Override
        public String toString() {
            return kind + id;
        }
    }

    /** What is there now. */
    record There(String slug, String title) {}

    private static final Pattern NAMED =
            Pattern.compile("(?i)(art|article|rub|rubrique|br[eè]ve|breve|bre)\\s?([0-9]{1,9})");
    private static final Pattern ASKED =
            Pattern.compile("(?:^|[?&])(?:id_)?(article|rubrique|breve)=?([0-9]{1,9})(?:[&#]|$)");
    private static final Pattern PLAIN =
            Pattern.compile("/(article|rubrique|breve)([0-9]{1,9})(?:\\.html)?");

    private final Map<Thing, There> there = new HashMap<>();
    private final Map<String, Thing> slugs = new HashMap<>();
    private final Map<String, Thing> paths = new HashMap<>();
    private final Map<Thing, List<String>> urls = new HashMap<>();
    private final Map<Thing, String> segments = new HashMap<>();
    private String site = "";

    /** The former site's own address. */
    void site(String address) {
        site = address.strip().replaceFirst("/+$", "");
    }

    /** The former site's own address, without a slash at its end. */
    String site() {
        return site;
    }

    /** The site's name in identifiers: the same by http, https or www. */
    String name() {
        return site.replaceFirst("^https?://(?:www\\.)?", "").toLowerCase(Locale.ROOT);
    }

    void put(Thing key, String title) {
        String last = segments.getOrDefault(key, "");
        String slug =
                Slugs.from(last.isEmpty() ? title : last.substring(last.lastIndexOf('/') + 1));
        boolean free = slugs.putIfAbsent(slug, key) == null;
        there.put(key, new There(free ? slug : slug + "-" + key.id(), title));
    }

    Optional<There> at(Thing key) {
        return Optional.ofNullable(there.get(key));
    }

    /**
     * An address of the table of addresses.
     *
     * @param above the path of the section above, where addresses are made of branches; or empty
     */
    void url(Thing key, String url, String above) {
        String plain = url.strip().replaceAll("^/+|/+$", "");
        if (plain.isEmpty() || plain.length() > 400) {
            return;
        }
        segments.put(key, plain);
        String whole = above.isEmpty() ? plain : above + "/" + plain;
        List<String> all = urls.computeIfAbsent(key, any -> new ArrayList<>());
        for (String one : List.of(plain, whole, "-" + plain + "-", "-" + plain)) {
            boolean marked =
                    one.startsWith("-") && key.kind().equals("article") && one.endsWith("-");
            if (!marked && !all.contains("/" + one) && all.size() < 24) {
                all.add("/" + one);
                all.add("/" + one + ".html");
                paths.putIfAbsent("/" + one, key);
            }
        }
    }

    /** The last address of a thing; empty when it had none. */
    String segment(Thing key) {
        return segments.getOrDefault(key, "");
    }

    /** Every address that it had, each of which is to lead on. */
    List<String> old(Thing key) {
        List<String> all = new ArrayList<>();
        all.add("/spip.php?" + key);
        all.add("/" + key);
        all.add("/" + key + ".html");
        String here = "/" + at(key).map(There::slug).orElse("");
        urls.getOrDefault(key, List.of()).stream()
                .filter(path -> !path.equals(here))
                .forEach(all::add);
        return all;
    }

    /**
     * What a link of a text means: {@code art12}, {@code 12}, {@code rub3}, an address of the site.
     */
    Optional<Thing> meant(String target) {
        String plain = target.replaceFirst("#.*$", "").strip();
        if (plain.matches("[0-9]{1,9}")) {
            return Optional.of(new Thing("article", plain));
        }
        Matcher named = NAMED.matcher(plain);
        if (named.matches()) {
            return Optional.of(new Thing(kind(named.group(1)), named.group(2)));
        }
        return ofAddress(plain);
    }

    private Optional<Thing> ofAddress(String address) {
        String www = site.replaceFirst("://", "://www.");
        String local = address;
        for (String own :
                List.of(
                        site,
                        www,
                        site.replace("http:", "https:"),
                        site.replace("https:", "http:"))) {
            local = !own.isEmpty() && local.startsWith(own) ? local.substring(own.length()) : local;
        }
        if (local.contains("://")) {
            return Optional.empty();
        }
        String path = local.startsWith("/") ? local : "/" + local;
        if (path.startsWith("/spip.php") || path.contains(".php3?") || path.startsWith("/?")) {
            Matcher asked = ASKED.matcher(path);
            return asked.find()
                    ? Optional.of(new Thing(asked.group(1), asked.group(2)))
                    : Optional.empty();
        }
        Matcher plain = PLAIN.matcher(path);
        return plain.matches()
                ? Optional.of(new Thing(plain.group(1), plain.group(2)))
                : Optional.ofNullable(paths.get(path.replaceFirst("/+$", "")));
    }

    private static String kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT).substring(0, 2)) {
            case "ru" -> "rubrique";
            case "br" -> "breve";
            default -> "article";
        };
    }
}
