package org.preau.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.Ids;
import org.preau.sql.TenantTx;
import org.preau.text.Dates;

/** Writes the texts of one site, with dates counted back from today. Use it once. */
final class DemoSite {

    private static final Duration WRITING = Duration.ofHours(27);
    private static final Duration READING = Duration.ofMinutes(50);
    private static final int FIRST_HOUR = 8;
    private static final int HOURS = 13;

    private final TenantTx tx;
    private final DemoFiles files;
    private final String folder;
    private final DemoPictures pictures;
    private final Map<String, AccountId> authors;
    private final Instant now;
    private final Map<String, UUID> sections = new HashMap<>();
    private final Map<String, UUID> articles = new HashMap<>();

    /**
     * @param authors accounts by the names they sign with
     */
    DemoSite(
            TenantTx tx,
            DemoFiles files,
            String folder,
            DemoPictures pictures,
            Map<String, AccountId> authors,
            Instant now) {
        this.tx = tx;
        this.files = files;
        this.folder = folder;
        this.pictures = pictures;
        this.authors = authors;
        this.now = now;
    }

    /** Sections, articles, pages, pictures; the articles' identifiers by their slugs. */
    Map<String, UUID> write() {
        DemoRows.clear(tx);
        pictures.all().forEach(picture -> DemoRows.picture(tx, picture));
        sections(List.of(files.json(folder + "/sections.json", DemoSection[].class)), null);
        files.texts(folder + "/articles").forEach(text -> DemoRows.writing(tx, article(text)));
        files.texts(folder + "/pages").forEach(text -> DemoRows.writing(tx, page(text)));
        return articles;
    }

    private void sections(List<DemoSection> all, @Nullable UUID parent) {
        int position = 0;
        for (DemoSection section : all) {
            UUID id = DemoRows.section(tx, section, parent, position++);
            sections.put(section.slug(), id);
            sections(section.children(), id);
        }
    }

    private DemoRows.Writing article(DemoText text) {
        UUID id = Ids.next();
        articles.put(text.get("slug"), id);
        String state = text.get("state");
        Instant published = moment(text.get("slug"), text.number("daysAgo"));
        boolean offered = !state.equals("draft");
        boolean shown = state.equals("published") || state.equals("withdrawn");
        return new DemoRows.Writing(
                id,
                "article",
                sections.get(text.get("section")),
                text.get("slug"),
                text.get("title"),
                text.get("lead"),
                pictures.addressed(text.firstVersion()),
                pictures.addressed(text.body()),
                state,
                authors.get(text.get("author")),
                text.get("author"),
                text.get("cover").isEmpty() ? null : pictures.named(text.get("cover")).id(),
                text.get("coverCaption"),
                text.tags(),
                0,
                published.minus(WRITING),
                published.minus(READING),
                !offered ? null : shown ? published.minus(READING) : published,
                shown ? published : null);
    }

    private DemoRows.Writing page(DemoText text) {
        Instant published = moment(text.get("slug"), 200 + text.number("position"));
        return new DemoRows.Writing(
                Ids.next(),
                "page",
                null,
                text.get("slug"),
                text.get("title"),
                text.get("lead"),
                pictures.addressed(text.body()),
                pictures.addressed(text.body()),
                "published",
                null,
                "",
                null,
                "",
                List.of(),
                text.number("position"),
                published,
                published,
                null,
                published);
    }

    /** An hour of that day at which people write, the same at each start. */
    private Instant moment(String slug, int daysAgo) {
        LocalDate day = LocalDate.ofInstant(now, Dates.PARIS).minusDays(daysAgo);
        int minutes = Math.floorMod(slug.hashCode(), HOURS * 60);
        Instant moment =
                day.atTime(FIRST_HOUR + minutes / 60, minutes % 60).atZone(Dates.PARIS).toInstant();
        return moment.isBefore(now) ? moment : now.minus(Duration.ofHours(1));
    }
}
