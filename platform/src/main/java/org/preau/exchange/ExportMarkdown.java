package org.preau.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.preau.comments.PortableComments;
import org.preau.media.MediaShelf;
import org.preau.site.Article;
import org.preau.site.ArticleKind;
import org.preau.site.Articles;
import org.preau.site.BringTimes;
import org.preau.site.OldAddresses;
import org.preau.site.Section;
import org.preau.site.SectionTree;
import org.preau.site.Sections;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;

/**
 * Writes a whole site as a folder that anybody can read and compare: a Markdown file for each
 * article and page, the files they show, and small files of JSON for all that is neither. The same
 * site gives the same bytes; {@link ImportFolder} brings them back.
 */
public final class ExportMarkdown {

    static final String SITE = "site.json";
    static final String SECTIONS = "sections.json";
    static final String MEDIA = "media.json";
    static final String LOOK = "look.json";
    static final String HOME = "home.json";
    static final String MENU = "menu.json";
    static final String TRANSLATIONS = "translations.json";
    static final String AGENDA = "agenda.json";

    /** Says in {@code site.json} that a folder is such an export, and of which form. */
    static final int FORMAT = 2;

    /**
     * What was written.
     *
     * @param media pictures and other files
     * @param comments those that are no spam
     * @param missing files whose bytes the store has lost: their addresses
     */
    public record Written(
            long articles,
            long pages,
            long sections,
            long media,
            long comments,
            long forms,
            List<String> missing) {}

    private final Database database;
    private final MediaShelf shelf;

    public ExportMarkdown(Database database, MediaShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /**
     * @param folder empty, or not there yet
     * @param progress told how many files and texts are written
     * @throws IOException when the folder cannot be written
     */
    public Written run(Tenancy tenancy, Path folder, LongConsumer progress) throws IOException {
        Files.createDirectories(folder);
        return new Run(tenancy, new FolderFiles(folder), progress).all();
    }

    /** One export under way. */
    private final class Run {

        private final Tenancy tenancy;
        private final FolderFiles to;
        private final LongConsumer progress;
        private final Map<UUID, List<String>> old;
        private final Map<UUID, Instant> before;
        private final Map<UUID, String> modes;
        private final Map<UUID, String> sections = new HashMap<>();
        private final Map<UUID, String> slugs = new HashMap<>();

        Run(Tenancy tenancy, FolderFiles to, LongConsumer progress) {
            this.tenancy = tenancy;
            this.to = to;
            this.progress = progress;
            this.old = database.read(tenancy, OldAddresses::all);
            this.before = database.read(tenancy, BringTimes::former);
            this.modes = database.read(tenancy, PortableComments::modes);
        }

        Written all() throws IOException {
            sections();
            MarkdownMedia media = MarkdownMedia.of(database, shelf, tenancy, to);
            progress.accept(media.size());
            long pages = texts(media);
            MarkdownSite.Counts counts =
                    new MarkdownSite(database, tenancy, to, media).write(slugs);
            return new Written(
                    slugs.size() - pages,
                    pages,
                    sections.size(),
                    media.size(),
                    counts.comments(),
                    counts.forms(),
                    media.missing());
        }

        private void sections() throws IOException {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (SectionTree.Placed one : SectionTree.of(database.read(tenancy, Sections::all))) {
                Section it = one.section();
                sections.put(it.id(), it.slug());
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("id", it.id().toString());
                it.parent().map(sections::get).ifPresent(parent -> line.put("parent", parent));
                line.put("slug", it.slug());
                line.put("title", it.title());
                line.put("description", it.description());
                line.put("oldPaths", old.getOrDefault(it.id(), List.of()));
                if (it.prepared()) {
                    line.put("prepared", true);
                }
                lines.add(line);
            }
            to.lines(SECTIONS, lines);
        }

        /** How many of them are pages. */
        private long texts(MarkdownMedia media) throws IOException {
            long pages = 0;
            for (UUID id : database.read(tenancy, Articles::all)) {
                Optional<Article> found = database.read(tenancy, tx -> Articles.find(tx, id));
                if (found.isPresent()) {
                    text(found.get(), media);
                    slugs.put(id, found.get().slug());
                    pages += found.get().kind() == ArticleKind.PAGE ? 1 : 0;
                    progress.accept((long) media.size() + slugs.size());
                }
            }
            return pages;
        }

        private void text(Article it, MarkdownMedia media) throws IOException {
            String cover = it.cover().map(media::file).filter(file -> !file.isEmpty()).orElse("");
            FrontMatter.Writer front = new FrontMatter.Writer();
            front.put("title", it.title())
                    .put("lead", it.lead())
                    .put("slug", it.slug())
                    .put("state", it.state().name().toLowerCase(Locale.ROOT))
                    .put("note", it.stateNote())
                    .put("section", it.section().map(sections::get).orElse(""))
                    .put("author", it.authorName())
                    .put("tags", it.tags())
                    .put("cover", cover.isEmpty() ? "" : "../" + cover)
                    .put("coverAlt", it.cover().map(media::alt).orElse(""))
                    .put("coverCaption", it.coverCaption())
                    .put("created", it.createdAt().toString())
                    .put("updated", it.updatedAt().toString())
                    .put("proposed", said(it.proposedAt()))
                    .put("published", said(it.publishedAt()))
                    .put("publicBefore", said(before.get(it.id())))
                    .put("expires", said(it.expiresAt()))
                    .put("comments", modes.getOrDefault(it.id(), ""))
                    .put("position", it.position() == 0 ? "" : String.valueOf(it.position()))
                    .put("oldPaths", old.getOrDefault(it.id(), List.of()))
                    .put("id", it.id().toString());
            String folder = it.kind() == ArticleKind.PAGE ? "pages/" : "articles/";
            to.text(folder + it.slug() + ".md", front.with(media.in(it.body(), "../")));
        }
    }

    private static String said(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }
}
