package org.preau.theme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.render.SafeHtml;
import org.preau.web.SitePages;

/**
 * One HTML page being put together: where it stands, what its head says, and its content. Use it on
 * one thread.
 */
final class Canvas {

    private static final Map<String, String> HTML =
            Map.of("content-type", "text/html; charset=utf-8");

    private final Shell shell;
    private final String template;
    private final String path;
    private final Model head = Model.empty();
    private List<Section> around = List.of();
    private final List<Map<String, Object>> crumbs = new ArrayList<>();
    private final List<Map<String, Object>> things = new ArrayList<>();
    private String title = "";
    private String canonical = "";
    private Instant until = Instant.MAX;
    private List<Map<String, Object>> languages = List.of();

    /**
     * @param template its name, which is also the page's kind
     * @param path where the page stands
     */
    Canvas(Shell shell, String template, String path) {
        this.shell = shell;
        this.template = template;
        this.path = path;
    }

    /** The page's own title, well set. */
    Canvas titled(String text) {
        this.title = text;
        return this;
    }

    /** What search engines and previews say of it. */
    Canvas described(String text) {
        head.and("description", text);
        return this;
    }

    /** The picture of previews. */
    Canvas pictured(@Nullable Picture picture) {
        if (picture != null) {
            head.and("image", shell.absolute(picture.address()))
                    .and("imageAlt", shell.voice().set(picture.alt()))
                    .and("imageWidth", picture.width())
                    .and("imageHeight", picture.height());
        }
        return this;
    }

    /**
     * An article, as previews and programs know it (ogp.me, schema.org).
     *
     * @param section that it stands in; empty for none
     */
    Canvas article(Rows.Article row, String description, String section) {
        String published = row.publishedAt().toString();
        String modified = FeedTexts.updated(row).toString();
        head.and("published", published)
                .and("modified", modified)
                .and("author", row.authorName())
                .and("section", section)
                .and("tags", row.tags());
        return telling(
                StructuredData.article(shell, row, description)
                        .and("datePublished", published)
                        .and("dateModified", modified)
                        .and("articleSection", section)
                        .and("keywords", row.tags())
                        .map());
    }

    /** What the page is about, for programs. */
    Canvas telling(Map<String, Object> thing) {
        things.add(thing);
        return this;
    }

    /** A page to be found: its one address, as it stands in the head. */
    Canvas canonical(String address) {
        canonical = shell.absolute(address);
        head.and("canonical", canonical);
        return this;
    }

    /** A page that search engines leave out. */
    Canvas unlisted() {
        head.and("robots", "noindex");
        return this;
    }

    /** Its translations, itself among them; none for a page that stands alone. */
    Canvas languages(List<Map<String, Object>> all) {
        languages = all;
        return this;
    }

    /** The page shows something else by itself from then on. */
    Canvas until(Instant then) {
        until = then;
        return this;
    }

    /** The sections that lead to it, the outermost first. */
    Canvas within(List<Section> sections) {
        around = sections;
        for (Section section : sections) {
            crumbs.add(Model.link(shell.voice().set(section.title()), section.address()));
        }
        return this;
    }

    /** A step of the way to it that is no section. */
    Canvas crumb(String label, String address) {
        crumbs.add(Model.link(label, address));
        return this;
    }

    /** Ends the way to it with the page itself. */
    Canvas crumb(String label) {
        crumbs.add(Map.of("label", label));
        return this;
    }

    /** The page, which may stay until something becomes visible by itself. */
    SitePages.Page show(String name, Map<String, Object> content) {
        return show(name, content, Frame.of(shell, path, around), earlier(until));
    }

    /** The page, which nobody keeps. */
    SitePages.Page showOnce(String name, Map<String, Object> content) {
        return show(name, content, Frame.of(shell, path, around), Instant.MIN);
    }

    /** The page without menu and footer. */
    SitePages.Page showBare() {
        return show("nothing", Map.of(), Frame.bare(shell), Instant.MAX);
    }

    private SitePages.Page show(
            String name, Map<String, Object> content, Map<String, Object> site, Instant until) {
        head.and("kind", template)
                .and("title", title)
                .and("headTitle", headTitle())
                .and("locale", locale());
        head.and("meta", Map.of("html", HeadLines.of(head.map())));
        if (!canonical.isEmpty()) {
            head.and("structured", Map.of("html", structured()));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("site", translated(site));
        model.put("page", head.map());
        model.put(name, content);
        if (!crumbs.isEmpty()) {
            model.put("crumbs", crumbs);
        }
        Theme.Rendered page =
                shell.theme()
                        .render(template, model, shell.voice().language(), shell.kept().pieces());
        return new SitePages.Page(page.html(), HTML, page.settled() ? until : Instant.MIN);
    }

    /** What is kept for a place in the menu is kept apart for a page with translations. */
    private Map<String, Object> translated(Map<String, Object> site) {
        if (languages.isEmpty()) {
            return site;
        }
        Map<String, Object> own = new HashMap<>(site);
        own.put("languages", languages);
        own.put("place", site.getOrDefault("place", "") + " " + path);
        return own;
    }

    private Instant earlier(Instant then) {
        Instant site = shell.site().until();
        return site.isBefore(then) ? site : then;
    }

    private SafeHtml structured() {
        List<Map<String, Object>> all = new ArrayList<>(things);
        if (!crumbs.isEmpty()) {
            all.add(StructuredData.way(shell, crumbs, canonical));
        }
        return StructuredData.element(all, shell.kept().organization(shell));
    }

    private String locale() {
        return switch (shell.voice().tongue()) {
            case "fr" -> "fr_FR";
            case "en" -> "en_GB";
            default -> "";
        };
    }

    private String headTitle() {
        return title.isEmpty() || title.equals(shell.name())
                ? shell.name()
                : title + " – " + shell.name();
    }
}
