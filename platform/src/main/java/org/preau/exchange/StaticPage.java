package org.preau.exchange;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.preau.exchange.StaticPlaces.Place;

/**
 * A page on its way into a folder: its links become those of files, what only a server can do is
 * said in a sentence that leads to the site itself.
 */
final class StaticPage {

    private static final Pattern URL = Pattern.compile("url\\(([\"']?)(/[^\"')\\s]{1,500})\\1\\)");

    /** What only a server gives or takes. */
    private static final Evaluator SERVER =
            QueryParser.parse(
                    "link[rel=preload], link[rel=modulepreload], script[src], base, form[method=post]");

    private static final Evaluator LINKS = QueryParser.parse("[href]");
    private static final Evaluator REST = QueryParser.parse("[src], [poster], [srcset], form");

    /** Marks a link that stays one to the site. */
    private static final String ONLINE = "data-online";

    /** What an export knows of the site that its pages cannot say. */
    interface Site {
        /** Whether something stands at a place; asked once for each link. */
        boolean has(Place place);

        /** Whether a path is made anew for each visitor. */
        boolean serves(String path);

        /** The bytes of a small file of the folder; empty when it is none, or large. */
        Optional<byte[]> small(Place place);

        /**
         * A sentence of the bundle.
         *
         * @param language tag of the page's
         */
        String say(String language, String key);
    }

    private final Place here;
    private final String origin;
    private final Site site;
    private final Document page;

    StaticPage(Place here, String origin, Site site, String html) {
        this.here = here;
        this.origin = origin;
        this.site = site;
        this.page = Jsoup.parse(html);
        this.page.outputSettings().prettyPrint(false);
    }

    Document page() {
        return page;
    }

    /** As it stands now; on any thread, once it is turned. */
    String html() {
        return page.outerHtml();
    }

    /** Turns all links to this site. The page is gone through three times, since it changes. */
    void turn() {
        Elements server = page.select(SERVER);
        server.stream().filter(it -> !isForm(it)).forEach(Element::remove);
        server.stream().filter(StaticPage::isForm).forEach(this::form);
        page.select(LINKS).forEach(this::link);
        Elements rest = page.select(REST);
        having(rest, "src").filter(it -> it.normalName().equals("track")).forEach(this::track);
        having(rest, "src").forEach(it -> attribute(it, "src"));
        having(rest, "poster").forEach(it -> attribute(it, "poster"));
        having(rest, "srcset").forEach(it -> it.attr("srcset", sources(it.attr("srcset"))));
        rest.stream()
                .filter(StaticPage::isForm)
                .forEach(it -> it.attr("action", turned(it.attr("action"))));
    }

    private static Stream<Element> having(Elements all, String attribute) {
        return all.stream().filter(it -> it.hasAttr(attribute));
    }

    private static boolean isForm(Element it) {
        return it.normalName().equals("form");
    }

    private void link(Element it) {
        boolean absolute = it.normalName().equals("link") && !isNeeded(it);
        if (isServed(it)) {
            served(it);
        } else if (it.hasAttr(ONLINE)) {
            it.removeAttr(ONLINE);
        } else if (!absolute) {
            attribute(it, "href");
        }
    }

    /** A link that no machine follows, to what is made for whoever comes. */
    private boolean isServed(Element it) {
        return it.attr("rel").contains("nofollow")
                && StaticPlaces.of(it.attr("href"), origin)
                        .filter(place -> site.serves(place.path()))
                        .isPresent();
    }

    private void served(Element it) {
        it.attr("href", elsewhere(it.attr("href")));
        Element around = it.parent();
        if (it.closest(".comment") != null && around != null) {
            around.remove(); // once below all of them is enough
        } else if (around != null
                && around.normalName().equals("p")
                && around.childrenSize() == 1) {
            around.addClass("form-note");
            it.removeClass("button");
            around.prependText(say("online") + " ");
        }
    }

    /** Nothing is sent from a folder: its introduction stays, and where it can be filled in. */
    private void form(Element form) {
        String action = form.attr("action");
        Element note = new Element("div").addClass("sheet");
        Element introduction = form.selectFirst("> .prose");
        if (introduction != null) {
            note.appendChild(introduction);
        }
        Element sentence = note.appendElement("p").text(say("form") + " ");
        sentence.appendElement("a")
                .attr("href", action.isEmpty() ? origin + here.path() : elsewhere(action))
                .attr(ONLINE, "")
                .text(say("open"));
        page.select("main > header .form-note").remove();
        form.replaceWith(note);
    }

    private String say(String word) {
        Element root = page.selectFirst("html");
        return site.say(root == null ? "" : root.attr("lang"), "exchange.static." + word);
    }

    /** A browser reads no captions from a file beside the page: they stand in it. */
    private void track(Element it) {
        StaticPlaces.of(it.attr("src"), origin)
                .flatMap(site::small)
                .ifPresent(bytes ->
                        it.attr(
                                "src",
                                "data:text/vtt;base64,"
                                        + Base64.getEncoder().encodeToString(bytes)));
    }

    /** What says where the page lives on the web stays as it is. */
    private static boolean isNeeded(Element link) {
        String rel = link.attr("rel");
        return rel.equals("stylesheet") || rel.equals("icon") || link.hasAttr("type");
    }

    private void attribute(Element it, String name) {
        it.attr(name, turned(it.attr(name)));
    }

    private String turned(String address) {
        return StaticPlaces.of(address, origin)
                .filter(site::has)
                .map(place -> here.to(place) + StaticPlaces.anchor(address))
                .orElseGet(() -> elsewhere(address));
    }

    /** What is not in the folder is on the site. */
    private String elsewhere(String address) {
        return address.startsWith("/") && !address.startsWith("//") ? origin + address : address;
    }

    private String sources(String set) {
        List<String> all = new ArrayList<>();
        for (String one : set.split(",", -1)) {
            String[] parts = one.strip().split(" ", 2);
            all.add(turned(parts[0]) + (parts.length > 1 ? " " + parts[1] : ""));
        }
        return String.join(", ", all);
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
