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
    private final Map<String, UUID> texts = new HashMap<>();

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

    /** Sections, articles, pages, files, and what people did; the texts' identifiers by slug. */
    Map<String, UUID> write() {
        DemoRows.clear(tx);
        pictures.all().forEach(file -> DemoFileRows.file(tx, file));
        pictures.all().forEach(file -> DemoFileRows.beside(tx, file, pictures));
        sections(List.of(files.json(folder + "/sections.json", DemoSection[].class)), null);
        files.texts(folder + "/articles").forEach(text -> DemoRows.writing(tx, article(text)));
        files.texts(folder + "/pages").forEach(text -> DemoRows.writing(tx, page(text)));
        if (files.has(folder + "/life.json")) {
            new LifeRows(tx, sections, texts, authors, now)
                    .write(files.json(folder + "/life.json", DemoLife.class));
        }
        return texts;
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
        texts.put(text.get("slug"), id);
        String state = text.get("state");
        boolean scheduled = text.number("inDays") > 0;
        Instant published = moment(text.get("slug"), text.number("daysAgo"), text.number("inDays"));
        Instant begun = scheduled ? now.minus(WRITING) : published.minus(WRITING);
        Instant saved = scheduled ? now.minus(READING) : published.minus(READING);
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
                begun,
                saved,
                !offered ? null : shown ? saved : published,
                shown ? published : null,
                scheduled);
    }

    private DemoRows.Writing page(DemoText text) {
        Instant published = moment(text.get("slug"), 200 + text.number("position"), 0);
        UUID id = Ids.next();
        texts.put(text.get("slug"), id);
        return new DemoRows.Writing(
                id,
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
                published,
                false);
    }

    /** An hour of that day at which people write, the same at each start. */
    private Instant moment(String slug, int daysAgo, int inDays) {
        LocalDate day = LocalDate.ofInstant(now, Dates.PARIS).minusDays(daysAgo).plusDays(inDays);
        int minutes = Math.floorMod(slug.hashCode(), HOURS * 60);
        Instant moment =
                day.atTime(FIRST_HOUR + minutes / 60, minutes % 60).atZone(Dates.PARIS).toInstant();
        return inDays > 0 || moment.isBefore(now) ? moment : now.minus(Duration.ofHours(1));
    }
}
