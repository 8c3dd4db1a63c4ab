package org.preau.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.render.Pager;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The articles of an association, newest gesture first: filtered, searched, a page at a time. */
final class ArticleListPage {

    /**
     * What the template shows.
     *
     * @param none whether there is no article at all, whatever the filter
     * @param limited whether the reader keeps to some sections
     * @param entrusted their names, between commas
     * @param reset where the list is without a filter
     */
    record View(
            boolean none,
            boolean filtered,
            boolean mayWrite,
            String create,
            String reset,
            String words,
            String state,
            long total,
            List<Tab> tabs,
            List<Choice> sections,
            List<Row> rows,
            Pager pager,
            List<Begun> begun,
            String keep,
            boolean limited,
            String entrusted) {}

    /** A text that the reader typed and never saved. */
    record Begun(String title, String href, Instant at, String id) {}

    /**
     * @param state empty for all of them
     */
    record Tab(String state, long number, String href, boolean current) {}

    record Choice(String value, String label, boolean current) {}

    /**
     * @param review whether it waits for the reader's decision
     */
    record Row(
            String title,
            String href,
            ArticleState state,
            @Nullable String section,
            String author,
            boolean mine,
            Instant at,
            boolean review,
            Optional<Instant> scheduled,
            Optional<Instant> leaves,
            Optional<Instant> left) {}

    private final Room room;

    ArticleListPage(Room room) {
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        ArticleQuery query =
                ArticleQuery.of(
                        ArticleKind.ARTICLE,
                        exchange.query("etat"),
                        exchange.query("rubrique"),
                        exchange.query("q"),
                        exchange.query("page"));
        View view = room.database().read(desk.tenancy(), tx -> view(tx, desk, query));
        return room.pages().desk(200, "site/articles", view, desk, exchange);
    }

    private static View view(TenantTx tx, Desk desk, ArticleQuery query) {
        List<ArticleQuery.Count> counts = query.counts(tx);
        long all = counts.stream().mapToLong(ArticleQuery.Count::number).sum();
        long total = query.state() == null ? all : number(counts, query.state());
        String list = ArticlePaths.list(desk, ArticleKind.ARTICLE);
        Ground ground = Ground.of(tx, desk, Right.PUBLISH);
        int pages = (int) Math.ceilDiv(total, (long) ArticleQuery.SIZE);
        return new View(
                all == 0 && !query.filters(),
                query.filters(),
                desk.may(Right.WRITE),
                list + "/nouveau",
                list,
                query.words(),
                query.state() == null ? "" : name(query.state()),
                total,
                tabs(query, counts, all, list),
                sections(tx, query),
                query.rows(tx).stream().map(row -> row(desk, ground, row)).toList(),
                Pager.of(query.page(), pages, page -> href(list, query, query.state(), page)),
                begun(tx, desk, list),
                ArticlePaths.home(desk) + "/garde",
                desk.limits(Right.WRITE).isPresent(),
                String.join(", ", Ground.names(tx, desk, Right.WRITE)));
    }

    private static List<Begun> begun(TenantTx tx, Desk desk, String list) {
        return desk
                .who()
                .map(it -> Autosaves.begun(tx, it.account(), ArticleKind.ARTICLE))
                .orElse(List.of())
                .stream()
                .map(it ->
                        new Begun(
                                it.title().isBlank() ? it.body() : it.title(),
                                list + "/nouveau?reprise=" + it.articleId(),
                                it.typedAt(),
                                it.articleId().toString()))
                .toList();
    }

    private static Row row(Desk desk, Ground ground, ArticleQuery.Row row) {
        return new Row(
                row.title(),
                ArticlePaths.of(desk, ArticleKind.ARTICLE, row.id()),
                row.state(),
                row.section(),
                row.authorName(),
                row.authorId() != null && row.authorId().equals(desk.actor().id()),
                row.updatedAt(),
                row.state() == ArticleState.PROPOSED
                        && desk.may(Right.PUBLISH)
                        && ground.holds(row.sectionId()),
                Optional.ofNullable(row.scheduled() ? row.publishedAt() : null),
                expiry(row, ArticleState.PUBLISHED),
                expiry(row, ArticleState.WITHDRAWN));
    }

    private static Optional<Instant> expiry(ArticleQuery.Row row, ArticleState state) {
        return Optional.ofNullable(row.state() == state ? row.expiresAt() : null);
    }

    private static List<Tab> tabs(
            ArticleQuery query, List<ArticleQuery.Count> counts, long all, String list) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("", all, href(list, query, null, 1), query.state() == null));
        for (ArticleState state : ArticleState.values()) {
            long number = number(counts, state);
            if (number > 0 || state == query.state()) {
                tabs.add(
                        new Tab(
                                name(state),
                                number,
                                href(list, query, state, 1),
                                state == query.state()));
            }
        }
        return tabs;
    }

    private static List<Choice> sections(TenantTx tx, ArticleQuery query) {
        return SectionTree.of(Sections.all(tx)).stream()
                .map(one ->
                        new Choice(
                                one.section().id().toString(),
                                SectionOptions.indented(one),
                                one.section().id().equals(query.section())))
                .toList();
    }

    private static long number(List<ArticleQuery.Count> counts, ArticleState state) {
        return counts.stream()
                .filter(count -> count.state() == state)
                .mapToLong(ArticleQuery.Count::number)
                .sum();
    }

    private static String name(ArticleState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String href(
            String list, ArticleQuery query, @Nullable ArticleState state, int page) {
        List<String> parts = new ArrayList<>();
        if (state != null) {
            parts.add("etat=" + name(state));
        }
        Optional.ofNullable(query.section()).ifPresent(id -> parts.add("rubrique=" + id));
        if (!query.words().isEmpty()) {
            parts.add("q=" + URLEncoder.encode(query.words(), StandardCharsets.UTF_8));
        }
        if (page > 1) {
            parts.add("page=" + page);
        }
        return parts.isEmpty() ? list : list + "?" + String.join("&", parts);
    }
}
