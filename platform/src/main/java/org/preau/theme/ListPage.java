package org.preau.theme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.preau.sql.TenantTx;
import org.preau.text.Excerpt;
import org.preau.web.SitePages;

/**
 * A list of articles, twelve to a page: those of a section and of the sections inside it, of a tag,
 * of an author.
 */
final class ListPage {

    private static final int SIZE = 12;
    private static final int DESCRIPTION = 200;

    private ListPage() {}

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell, Listing listing, int page) {
        List<Rows.Card> rows =
                Published.of(tx, listing.gathering(), SIZE, Pagination.skip(page, SIZE));
        return () ->
                rows.isEmpty() && page > 1
                        ? new SitePages.Absent()
                        : show(shell, listing, page, rows);
    }

    private static SitePages.Page show(
            Shell site, Listing listing, int page, List<Rows.Card> rows) {
        Optional<Section> section = site.sections().at(listing.address().substring(1));
        Shell shell = site.in(section.map(Section::language).orElse(""));
        Voice voice = shell.voice();
        String title = voice.set(listing.title());
        String lead = voice.set(listing.lead());
        String address = listing.address();
        long total = rows.isEmpty() ? 0 : rows.getFirst().total();
        Model content =
                Model.of("title", title)
                        .and("url", address)
                        .and("lead", lead)
                        .and("subsections", inside(shell, listing))
                        .and("cards", new Cards(shell).of(rows))
                        .and("pagination", Pagination.of(page, SIZE, total, address, '?'))
                        .and("feedUrl", address + AtomFeed.PATH);
        Canvas canvas =
                new Canvas(shell, "section", address)
                        .titled(title)
                        .described(Excerpt.of(lead, DESCRIPTION))
                        .canonical(address + (page == 1 ? "" : "?page=" + page))
                        .within(listing.around())
                        .languages(section.map(it -> Translated.of(shell, it)).orElse(List.of()))
                        .crumb(title);
        if (!listing.found()) {
            canvas.unlisted();
        }
        return canvas.show("section", content.map());
    }

    private static List<Map<String, Object>> inside(Shell shell, Listing listing) {
        return listing.inside().stream()
                .map(child -> Model.link(shell.voice().set(child.title()), child.address()))
                .toList();
    }
}
