package org.preau.portal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.preau.render.Link;
import org.preau.render.Pager;
import org.preau.render.SafeHtml;
import org.preau.sql.TenantTx;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The portal's news and its standing pages. */
final class NewsPages {

    private static final int PAGE = 12;
    private static final int OTHERS = 3;

    record ListView(List<News.Card> news, Pager pager) {}

    /**
     * @param language of the text, which may not be the page's
     * @param publishedAt empty on a standing page
     */
    record TextView(
            List<Link> crumbs,
            String language,
            String title,
            String lead,
            String author,
            Optional<Instant> publishedAt,
            Optional<Picture> cover,
            SafeHtml html,
            List<News.Card> others) {}

    private record Found(
            News.Text text,
            Optional<News.Cover> cover,
            Texts.Around around,
            List<News.Card> others) {}

    private final Pages pages;
    private final PortalReader reader;
    private final Texts texts;
    private final Supplier<Language> written;

    /**
     * @param written the language of the portal's own texts
     */
    NewsPages(Pages pages, PortalReader reader, Texts texts, Supplier<Language> written) {
        this.pages = pages;
        this.reader = reader;
        this.texts = texts;
        this.written = written;
    }

    Reply list(Exchange exchange) {
        ListView view = reader.read(tx -> news(tx, exchange.query("page")));
        return pages.portal(200, "portal/news", view, exchange);
    }

    Reply article(Exchange exchange) {
        return show("article", exchange);
    }

    Reply page(Exchange exchange) {
        return show("page", exchange);
    }

    private static ListView news(TenantTx tx, String asked) {
        int last = Math.max(1, Math.ceilDiv(News.count(tx), PAGE));
        int number = number(asked, last);
        return new ListView(
                News.page(tx, number, PAGE),
                Pager.of(
                        number,
                        last,
                        page -> page == 1 ? "/actualites" : "/actualites?page=" + page));
    }

    private Reply show(String kind, Exchange exchange) {
        String slug = exchange.parameter("slug");
        Optional<Found> maybe = reader.read(tx -> find(tx, slug));
        if (maybe.isEmpty()) {
            return pages.notFound(exchange);
        }
        Found found = maybe.get();
        News.Text text = found.text();
        if (!text.slug().equals(slug) || !text.kind().equals(kind)) {
            return Reply.moved(News.path(text.kind(), text.slug()));
        }
        return pages.portal(200, "portal/text", view(found), exchange);
    }

    private static Optional<Found> find(TenantTx tx, String slug) {
        Optional<News.Text> text = News.at(tx, slug);
        return text.map(it ->
                new Found(
                        it,
                        News.cover(tx, it),
                        Texts.around(tx),
                        it.kind().equals("article") ? others(tx, it) : List.of()));
    }

    private static List<News.Card> others(TenantTx tx, News.Text text) {
        return News.page(tx, 1, OTHERS + 1).stream()
                .filter(card -> !card.id().equals(text.id()))
                .limit(OTHERS)
                .toList();
    }

    private TextView view(Found found) {
        Language language = written.get();
        News.Text text = found.text();
        boolean article = text.kind().equals("article");
        return new TextView(
                List.of(
                        article
                                ? new Link(Message.of("portal.news.title"), "/actualites")
                                : new Link(Message.of("portal.crumb.home"), "/")),
                language.tag(),
                text.title(),
                text.lead(),
                text.authorName(),
                article ? Optional.of(text.publishedAt()) : Optional.empty(),
                found.cover().map(Picture::of),
                texts.html(text.body(), language, found.around()),
                found.others());
    }

    private static int number(String typed, int last) {
        try {
            return Math.clamp(Integer.parseInt(typed), 1, last);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
