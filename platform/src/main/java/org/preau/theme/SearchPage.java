package org.preau.theme;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.preau.sql.TenantTx;
import org.preau.web.SitePages;

/** The search of a site: ten answers to a page, the words marked where they stand. */
final class SearchPage {

    static final String PATH = "/recherche";

    private static final int SIZE = 10;

    private SearchPage() {}

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell, SitePages.Wanted wanted) {
        SearchWords words = SearchWords.of(wanted.words());
        List<Rows.Card> rows =
                words.isEmpty()
                        ? List.of()
                        : Published.withWords(
                                tx, words.words(), SIZE, Pagination.skip(wanted.page(), SIZE));
        return () -> show(shell, wanted, words, rows);
    }

    private static SitePages.Page show(
            Shell shell, SitePages.Wanted wanted, SearchWords words, List<Rows.Card> rows) {
        String query = wanted.words();
        String address = PATH + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        long total = rows.isEmpty() ? 0 : rows.getFirst().total();
        Model content =
                Model.of("query", query)
                        .and("total", total)
                        .and("cards", rows.stream().map(row -> card(shell, words, row)).toList())
                        .and("pagination", Pagination.of(wanted.page(), SIZE, total, address, '&'));
        Canvas canvas =
                new Canvas(shell, "search", PATH)
                        .titled(shell.voice().say("theme.search.title"))
                        .unlisted();
        return query.isEmpty()
                ? canvas.show("search", content.map())
                : canvas.showOnce("search", content.map());
    }

    private static Map<String, Object> card(Shell shell, SearchWords words, Rows.Card row) {
        String text = Texts.render(row.opening(), Texts.options(shell.voice(), Map.of())).plain();
        String whole = row.lead().isEmpty() ? text : shell.voice().set(row.lead()) + " " + text;
        return new Cards(shell).card(row).and("text", words.excerpt(whole)).map();
    }
}
