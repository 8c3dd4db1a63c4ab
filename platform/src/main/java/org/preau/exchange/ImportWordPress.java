package org.preau.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.Media;
import org.preau.site.ArticleKind;
import org.preau.site.ArticleState;
import org.preau.site.SiteActs;
import org.preau.text.Message;
import org.preau.text.Slugs;
import org.preau.web.Desk;

/**
 * Brings in WordPress' own export (WXR): categories as sections, posts as articles, pages, tags,
 * the names of authors, pictures from a copy of the uploads. The file is read twice, item by item:
 * once for addresses, so that links can lead to texts that come later, once for the texts.
 */
public final class ImportWordPress {

    private static final List<String> UNSORTED = List.of("uncategorized", "non-classe");

    private final SiteActs acts;

    public ImportWordPress(SiteActs acts) {
        this.acts = acts;
    }

    /**
     * @param uploads a copy of {@code wp-content/uploads}, or of a folder that holds it; null for
     *     none
     * @throws IOException when the file cannot be read, is no WXR or a hostile one: what came
     *     before that place stays, whole
     */
    public ArrivalReport run(Desk desk, Path file, @Nullable Path uploads, Passage passage)
            throws IOException {
        Arrivals arrivals = new Arrivals(acts, desk, passage);
        ArrivalReport report = arrivals.report();
        WordPressMedia media =
                new WordPressMedia(uploads == null ? null : new Shelf(uploads), arrivals);
        Known known = new Known(media);
        WxrReader.read(file, known);
        acts.clearStarter().run(desk);
        known.sections(arrivals);
        Bringing bringing =
                new Bringing(
                        arrivals, known, media, new WordPressText(known.places, media, report));
        WxrReader.read(file, bringing);
        bringing.end();
        return report;
    }

    /** What a first reading keeps: addresses and names. */
    private static final class Known implements WxrReader.Reader {

        final WordPressPlaces places = new WordPressPlaces();
        final Map<String, Map<String, String>> categories = new LinkedHashMap<>();
        final Map<String, UUID> sections = new TreeMap<>();
        final Map<String, String> authors = new TreeMap<>();
        private final WordPressMedia media;

        Known(WordPressMedia media) {
            this.media = media;
        }

        @Override
        public void site(String address, String title) {
            places.site(address);
        }

        @Override
        public void category(Map<String, String> texts) {
            categories.put(texts.getOrDefault("wp:category_nicename", ""), texts);
        }

        @Override
        public void author(String login, String name) {
            authors.put(login, name.isEmpty() ? login : name);
        }

        @Override
        public void item(WxrItem it) {
            switch (it.type()) {
                case "attachment" -> media.know(it);
                case "post", "page" -> {
                    places.put(it.link(), slug(it));
                    places.put("/?p=" + it.id(), slug(it));
                    places.put("/?page_id=" + it.id(), slug(it));
                }
                default -> {}
            }
        }

        void sections(Arrivals arrivals) {
            categories.keySet().forEach(name -> section(arrivals, name, 0));
        }

        /** A category after those above it; a circle of them ends at the depth of sections. */
        private @Nullable UUID section(Arrivals arrivals, String name, int depth) {
            Map<String, String> it = categories.get(name);
            if (it == null || UNSORTED.contains(name) || depth >= 5) {
                return null;
            }
            UUID there = sections.get(name);
            if (there != null) {
                return there;
            }
            UUID parent = section(arrivals, it.getOrDefault("wp:category_parent", ""), depth + 1);
            Arriving.ASection section =
                    new Arriving.ASection(
                            name,
                            FolderSections.id(
                                    "", "wordpress:" + places.name() + ":category:" + name),
                            parent,
                            Jsoup.parse(it.getOrDefault("wp:cat_name", name)).text(),
                            Jsoup.parse(it.getOrDefault("wp:category_description", "")).text(),
                            Slugs.from(name),
                            List.of("/category/" + trail(name)));
            arrivals.section(section).ifPresent(id -> sections.put(name, id));
            return sections.get(name);
        }

        private String trail(String name) {
            StringBuilder trail = new StringBuilder(name);
            Map<String, String> it = categories.get(name);
            for (int i = 0; i < 5 && it != null; i++) {
                String parent = it.getOrDefault("wp:category_parent", "");
                if (!parent.isEmpty()) {
                    trail.insert(0, parent + "/");
                }
                it = categories.get(parent);
            }
            return trail.toString();
        }
    }

    /** What a second reading does. */
    private static final class Bringing implements WxrReader.Reader {

        private final Arrivals arrivals;
        private final Known known;
        private final WordPressMedia media;
        private final WordPressText texts;
        private final Map<String, Integer> others = new TreeMap<>();
        private int comments;
        private int menus;

        Bringing(Arrivals arrivals, Known known, WordPressMedia media, WordPressText texts) {
            this.arrivals = arrivals;
            this.known = known;
            this.media = media;
            this.texts = texts;
        }

        @Override
        public void site(String address, String title) {}

        @Override
        public void category(Map<String, String> words) {}

        @Override
        public void author(String login, String name) {}

        @Override
        public void item(WxrItem it) {
            comments += it.comments();
            switch (it.type()) {
                case "post" -> text(it, ArticleKind.ARTICLE);
                case "page" -> text(it, ArticleKind.PAGE);
                case "attachment" -> media.ofId(it.get("title"), it.id());
                case "nav_menu_item" -> menus++;
                case "revision", "customize_changeset" -> {}
                default -> others.merge(it.type(), 1, Integer::sum);
            }
        }

        /** What is said once of many. */
        void end() {
            ArrivalReport report = arrivals.report();
            if (comments > 0) {
                report.note(
                        What.COMMENT,
                        Fate.LOST,
                        comments,
                        "",
                        Message.of("exchange.why.comments", "count", comments));
            }
            if (menus > 0) {
                report.note(What.MENU, Fate.LOST, menus, "", Message.of("exchange.why.menus"));
            }
            others.forEach((type, count) ->
                    report.note(
                            What.OTHER,
                            Fate.LOST,
                            type + " × " + count,
                            Message.of("exchange.why.type", "type", type)));
        }

        private void text(WxrItem it, ArticleKind kind) {
            String source = it.get("title").isBlank() ? it.link() : it.get("title").strip();
            What what = kind == ArticleKind.PAGE ? What.PAGE : What.ARTICLE;
            if (it.status().equals("trash") || it.status().equals("auto-draft")) {
                arrivals.report().note(what, Fate.LOST, source, Message.of("exchange.why.trash"));
                return;
            }
            boolean hidden = it.status().equals("private") || !it.get("wp:post_password").isEmpty();
            if (hidden) {
                arrivals.report()
                        .note(what, Fate.CHANGED, source, Message.of("exchange.why.private"));
            }
            ArticleState state = hidden ? ArticleState.DRAFT : state(it.status());
            Optional<Instant> day = moment(it, "wp:post_date");
            Instant created = day.orElse(Instant.EPOCH);
            Optional<Media> cover =
                    Optional.ofNullable(it.meta().get("_thumbnail_id"))
                            .flatMap(id -> media.ofId(source, id));
            arrivals.text(
                    new Arriving.AText(
                            source,
                            FolderSections.id(
                                    "", "wordpress:" + known.places.name() + ":" + it.id()),
                            kind,
                            Jsoup.parse(it.get("title")).text(),
                            Jsoup.parse(it.get("excerpt:encoded")).text(),
                            body(source, it),
                            kind == ArticleKind.PAGE ? null : section(it),
                            slug(it),
                            tags(it),
                            cover.map(Media::id).orElse(null),
                            cover.map(Media::alt).orElse(""),
                            "",
                            known.authors.getOrDefault(it.get("dc:creator"), it.get("dc:creator")),
                            state,
                            "",
                            created,
                            moment(it, "wp:post_modified").orElse(created),
                            null,
                            state == ArticleState.PUBLISHED ? created : null,
                            0,
                            old(it)));
        }

        private String body(String source, WxrItem it) {
            String ours = it.meta().get(ExportWxr.MARKDOWN);
            return ours == null
                    ? texts.markdown(source, it.get("content:encoded"))
                    : texts.ours(source, ours);
        }

        private @Nullable UUID section(WxrItem it) {
            return it.categories().stream()
                    .map(known.sections::get)
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** A text is in one section here: further categories are tags. */
        private List<String> tags(WxrItem it) {
            List<String> all = new ArrayList<>();
            it.tags().forEach(tag -> all.add(Jsoup.parse(tag).text()));
            it.categories().stream()
                    .filter(known.sections::containsKey)
                    .skip(1)
                    .map(name -> known.categories.getOrDefault(name, Map.of()))
                    .map(category -> Jsoup.parse(category.getOrDefault("wp:cat_name", "")).text())
                    .filter(name -> !name.isEmpty())
                    .forEach(all::add);
            return all;
        }

        private List<String> old(WxrItem it) {
            List<String> all = new ArrayList<>();
            known.places
                    .path(it.link())
                    .filter(path -> !path.startsWith("/?") && !path.equals("/" + slug(it)))
                    .ifPresent(all::add);
            all.add("/?p=" + it.id());
            if (it.type().equals("page")) {
                all.add("/?page_id=" + it.id());
            }
            return all;
        }
    }

    private static ArticleState state(String status) {
        return switch (status) {
            // A day to come makes it visible by itself, here as there.
            case "publish", "future" -> ArticleState.PUBLISHED;
            case "pending" -> ArticleState.PROPOSED;
            default -> ArticleState.DRAFT;
        };
    }

    private static Optional<Instant> moment(WxrItem it, String name) {
        String utc = it.get(name + "_gmt").strip();
        return FrontMatter.instant(utc.isEmpty() || utc.startsWith("0000") ? "" : utc + "Z")
                .or(() -> FrontMatter.instant(it.get(name)));
    }

    private static String slug(WxrItem it) {
        String name =
                java.net.URLDecoder.decode(
                        it.get("wp:post_name").replaceAll("%(?![0-9a-fA-F]{2})", "%25"),
                        java.nio.charset.StandardCharsets.UTF_8);
        return Slugs.from(name.isBlank() ? it.get("title") : name);
    }
}
