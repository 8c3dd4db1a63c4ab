package org.preau.theme;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.preau.render.SafeHtml;
import org.preau.sql.TenantTx;
import org.preau.web.SitePages;

/** The search of a site: ten answers to a page, the words marked where they stand. */
final class SearchPage {

    static final String PATH = "/recherche";

    private static final int SIZE = 10;
    private static final int READ = 20_000;

    private SearchPage() {}

    static Supplier<SitePages.Answer> read(TenantTx tx, Shell shell, SitePages.Wanted wanted) {
        SearchWords words = SearchWords.of(wanted.words());
        List<Rows.Card> rows =
                words.isEmpty()
                        ? List.of()
                        : Published.found(tx, words, SIZE, Pagination.skip(wanted.page(), SIZE));
        List<FoundDocument> documents = FoundDocument.of(tx, rows);
        SearchMarks marks = marks(tx, shell, words, rows, documents);
        return () -> show(shell, wanted, marks, rows, documents);
    }

    /** PostgreSQL says which words are the same one; the texts are cut and marked here. */
    private static SearchMarks marks(
            TenantTx tx,
            Shell shell,
            SearchWords words,
            List<Rows.Card> rows,
            List<FoundDocument> documents) {
        List<String> texts =
                Stream.concat(
                                rows.stream()
                                        .flatMap(row ->
                                                Stream.of(row.lead(), beginning(row.opening()))),
                                documents.stream().map(FoundDocument::words))
                        .toList();
        List<String> candidates = words.candidates(texts);
        return SearchMarks.of(
                candidates.isEmpty()
                        ? List.of()
                        : Published.hits(tx, words, shell.voice().language(), candidates));
    }

    private static SitePages.Page show(
            Shell shell,
            SitePages.Wanted wanted,
            SearchMarks marks,
            List<Rows.Card> rows,
            List<FoundDocument> documents) {
        String query = wanted.words();
        String address = PATH + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        long total = rows.isEmpty() ? 0 : rows.getFirst().total();
        Model content =
                Model.of("query", query)
                        .and("total", total)
                        .and(
                                "cards",
                                rows.stream()
                                        .map(row -> card(shell, marks, row, documents))
                                        .toList())
                        .and("pagination", Pagination.of(wanted.page(), SIZE, total, address, '&'));
        Canvas canvas =
                new Canvas(shell, "search", PATH)
                        .titled(shell.voice().say("theme.search.title"))
                        .unlisted();
        return query.isEmpty()
                ? canvas.show("search", content.map())
                : canvas.showOnce("search", content.map());
    }

    private static Map<String, Object> card(
            Shell shell, SearchMarks marks, Rows.Card row, List<FoundDocument> documents) {
        String text = shell.voice().plain(beginning(row.opening()));
        String whole = row.lead().isEmpty() ? text : shell.voice().set(row.lead()) + " " + text;
        return new Cards(shell).card(row, excerpt(shell, marks, row, whole, documents)).map();
    }

    /** From the text itself, else from the first document of it that holds what was asked for. */
    private static SafeHtml excerpt(
            Shell shell,
            SearchMarks marks,
            Rows.Card row,
            String whole,
            List<FoundDocument> documents) {
        if (marks.hit(whole) || marks.hit(row.title())) {
            return marks.excerpt(whole);
        }
        return documents.stream()
                .filter(it -> it.articleId().equals(row.id()) && marks.hit(it.words()))
                .findFirst()
                .map(it ->
                        new SafeHtml(
                                SafeHtml.escaped(
                                                        shell.voice()
                                                                .say(
                                                                        "theme.search.in-document",
                                                                        Map.of("name", it.name())))
                                                .html()
                                        + " "
                                        + marks.excerpt(it.words()).html()))
                .orElseGet(() -> marks.excerpt(whole));
    }

    /** Ten whole books need not be read for ten lines. */
    private static String beginning(String text) {
        return text.length() <= READ ? text : text.substring(0, READ);
    }
}
