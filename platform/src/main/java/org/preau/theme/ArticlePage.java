package org.preau.theme;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.preau.sql.TenantTx;
import org.preau.text.Excerpt;
import org.preau.text.ReadingTime;
import org.preau.web.SitePages;

/** An article, or a standing page. */
final class ArticlePage {

    private static final int DESCRIPTION = 200;

    private final Texts texts;

    ArticlePage(Texts texts) {
        this.texts = texts;
    }

    /** Reads what the page needs beside its own row; the page is made once the rows are there. */
    Supplier<SitePages.Answer> read(TenantTx tx, Shell site, Rows.Article row) {
        Shell shell = site.in(row.language());
        SiteFiles files =
                SiteFiles.isNamedIn(row.body())
                        ? shell.kept()
                                .files(row.id(), () -> SiteFiles.in(tx, shell.voice(), row.body()))
                        : SiteFiles.NONE;
        boolean known = texts.ready(shell, row.id(), row.body(), files) != null;
        Map<String, Picture> pictures = known ? Map.of() : Pictures.in(tx, row.body());
        List<Rows.Card> related = row.isPage() ? List.of() : shell.related().to(tx, row);
        List<Discussion.Row> comments = row.isPage() ? List.of() : Discussion.of(row);
        Instant now = Clock.systemUTC().instant();
        List<AgendaDate> dates = ArticleDates.read(row);
        return () -> {
            ArticleText text = texts.of(shell, row.id(), row.body(), pictures, files);
            return row.isPage()
                    ? standing(shell, row, text, new ArticleDates(shell, row, dates, now))
                    : article(
                            shell,
                            row,
                            text,
                            related,
                            comments,
                            new ArticleDates(shell, row, dates, now));
        };
    }

    /** The same, read before; {@code comments} are those that visitors see. */
    static SitePages.Page article(
            Shell shell,
            Rows.Article row,
            ArticleText text,
            List<Rows.Card> related,
            List<Discussion.Row> comments,
            ArticleDates dates) {
        Instant now = dates.now();
        Instant closes = Discussion.closesAt(shell.site(), row);
        List<Section> path = shell.sections().path(row.sectionId());
        Voice voice = shell.voice();
        Model article =
                common(shell, row, text)
                        .and("date", voice.day(row.publishedAt()))
                        .and("kicker", kicker(voice, path))
                        .and("author", author(row))
                        .and("readMinutes", ReadingTime.minutes(text.text().words()))
                        .and("tags", row.tags().stream().map(ArticlePage::tag).toList())
                        .and("related", new Cards(shell).of(related))
                        .and("comments", Discussion.model(shell, row, comments, now));
        if (isUpdated(voice, row)) {
            article.and("updated", voice.day(row.updatedAt()));
        }
        String description = description(shell, row, text);
        String section = path.isEmpty() ? "" : voice.set(path.getLast().title());
        dates.into(article);
        Instant until = dates.until();
        return dates.telling(canvas(shell, "article", row, description))
                .article(row, description, section)
                .within(path)
                .crumb(voice.set(row.title()))
                .languages(Translated.of(shell, row))
                .until(
                        closes != null && closes.isAfter(now) && closes.isBefore(until)
                                ? closes
                                : until)
                .show("article", article.map());
    }

    private static SitePages.Page standing(
            Shell shell, Rows.Article row, ArticleText text, ArticleDates dates) {
        Voice voice = shell.voice();
        Model page = common(shell, row, text).and("updated", voice.day(row.updatedAt()));
        dates.into(page);
        return dates.telling(canvas(shell, "page", row, description(shell, row, text)))
                .until(dates.until())
                .crumb(voice.set(row.title()))
                .languages(Translated.of(shell, row))
                .show("standing", page.map());
    }

    private static Model common(Shell shell, Rows.Article row, ArticleText text) {
        Voice voice = shell.voice();
        return Model.of("title", voice.set(row.title()))
                .and("lead", voice.set(row.lead()))
                .and("cover", row.cover().map(cover -> cover.figure(shell)))
                .and("toc", text.contents())
                .and("body", text.text().html().isEmpty() ? null : text.html())
                .and("reportUrl", Reporting.address(shell, "/" + row.slug()));
    }

    private static Canvas canvas(
            Shell shell, String template, Rows.Article row, String description) {
        String path = "/" + row.slug();
        return new Canvas(shell, template, path)
                .titled(shell.voice().set(row.title()))
                .described(description)
                .pictured(row.cover().orElse(null))
                .canonical(path);
    }

    private static String description(Shell shell, Rows.Article row, ArticleText text) {
        return row.lead().isEmpty()
                ? Excerpt.of(text.text(), DESCRIPTION)
                : Excerpt.of(shell.voice().set(row.lead()), DESCRIPTION);
    }

    private static Map<String, Object> kicker(Voice voice, List<Section> path) {
        return path.isEmpty()
                ? Map.of()
                : Model.link(voice.set(path.getLast().title()), path.getLast().address());
    }

    private static boolean isUpdated(Voice voice, Rows.Article row) {
        return row.updatedAt().isAfter(row.publishedAt())
                && !voice.isSameDay(row.updatedAt(), row.publishedAt());
    }

    private static Map<String, Object> tag(String tag) {
        return Model.link(tag, Labels.tag(tag));
    }

    private static Map<String, Object> author(Rows.Article row) {
        String name = row.authorName();
        return name.isEmpty() ? Map.of() : Map.of("name", name, "url", Labels.author(name));
    }
}
