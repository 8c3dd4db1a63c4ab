package org.preau.theme;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.sql.TenantTx;
import org.preau.text.Excerpt;
import org.preau.text.MarkdownLinks;
import org.preau.text.MarkdownOptions;

/**
 * What a feed says, in whichever form: its articles whole, with every address made whole, since
 * readers show them elsewhere.
 *
 * @param listing null for the whole site
 */
record FeedTexts(
        Shell shell,
        @Nullable Listing listing,
        List<Rows.Article> rows,
        Map<String, Picture> pictures,
        SiteFiles files) {

    private static final int ENTRIES = 20;
    private static final int SUMMARY = 400;

    static FeedTexts read(TenantTx tx, Shell shell, @Nullable Listing listing) {
        Gathering gathering = listing == null ? Gathering.all() : listing.gathering();
        List<Rows.Article> rows = Published.whole(tx, gathering, ENTRIES);
        StringBuilder bodies = new StringBuilder();
        rows.forEach(row -> bodies.append(row.body()).append('\n'));
        return new FeedTexts(
                shell,
                listing,
                rows,
                Pictures.in(tx, bodies.toString()),
                SiteFiles.in(tx, shell.voice(), bodies.toString()));
    }

    /** Of the feed: an identifier that stays when the address changes, where there is one. */
    String id() {
        if (listing == null) {
            return "urn:uuid:" + shell.tenant().id();
        }
        return listing.id().isEmpty() ? shell.absolute(listing.address()) : listing.id();
    }

    String title() {
        return listing == null
                ? shell.name()
                : shell.name() + " – " + shell.voice().set(listing.title());
    }

    /** Where the same articles stand as a page. */
    String page() {
        return shell.absolute(listing == null ? "/" : listing.address());
    }

    /** Where the feed itself stands. */
    String self(String path) {
        return shell.absolute((listing == null ? "" : listing.address()) + path);
    }

    /** When any of it last changed. */
    Instant updated() {
        return rows.stream()
                .map(FeedTexts::updated)
                .max(Instant::compareTo)
                .orElse(shell.site().createdAt());
    }

    /** An article put online after its last change was changed, for readers, that moment. */
    static Instant updated(Rows.Article row) {
        return row.updatedAt().isAfter(row.publishedAt()) ? row.updatedAt() : row.publishedAt();
    }

    String address(Rows.Article row) {
        return shell.absolute("/" + row.slug());
    }

    String title(Rows.Article row) {
        return shell.voice().set(row.title());
    }

    /** The lead; empty where there is none. */
    String summary(Rows.Article row) {
        return row.lead().isEmpty() ? "" : Excerpt.of(shell.voice().set(row.lead()), SUMMARY);
    }

    /** The text as HTML. */
    String content(Rows.Article row) {
        MarkdownOptions usual = Texts.options(shell.voice(), pictures);
        MarkdownOptions options =
                new MarkdownOptions(
                        usual.typography(),
                        usual.labels(),
                        absolute(usual.links(), address(row)),
                        shell.absolute("/media/"),
                        usual.idPrefix(),
                        usual.firstLevel(),
                        usual.author());
        return Texts.render(row.body(), options).html();
    }

    /** A reader of feeds has no page of the site around a film: it is led to where that stands. */
    private MarkdownLinks absolute(MarkdownLinks links, String base) {
        return new MarkdownLinks() {
            @Override
            public Optional<String> link(String target) {
                return links.link(target).map(found -> resolved(base, found));
            }

            @Override
            public Optional<String> file(String target) {
                return files.note(target);
            }

            @Override
            public Beside beside(String target) {
                Beside there = files.beside(target);
                return new Beside(
                        there.tracks().stream()
                                .map(it ->
                                        new Track(
                                                shell.absolute(it.address()),
                                                it.language(),
                                                it.label()))
                                .toList(),
                        there.transcript());
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
