package org.preau.exchange;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.site.ArticleKind;
import org.preau.site.ArticleState;
import org.preau.site.BringTimes;
import org.preau.text.Message;
import org.preau.text.Slugs;

/** Reads one file of a folder as an article or a page. */
final class FolderText {

    private static final long BYTES = 4_000_000;
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(.+)");
    private static final Pattern HEADING = Pattern.compile("\\A\\s*#\\s+([^\\n]{1,300})\\n?");

    /**
     * A text, and what is said of it that goes beyond {@link Arriving.AText}.
     *
     * @param times the days of one that has just come
     * @param comments who may write below it; empty as the site says
     */
    record Whole(Arriving.AText text, BringTimes.Command times, String comments) {}

    /** Where a text will stand, known before any is read whole. */
    record Place(Path file, UUID id, String slug, Instant created) {}

    private final Shelf root;
    private final FolderSections sections;
    private final FolderPictures pictures;
    private final ArrivalReport report;

    FolderText(Shelf root, FolderSections sections, FolderPictures pictures, ArrivalReport report) {
        this.root = root;
        this.sections = sections;
        this.pictures = pictures;
        this.report = report;
    }

    static boolean isText(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return !plain.startsWith("_index.")
                && !plain.startsWith(".")
                && !plain.equals("readme.md")
                && (plain.endsWith(".md")
                        || plain.endsWith(".markdown")
                        || plain.endsWith(".html")
                        || plain.endsWith(".htm"));
    }

    /** Empty, and noted, when the file cannot be read. */
    Optional<Place> place(Path file) {
        return front(file)
                .map(front -> {
                    String said = front.get("slug");
                    return new Place(
                            file,
                            FolderSections.id(front.get("id"), "folder:" + name(file)),
                            Slugs.from(said.isEmpty() ? bare(file) : said),
                            created(file, front));
                });
    }

    /**
     * @param addresses the slugs of all texts, by their files
     */
    Optional<Whole> read(Place place, Map<Path, String> addresses) {
        Path file = place.file();
        return front(file)
                .map(front -> {
                    String source = name(file);
                    Content content = isHtml(file) ? html(source, front) : markdown(front);
                    Path folder = Objects.requireNonNull(file.getParent());
                    String body = pictures.in(source, folder, content.body());
                    body = Links.targets(body, target -> inner(folder, target, addresses));
                    return new Whole(
                            text(place, front, source, content.title(), body),
                            times(place.id(), front),
                            front.get("comments"));
                });
    }

    /** A text that was public once and is not says so by its first day. */
    private static BringTimes.Command times(UUID id, FrontMatter front) {
        boolean waits = List.of("draft", "proposed", "declined").contains(front.get("state"));
        return new BringTimes.Command(
                id,
                waits ? front.moment("published").orElse(null) : null,
                front.moment("expires").orElse(null),
                front.moment("publicbefore").orElse(null));
    }

    /** A text, and what its own words call it. */
    private record Content(String title, String body) {}

    private static Content markdown(FrontMatter front) {
        Matcher heading = HEADING.matcher(front.body());
        if (!front.get("title").isEmpty() || !heading.find()) {
            return new Content(front.get("title"), front.body());
        }
        return new Content(
                heading.group(1).strip(), front.body().substring(heading.end()).stripLeading());
    }

    private Content html(String source, FrontMatter front) {
        Document page = Jsoup.parse(front.body());
        Element main = page.selectFirst("main, article");
        Element root = main == null ? page.body() : main;
        Element first = root.selectFirst("h1");
        String title = front.get("title").isEmpty() ? page.title() : front.get("title");
        if (first != null) {
            title = title.isEmpty() || front.get("title").isEmpty() ? first.text() : title;
            first.remove();
        }
        String body =
                new HtmlToMarkdown(part ->
                        report.note(
                                What.PART,
                                Fate.LOST,
                                source,
                                Message.of("exchange.why.part", "part", part)))
                        .of(root);
        return new Content(title, body);
    }

    private Arriving.AText text(
            Place place, FrontMatter front, String source, String title, String body) {
        List<String> folders = folders(place.file());
        boolean page =
                front.get("kind", "type").equalsIgnoreCase("page")
                        || (!folders.isEmpty() && folders.getFirst().equals("pages"));
        Optional<Instant> published = front.moment("published", "date");
        ArticleState state = state(front);
        String cover = front.get("cover", "image", "featured_image");
        Path folder = Objects.requireNonNull(place.file().getParent());
        var picture =
                cover.isEmpty()
                        ? Optional.<org.preau.media.Media>empty()
                        : pictures.at(folder, cover, source);
        String alt = front.get("coveralt");
        return new Arriving.AText(
                source,
                place.id(),
                page ? ArticleKind.PAGE : ArticleKind.ARTICLE,
                title.isEmpty() ? bare(place.file()).replace('-', ' ') : title,
                front.get("lead", "description", "summary", "excerpt"),
                body.stripTrailing(),
                page ? null : section(front, folders, source),
                place.slug(),
                front.list("tags"),
                picture.map(org.preau.media.Media::id).orElse(null),
                alt.isEmpty() ? picture.map(org.preau.media.Media::alt).orElse("") : alt,
                front.get("covercaption"),
                front.get("author"),
                state,
                front.get("note"),
                place.created(),
                front.moment("updated", "lastmod").orElse(published.orElse(place.created())),
                front.moment("proposed").orElse(null),
                published.orElse(state == ArticleState.PUBLISHED ? place.created() : null),
                position(front.get("position")),
                front.values().getOrDefault("oldpaths", List.of()));
    }

    private @org.jspecify.annotations.Nullable UUID section(
            FrontMatter front, List<String> folders, String source) {
        String named = front.get("section");
        if (!named.isEmpty()) {
            Optional<UUID> known =
                    sections.named(Slugs.from(named)).or(() -> sections.of(List.of(named)));
            if (known.isEmpty()) {
                report.note(
                        What.ARTICLE,
                        Fate.CHANGED,
                        source,
                        Message.of("exchange.why.section-unknown", "section", named));
            }
            return known.orElse(null);
        }
        boolean ours = !folders.isEmpty() && folders.getFirst().equals("articles");
        return sections.of(ours ? folders.subList(1, folders.size()) : folders).orElse(null);
    }

    /** Only what says so is public: a text without front matter may be anybody's notes. */
    private static ArticleState state(FrontMatter front) {
        String said = front.get("state").toUpperCase(Locale.ROOT);
        for (ArticleState state : ArticleState.values()) {
            if (state.name().equals(said)) {
                return state;
            }
        }
        boolean draft = front.is("draft") || front.get("published").equalsIgnoreCase("false");
        return draft || !front.present() ? ArticleState.DRAFT : ArticleState.PUBLISHED;
    }

    private Instant created(Path file, FrontMatter front) {
        Matcher dated = DATED.matcher(stem(file));
        return front.moment("created", "date", "published")
                .or(() -> dated.matches() ? FrontMatter.instant(dated.group(1)) : Optional.empty())
                .orElseGet(() -> modified(file));
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private String inner(Path folder, String target, Map<Path, String> addresses) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        if (path.isEmpty()
                || path.contains("://")
                || !isText(path.substring(path.lastIndexOf('/') + 1))) {
            return target;
        }
        return root.find(folder, path)
                .or(() -> root.find(path))
                .map(addresses::get)
                .map(slug -> "/" + slug + (hash < 0 ? "" : target.substring(hash)))
                .orElse(target);
    }

    private Optional<FrontMatter> front(Path file) {
        try {
            if (Files.size(file) > BYTES) {
                throw new IOException("too long");
            }
            byte[] bytes = Files.readAllBytes(file);
            try {
                return Optional.of(FrontMatter.read(decoded(bytes)));
            } catch (MalformedInputException notUtf8) {
                return Optional.of(
                        FrontMatter.read(
                                new String(
                                        bytes, java.nio.charset.Charset.forName("windows-1252"))));
            }
        } catch (IOException e) {
            report.note(What.FILE, Fate.LOST, name(file), Message.of("exchange.why.unreadable"));
            return Optional.empty();
        }
    }

    private static String decoded(byte[] bytes) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(bytes))
                .toString();
    }

    private List<String> folders(Path file) {
        List<String> names = new ArrayList<>();
        Path parent = root.root().relativize(file).getParent();
        if (parent != null) {
            parent.forEach(one -> names.add(one.toString()));
        }
        return names;
    }

    private String name(Path file) {
        return root.root().relativize(file).toString().replace('\\', '/');
    }

    private static String bare(Path file) {
        Matcher dated = DATED.matcher(stem(file));
        return dated.matches() ? dated.group(2) : stem(file);
    }

    private static String stem(Path file) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static boolean isHtml(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.html?");
    }

    private static int position(String said) {
        return said.matches("[0-9]{1,6}") ? Integer.parseInt(said) : 0;
    }
}
