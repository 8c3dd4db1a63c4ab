package org.preau.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.preau.render.SafeHtml;

/**
 * What a page says to programs: JSON-LD in the words of schema.org.
 *
 * <p>It is the one place where texts of an association land in a script element, which HTML
 * escaping does not protect: the parser looks for {@code </script} and {@code <!--} there and knows
 * no entity. Hence it is made here as a whole, never in a template, and every sign that could end
 * or open anything is written as JSON's own escape. No browser executes that type, so the pages'
 * policy, which allows no script, has nothing against it.
 */
final class StructuredData {

    private static final String OPENED =
            "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[";
    private static final String CLOSED = "]}</script>";

    private StructuredData() {}

    /**
     * The element that holds the things of one page.
     *
     * @param ready one more, as {@link #json} gives it
     */
    static SafeHtml element(List<Map<String, Object>> things, String ready) {
        StringBuilder out = new StringBuilder(3072).append(OPENED);
        for (Map<String, Object> thing : things) {
            ScriptJson.write(out, thing);
            out.append(',');
        }
        return new SafeHtml(out.append(ready).append(CLOSED).toString());
    }

    /** One thing. */
    static String json(Map<String, Object> thing) {
        StringBuilder out = new StringBuilder(512);
        ScriptJson.write(out, thing);
        return out.toString();
    }

    /** The association. */
    static Map<String, Object> organization(Shell shell) {
        SiteDetails site = shell.site();
        return Model.of("@type", "Organization")
                .and("@id", organizationId(shell))
                .and("name", shell.name())
                .and("url", shell.absolute("/"))
                .and("description", shell.voice().set(site.tagline()))
                .and("logo", site.logo().map(logo -> shell.absolute(logo.address())))
                .and("email", site.email())
                .and("telephone", site.phone())
                .map();
    }

    /** Its site, and how it is searched. */
    static Map<String, Object> site(Shell shell) {
        return Model.of("@type", "WebSite")
                .and("name", shell.name())
                .and("url", shell.absolute("/"))
                .and("inLanguage", shell.voice().language().tag())
                .and("publisher", Map.of("@id", organizationId(shell)))
                .and(
                        "potentialAction",
                        Model.of("@type", "SearchAction")
                                .and("target", shell.absolute(SearchPage.PATH + "?q={words}"))
                                .and("query-input", "required name=words")
                                .map())
                .map();
    }

    /** An article, without its dates and what it is filed under. */
    static Model article(Shell shell, Rows.Article row, String description) {
        String address = shell.absolute("/" + row.slug());
        return Model.of("@type", "Article")
                .and("@id", address)
                .and("mainEntityOfPage", address)
                .and("headline", shell.voice().set(row.title()))
                .and("description", description)
                .and("inLanguage", shell.voice().language().tag())
                .and("image", row.cover().map(cover -> shell.absolute(cover.address())))
                .and("author", author(shell, row.authorName()))
                .and("publisher", Map.of("@id", organizationId(shell)));
    }

    /** The way to a page: links as the breadcrumb shows them, the last one without address. */
    static Map<String, Object> way(Shell shell, List<Map<String, Object>> crumbs, String page) {
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(step(1, shell.name(), shell.absolute("/")));
        for (Map<String, Object> crumb : crumbs) {
            Object url = crumb.get("url");
            steps.add(
                    step(
                            steps.size() + 1,
                            String.valueOf(crumb.get("label")),
                            url == null ? page : shell.absolute(url.toString())));
        }
        return Model.of("@type", "BreadcrumbList").and("itemListElement", steps).map();
    }

    private static Map<String, Object> step(int place, String name, String address) {
        return Model.of("@type", "ListItem")
                .and("position", place)
                .and("name", name)
                .and("item", address)
                .map();
    }

    private static Map<String, Object> author(Shell shell, String name) {
        return name.isEmpty()
                ? Map.of("@id", organizationId(shell))
                : Model.of("@type", "Person")
                        .and("name", name)
                        .and("url", shell.absolute(Labels.author(name)))
                        .map();
    }

    private static String organizationId(Shell shell) {
        return shell.absolute("/#association");
    }
}
