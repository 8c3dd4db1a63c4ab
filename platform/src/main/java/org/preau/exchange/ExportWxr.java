package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.preau.comments.PortableComments;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.media.MediaShelf;
import org.preau.menu.PortableMenu;
import org.preau.site.Article;
import org.preau.site.ArticleKind;
import org.preau.site.ArticleState;
import org.preau.site.Articles;
import org.preau.site.Section;
import org.preau.site.SectionTree;
import org.preau.site.Sections;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Json;
import org.preau.text.Language;
import org.preau.text.Messages;
import org.preau.text.Slugs;
import org.preau.web.Origins;

/**
 * Writes a whole site as WordPress' own export (WXR 1.2), which WordPress and many others import:
 * sections as categories, articles and pages with their states, pictures by their addresses.
 *
 * <p>Texts, titles and names are HTML there. Beside it stands the Markdown they were written in,
 * which only this software reads, so that a site that comes back is the same.
 */
public final class ExportWxr {

    /** Where the Markdown of a text stands: WordPress keeps it and shows it to nobody. */
    static final String MARKDOWN = "_preau_markdown";

    private final Database database;
    private final Origins origins;
    private final Messages messages;
    private final Clock clock;

    public ExportWxr(Database database, Origins origins, Messages messages, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.origins = origins;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param comments those that visitors see, and those that wait
     * @param left how many there are of what the format has no place for, by a word
     */
    public record Written(
            long articles,
            long pages,
            long sections,
            long media,
            long comments,
            Map<String, Long> left) {}

    /**
     * @param file not there yet
     * @param progress told how many texts are written
     * @throws IOException when the file cannot be written
     */
    public Written run(Tenant tenant, Tenancy tenancy, Path file, LongConsumer progress)
            throws IOException {
        try (WxrWriter out = new WxrWriter(file)) {
            return new Run(tenant, tenancy, out, progress).all();
        }
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("what this wrote cannot be read", e);
        }
    }

    /** One export under way. */
    private final class Run {

        private final Tenant tenant;
        private final Tenancy tenancy;
        private final WxrWriter out;
        private final LongConsumer progress;
        private final String origin;
        private final WxrHtml html;
        private final Map<UUID, Section> sections = new HashMap<>();
        private final Map<String, Integer> terms = new HashMap<>();
        private final Map<UUID, Integer> pictures = new HashMap<>();
        private final Map<String, Integer> posts = new HashMap<>();
        private final Set<String> standing = new HashSet<>();
        private final WxrVoices voices;
        private final Map<UUID, String> modes;
        private final String policy;
        private final Map<String, Long> left;
        private final Language language;

        private int term = 1;
        private int next = 1;

        Run(Tenant tenant, Tenancy tenancy, WxrWriter out, LongConsumer progress) {
            this.tenant = tenant;
            this.tenancy = tenancy;
            this.out = out;
            this.progress = progress;
            this.origin = origins.of(tenant);
            this.language = Language.ofTag(tenant.language()).orElse(Language.FR);
            this.html = new WxrHtml(language, messages, origin);
            this.voices = new WxrVoices(out, database.read(tenancy, PortableComments::all));
            this.modes = database.read(tenancy, PortableComments::modes);
            this.policy = database.read(tenancy, PortableComments::policy).mode();
            this.left = database.read(tenancy, WxrLeft::of);
        }

        Written all() throws IOException {
            JsonNode menu =
                    database.read(tenancy, PortableMenu::write)
                            .map(ExportWxr::tree)
                            .orElse(NullNode.getInstance());
            WxrMenus menus = new WxrMenus(out, targets(), messages, language, origin);
            channel();
            voices.authors(tenant, database.read(tenancy, Articles::authorNames));
            categories();
            tags();
            menus.terms(menu, term);
            List<Media> media = database.read(tenancy, MediaShelf::all);
            for (Media one : media) {
                attachment(one);
            }
            long pages = texts();
            menus.lines(menu);
            return new Written(
                    posts.size() - pages,
                    pages,
                    sections.size(),
                    media.size(),
                    voices.written(),
                    Map.copyOf(left));
        }

        /** How many of them are pages. */
        private long texts() throws IOException {
            long pages = 0;
            for (UUID id : database.read(tenancy, Articles::all)) {
                Optional<Article> found = database.read(tenancy, tx -> Articles.find(tx, id));
                if (found.isPresent()) {
                    text(found.get());
                    pages += found.get().kind() == ArticleKind.PAGE ? 1 : 0;
                    progress.accept(posts.size());
                }
            }
            return pages;
        }

        private WxrMenus.Targets targets() {
            return new WxrMenus.Targets() {
                @Override
                public int text(String slug) {
                    return posts.getOrDefault(slug, 0);
                }

                @Override
                public boolean isPage(String slug) {
                    return standing.contains(slug);
                }

                @Override
                public int section(String slug) {
                    return terms.getOrDefault(slug, 0);
                }

                @Override
                public int next() {
                    return next++;
                }
            };
        }

        private void channel() throws IOException {
            out.put("title", tenant.name()).put("link", origin).put("description", "");
            out.put("language", tenant.language()).put("wp:wxr_version", "1.2");
            out.put("wp:base_site_url", origin).put("wp:base_blog_url", origin);
        }

        private void categories() throws IOException {
            for (SectionTree.Placed placed :
                    SectionTree.of(database.read(tenancy, Sections::all))) {
                Section it = placed.section();
                sections.put(it.id(), it);
                terms.put(it.slug(), term);
                out.open("wp:category").put("wp:term_id", String.valueOf(term++));
                out.raw("wp:category_nicename", it.slug());
                out.raw(
                        "wp:category_parent",
                        it.parent().map(sections::get).map(Section::slug).orElse(""));
                out.raw("wp:cat_name", WxrWriter.escaped(it.title()))
                        .raw("wp:category_description", WxrWriter.escaped(it.description()));
                out.close("wp:category");
            }
        }

        private void tags() throws IOException {
            Map<String, String> names = new TreeMap<>();
            for (String name : database.read(tenancy, Articles::tagNames)) {
                names.putIfAbsent(Slugs.from(name), name);
            }
            for (Map.Entry<String, String> one : names.entrySet()) {
                out.open("wp:tag").put("wp:term_id", String.valueOf(term++));
                out.raw("wp:tag_slug", one.getKey());
                out.raw("wp:tag_name", WxrWriter.escaped(one.getValue()));
                out.close("wp:tag");
            }
        }

        private void attachment(Media it) throws IOException {
            String address = origin + MediaAddress.of(it).path();
            int id = next++;
            pictures.put(it.id(), id);
            out.open("item").put("title", it.name()).put("link", address);
            out.raw("dc:creator", "").raw("content:encoded", it.credit());
            out.raw("excerpt:encoded", WxrWriter.escaped(it.caption()))
                    .put("wp:post_id", String.valueOf(id));
            out.day("wp:post_date", it.createdAt()).raw("wp:post_name", "media-" + id);
            out.raw("wp:status", "inherit").raw("wp:post_type", "attachment");
            out.put("wp:post_parent", "0").put("wp:menu_order", "0");
            out.raw("wp:attachment_url", address);
            out.meta("_wp_attachment_image_alt", it.alt());
            out.close("item");
        }

        private void text(Article it) throws IOException {
            Instant day = it.publishedAt() == null ? it.createdAt() : it.publishedAt();
            out.open("item")
                    .put("title", WxrWriter.escaped(it.title()))
                    .put("link", origin + "/" + it.slug());
            out.put(
                    "pubDate",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(day.atOffset(ZoneOffset.UTC)));
            out.raw("dc:creator", WxrVoices.login(it.authorName()));
            out.raw("content:encoded", html.of(it.body()))
                    .raw("excerpt:encoded", WxrWriter.escaped(it.lead()));
            posts.put(it.slug(), next);
            if (it.kind() == ArticleKind.PAGE) {
                standing.add(it.slug());
            }
            count(it);
            out.put("wp:post_id", String.valueOf(next++));
            out.day("wp:post_date", day).day("wp:post_modified", it.updatedAt());
            out.raw("wp:comment_status", isOpen(it) ? "open" : "closed")
                    .raw("wp:ping_status", "closed");
            out.raw("wp:post_name", it.slug()).raw("wp:status", status(it, day));
            out.put("wp:post_parent", "0").put("wp:menu_order", String.valueOf(it.position()));
            out.raw("wp:post_type", it.kind() == ArticleKind.PAGE ? "page" : "post");
            out.raw("wp:post_password", "").put("wp:is_sticky", "0");
            labels(it);
            out.meta(MARKDOWN, it.body());
            Integer cover = it.cover().map(pictures::get).orElse(null);
            if (cover != null) {
                out.meta("_thumbnail_id", String.valueOf(cover));
            }
            count("declinedComments", voices.below(it.id()));
            out.close("item");
        }

        private boolean isOpen(Article it) {
            String mode = modes.getOrDefault(it.id(), policy);
            return it.kind() == ArticleKind.ARTICLE && !mode.equals("none");
        }

        /** What of a text the format has no place for. */
        private void count(Article it) {
            count("expiries", it.expiresAt() != null);
            count("declined", it.state() == ArticleState.DECLINED);
            count("withdrawn", it.state() == ArticleState.WITHDRAWN);
            count("coverCaptions", !it.coverCaption().isEmpty());
        }

        private void count(String what, boolean is) {
            count(what, is ? 1 : 0);
        }

        private void count(String what, long some) {
            if (some > 0) {
                left.merge(what, some, Long::sum);
            }
        }

        private void labels(Article it) throws IOException {
            Section section = it.section().map(sections::get).orElse(null);
            if (section != null) {
                label("category", section.slug(), section.title());
            }
            for (String tag : it.tags()) {
                label("post_tag", Slugs.from(tag), tag);
            }
        }

        private void label(String domain, String slug, String name) throws IOException {
            String attributes =
                    " domain=\"" + domain + "\" nicename=\"" + WxrWriter.escaped(slug) + "\"";
            out.raw("category", attributes, WxrWriter.escaped(name));
        }

        private String status(Article it, Instant day) {
            return switch (it.state()) {
                case PUBLISHED -> day.isAfter(clock.instant()) ? "future" : "publish";
                case PROPOSED -> "pending";
                case DRAFT, DECLINED, WITHDRAWN -> "draft";
            };
        }
    }
}
