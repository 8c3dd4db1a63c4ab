package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.StoredObject;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.media.MediaShelf;
import org.preau.site.Article;
import org.preau.site.ArticleKind;
import org.preau.site.Articles;
import org.preau.site.OldAddresses;
import org.preau.site.Section;
import org.preau.site.SectionTree;
import org.preau.site.Sections;
import org.preau.site.Site;
import org.preau.site.Sites;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.text.Json;

/**
 * Writes a whole site as a folder that anybody can read and compare: a Markdown file for each
 * article and page, {@code sections.json}, {@code site.json}, {@code media.json} and the pictures
 * themselves. The same site gives the same bytes; {@link ImportFolder} brings them back.
 */
public final class ExportMarkdown {

    static final String SITE = "site.json";
    static final String SECTIONS = "sections.json";
    static final String MEDIA = "media.json";

    /** Says in {@code site.json} that a folder is such an export, and of which form. */
    static final int FORMAT = 1;

    private static final Pattern MEDIA_ADDRESS = Pattern.compile("/media/(?=[0-9a-f]{16}/)");

    /**
     * What was written.
     *
     * @param missing pictures whose bytes the store has lost: their addresses
     */
    public record Written(
            long articles, long pages, long sections, long media, List<String> missing) {}

    /** A section as {@code sections.json} has it. */
    record SectionFile(
            UUID id,
            @Nullable String parent,
            String slug,
            String title,
            String description,
            List<String> oldPaths) {}

    /** A picture as {@code media.json} has it. */
    record MediaFile(String file, String alt, String caption, String credit) {}

    private final Database database;
    private final MediaShelf shelf;

    public ExportMarkdown(Database database, MediaShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /**
     * @param folder empty, or not there yet
     * @param progress told how many texts and pictures are written
     * @throws IOException when the folder cannot be written
     */
    public Written run(Tenancy tenancy, Path folder, LongConsumer progress) throws IOException {
        Files.createDirectories(folder);
        Map<UUID, String> sections = sections(tenancy, folder);
        List<String> missing = new ArrayList<>();
        Map<UUID, MediaFile> media = media(tenancy, folder, missing);
        progress.accept(media.size());
        List<UUID> ids = database.read(tenancy, Articles::all);
        Map<UUID, String> slugs = new HashMap<>();
        long pages = 0;
        for (UUID id : ids) {
            Optional<Article> found = database.read(tenancy, tx -> Articles.find(tx, id));
            if (found.isPresent()) {
                Article article = found.get();
                List<String> old = database.read(tenancy, tx -> OldAddresses.ofArticle(tx, id));
                write(folder, article, sections, media, old);
                slugs.put(id, article.slug());
                pages += article.kind() == ArticleKind.PAGE ? 1 : 0;
            }
        }
        site(tenancy, folder, media, slugs);
        return new Written(
                slugs.size() - pages, pages, sections.size(), media.size(), List.copyOf(missing));
    }

    private Map<UUID, String> sections(Tenancy tenancy, Path folder) throws IOException {
        List<SectionTree.Placed> placed = SectionTree.of(database.read(tenancy, Sections::all));
        Map<UUID, String> slugs = new HashMap<>();
        List<SectionFile> files = new ArrayList<>();
        for (SectionTree.Placed one : placed) {
            Section it = one.section();
            slugs.put(it.id(), it.slug());
            files.add(
                    new SectionFile(
                            it.id(),
                            it.parentId() == null ? null : slugs.get(it.parentId()),
                            it.slug(),
                            it.title(),
                            it.description(),
                            database.read(tenancy, tx -> OldAddresses.ofSection(tx, it.id()))));
        }
        lines(folder.resolve(SECTIONS), files);
        return slugs;
    }

    /** Pictures by identifier: their files, relative to the folder. */
    private Map<UUID, MediaFile> media(Tenancy tenancy, Path folder, List<String> missing)
            throws IOException {
        Map<UUID, MediaFile> files = new HashMap<>();
        List<MediaFile> said = new ArrayList<>();
        for (Media one : database.read(tenancy, MediaShelf::all)) {
            String file = MediaAddress.of(one).path().substring(1);
            Optional<StoredObject> object = shelf.open(tenancy.tenant(), one);
            if (object.isEmpty()) {
                missing.add(file);
                continue;
            }
            Path to = folder.resolve(file);
            Files.createDirectories(java.util.Objects.requireNonNull(to.getParent()));
            try (InputStream bytes = object.get().bytes()) {
                Files.copy(bytes, to);
            }
            MediaFile it = new MediaFile(file, one.alt(), one.caption(), one.credit());
            files.put(one.id(), it);
            said.add(it);
        }
        lines(folder.resolve(MEDIA), said);
        return files;
    }

    private static void write(
            Path folder,
            Article it,
            Map<UUID, String> sections,
            Map<UUID, MediaFile> media,
            List<String> old)
            throws IOException {
        FrontMatter.Writer front = new FrontMatter.Writer();
        front.put("title", it.title())
                .put("lead", it.lead())
                .put("slug", it.slug())
                .put("state", it.state().name().toLowerCase(Locale.ROOT))
                .put("note", it.stateNote())
                .put("section", it.section().map(sections::get).orElse(""))
                .put("author", it.authorName())
                .put("tags", it.tags())
                .put("cover", it.cover().map(media::get).map(m -> "../" + m.file()).orElse(""))
                .put("coverAlt", it.cover().map(media::get).map(MediaFile::alt).orElse(""))
                .put("coverCaption", it.coverCaption())
                .put("created", it.createdAt().toString())
                .put("updated", it.updatedAt().toString())
                .put("proposed", text(it.proposedAt()))
                .put("published", text(it.publishedAt()))
                .put("position", it.position() == 0 ? "" : String.valueOf(it.position()))
                .put("oldPaths", old)
                .put("id", it.id().toString());
        Path to = folder.resolve(it.kind() == ArticleKind.PAGE ? "pages" : "articles");
        Files.createDirectories(to);
        String body = MEDIA_ADDRESS.matcher(it.body()).replaceAll("../media/");
        Files.writeString(to.resolve(it.slug() + ".md"), front.with(body));
    }

    private void site(
            Tenancy tenancy, Path folder, Map<UUID, MediaFile> media, Map<UUID, String> slugs)
            throws IOException {
        Site it = database.read(tenancy, Sites::read);
        org.preau.site.Home home = org.preau.site.Home.read(it.home());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("preau", FORMAT);
        all.put("name", it.name());
        all.put("language", it.language());
        all.put("theme", it.theme());
        all.put("tagline", it.tagline());
        all.put("about", it.about());
        all.put("address", it.address());
        all.put("phone", it.phone());
        all.put("email", it.email());
        all.put("registration", it.registration());
        all.put("director", it.director());
        MediaFile logo = it.logoId() == null ? null : media.get(it.logoId());
        all.put("logo", logo == null ? "" : logo.file());
        all.put("homeTitle", home.title());
        all.put("homeLead", home.lead());
        all.put("featured", home.featured() == null ? "" : slugs.getOrDefault(home.featured(), ""));
        all.put("blocks", blocks(it.home()));
        StringBuilder out = new StringBuilder("{\n");
        all.forEach((key, value) ->
                out.append("  ")
                        .append(Json.text(key))
                        .append(": ")
                        .append(Json.text(value))
                        .append(",\n"));
        out.setLength(out.length() - 2);
        Files.writeString(folder.resolve(SITE), out + "\n}\n");
    }

    private static Object blocks(String home) {
        try {
            JsonNode blocks = Json.tree(home.getBytes(StandardCharsets.UTF_8)).path("blocks");
            return blocks.isArray() ? blocks : List.of();
        } catch (Json.MalformedJson e) {
            return List.of();
        }
    }

    private static String text(java.time.@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }

    /** An array with one thing a line, so that a comparison shows what changed. */
    private static void lines(Path file, List<?> things) throws IOException {
        StringBuilder out = new StringBuilder("[\n");
        for (int i = 0; i < things.size(); i++) {
            out.append(Json.text(things.get(i))).append(i < things.size() - 1 ? ",\n" : "\n");
        }
        Files.writeString(file, out.append("]\n").toString());
    }
}
