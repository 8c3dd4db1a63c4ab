package org.preau.theme;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.preau.sql.TenantTx;
import org.preau.text.Excerpt;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;
import org.preau.web.SitePages;

/**
 * The latest articles of a site, whole (RFC 4287). Identifiers are those of the rows, so that an
 * entry stays the same one when its address, its title or the site's host changes.
 */
final class AtomFeed {

    static final String PATH = "/feed.atom";

    private static final int ENTRIES = 20;
    private static final int SUMMARY = 400;
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/atom+xml; charset=utf-8");

    private final Shell shell;
    private final Xml xml = new Xml();

    private AtomFeed(Shell shell) {
        this.shell = shell;
    }

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell) {
        List<Rows.Article> rows = Published.latestWhole(tx, ENTRIES);
        StringBuilder bodies = new StringBuilder();
        rows.forEach(row -> bodies.append(row.body()).append('\n'));
        Map<String, Picture> pictures = Pictures.in(tx, bodies.toString());
        return () -> new AtomFeed(shell).page(rows, pictures);
    }

    private SitePages.Page page(List<Rows.Article> rows, Map<String, Picture> pictures) {
        Instant updated =
                rows.stream()
                        .map(AtomFeed::updated)
                        .max(Instant::compareTo)
                        .orElse(shell.site().createdAt());
        Voice voice = shell.voice();
        xml.open(
                "feed",
                "xmlns",
                "http://www.w3.org/2005/Atom",
                "xml:lang",
                voice.language().tag(),
                "xml:base",
                shell.absolute("/"));
        xml.element("id", "urn:uuid:" + shell.tenant().id());
        xml.element("title", shell.name());
        if (!shell.site().tagline().isEmpty()) {
            xml.element("subtitle", voice.set(shell.site().tagline()));
        }
        xml.element("updated", updated.toString());
        link("self", "application/atom+xml", shell.absolute(PATH));
        link("alternate", "text/html", shell.absolute("/"));
        xml.open("author").element("name", shell.name()).close("author");
        rows.forEach(row -> entry(row, pictures));
        return new SitePages.Page(xml.close("feed").bytes(), HEADERS, shell.site().until());
    }

    private void entry(Rows.Article row, Map<String, Picture> pictures) {
        Voice voice = shell.voice();
        String address = shell.absolute("/" + row.slug());
        xml.open("entry");
        xml.element("id", "urn:uuid:" + row.id());
        xml.element("title", voice.set(row.title()));
        link("alternate", "text/html", address);
        xml.element("published", row.publishedAt().toString());
        xml.element("updated", updated(row).toString());
        if (!row.authorName().isEmpty()) {
            xml.open("author").element("name", row.authorName()).close("author");
        }
        row.tags().forEach(tag -> xml.open("category", "term", tag).close("category"));
        if (!row.lead().isEmpty()) {
            xml.element("summary", Excerpt.of(voice.set(row.lead()), SUMMARY));
        }
        xml.element("content", content(row, pictures), "type", "html", "xml:base", address);
        xml.close("entry");
    }

    /** An article put online after its last change was changed, for readers, that moment. */
    private static Instant updated(Rows.Article row) {
        return row.updatedAt().isAfter(row.publishedAt()) ? row.updatedAt() : row.publishedAt();
    }

    private void link(String rel, String type, String href) {
        xml.open("link", "rel", rel, "type", type, "href", href).close("link");
    }

    private String content(Rows.Article row, Map<String, Picture> pictures) {
        MarkdownOptions usual = Texts.options(shell.voice(), pictures);
        MarkdownOptions options =
                new MarkdownOptions(
                        usual.typography(),
                        usual.labels(),
                        absolute(usual.links(), shell.absolute("/" + row.slug())),
                        shell.absolute("/media/"),
                        usual.idPrefix(),
                        usual.firstLevel(),
                        usual.author());
        return Texts.render(row.body(), options).html();
    }

    /** Readers show the text elsewhere: every address is made whole. */
    private MarkdownLinks absolute(MarkdownLinks links, String base) {
        return new MarkdownLinks() {
            @Override
            public Optional<String> link(String target) {
                return links.link(target).map(found -> resolved(base, found));
            }

            @Override
            public Optional<SiteImage> image(String target) {
                return links.image(target)
                        .map(image ->
                                new SiteImage(
                                        shell.absolute(image.address()),
                                        image.width(),
                                        image.height()));
            }
        };
    }

    private static String resolved(String base, String target) {
        try {
            return new URI(base).resolve(new URI(target)).toString();
        } catch (URISyntaxException e) {
            return target;
        }
    }
}
