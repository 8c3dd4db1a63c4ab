package org.preau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.preau.exchange.StaticPlaces.Place;

/**
 * A page on its way into a folder: its links become those of files, what only a server can do leads
 * to the site itself.
 */
final class StaticPage {

    private static final Pattern URL = Pattern.compile("url\\(([\"']?)(/[^\"')\\s]{1,500})\\1\\)");

    private final Place here;
    private final String origin;
    private final Document page;

    StaticPage(Place here, String origin, String html) {
        this.here = here;
        this.origin = origin;
        this.page = Jsoup.parse(html);
        this.page.outputSettings().prettyPrint(false);
    }

    Document page() {
        return page;
    }

    /**
     * Turns all links to this site.
     *
     * @param there whether something stands at a place; asked once for each link
     */
    String turned(Predicate<Place> there) {
        page.select("link[rel=preload], link[rel=modulepreload], script[src], base").remove();
        for (Element it : page.select("[href]")) {
            boolean absolute = it.normalName().equals("link") && !isNeeded(it);
            if (!absolute) {
                attribute(it, "href", there);
            }
        }
        page.select("[src]").forEach(it -> attribute(it, "src", there));
        page.select("[poster]").forEach(it -> attribute(it, "poster", there));
        page.select("[srcset]").forEach(it -> it.attr("srcset", sources(it.attr("srcset"), there)));
        page.select("form").forEach(it -> form(it, there));
        return page.outerHtml();
    }

    /** What says where the page lives on the web stays as it is. */
    private static boolean isNeeded(Element link) {
        String rel = link.attr("rel");
        return rel.equals("stylesheet") || rel.equals("icon") || link.hasAttr("type");
    }

    private void attribute(Element it, String name, Predicate<Place> there) {
        it.attr(name, turned(it.attr(name), there));
    }

    private String turned(String address, Predicate<Place> there) {
        return StaticPlaces.of(address, origin)
                .filter(there)
                .map(place -> here.to(place) + StaticPlaces.anchor(address))
                .orElseGet(() -> elsewhere(address));
    }

    /** What is not in the folder is on the site. */
    private String elsewhere(String address) {
        return address.startsWith("/") && !address.startsWith("//") ? origin + address : address;
    }

    private String sources(String set, Predicate<Place> there) {
        List<String> all = new ArrayList<>();
        for (String one : set.split(",", -1)) {
            String[] parts = one.strip().split(" ", 2);
            all.add(turned(parts[0], there) + (parts.length > 1 ? " " + parts[1] : ""));
        }
        return String.join(", ", all);
    }

    private void form(Element form, Predicate<Place> there) {
        boolean asks = !form.attr("method").equalsIgnoreCase("post");
        String action = form.attr("action");
        form.attr("action", asks ? turned(action, there) : elsewhere(action));
    }

    /** The same for a style sheet. */
    static String style(Place here, String origin, String css, Function<Place, Boolean> there) {
        return URL.matcher(css)
                .replaceAll(it -> {
                    String address =
                            StaticPlaces.of(it.group(2), origin)
                                    .filter(there::apply)
                                    .map(here::to)
                                    .orElse(it.group(2));
                    return Matcher.quoteReplacement("url(" + address + ")");
                });
    }
}
