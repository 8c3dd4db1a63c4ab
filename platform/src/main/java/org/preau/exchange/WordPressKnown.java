package org.preau.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.preau.text.Slugs;

/** What a first reading of a WXR file keeps: addresses and names. */
final class WordPressKnown implements WxrReader.Reader {

    private static final List<String> UNSORTED = List.of("uncategorized", "non-classe");

    /** As deep as sections go; a circle of categories ends there too. */
    private static final int DEPTH = 5;

    /** What is kept of every term and person is short, whatever stands there. */
    private static final int WORDS = 1_000;

    private static final List<String> CATEGORY =
            List.of(
                    "wp:term_id",
                    "wp:category_nicename",
                    "wp:category_parent",
                    "wp:cat_name",
                    "wp:category_description");

    final WordPressPlaces places = new WordPressPlaces();
    private final WordPressMedia media;
    private final Map<String, Map<String, String>> categories = new LinkedHashMap<>();
    private final Map<String, UUID> sections = new TreeMap<>();
    private final Map<String, String> categoryOfTerm = new HashMap<>();
    private final Map<String, String> trails = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, String> menus = new LinkedHashMap<>();
    private final Map<String, String> authors = new TreeMap<>();
    private final Set<String> writers = new HashSet<>();
    private boolean comments;

    WordPressKnown(WordPressMedia media) {
        this.media = media;
    }

    @Override
    public void site(String address, String title) {
        places.site(address);
    }

    @Override
    public void category(Map<String, String> texts) {
        Map<String, String> kept = new HashMap<>();
        for (String field : CATEGORY) {
            kept.put(field, Arrivals.cut(texts.getOrDefault(field, ""), WORDS));
        }
        String name = kept.getOrDefault("wp:category_nicename", "");
        categories.put(name, kept);
        categoryOfTerm.put(texts.getOrDefault("wp:term_id", ""), name);
    }

    @Override
    public void term(Map<String, String> texts) {
        if (texts.containsKey("wp:tag_name")) {
            tags.put(texts.getOrDefault("wp:term_id", ""), word(texts, "wp:tag_name"));
        } else if ("nav_menu".equals(texts.get("wp:term_taxonomy"))) {
            menus.put(texts.getOrDefault("wp:term_slug", ""), word(texts, "wp:term_name"));
        }
    }

    @Override
    public void author(String number, String login, String name) {
        writers.add(Arrivals.cut(number, WORDS));
        authors.put(Arrivals.cut(login, WORDS), Arrivals.cut(name.isEmpty() ? login : name, WORDS));
    }

    @Override
    public void comment(String post, Map<String, String> texts) {
        comments = true;
    }

    @Override
    public void item(WxrItem it) {
        switch (it.type()) {
            case "attachment" -> media.know(it);
            case "post", "page" -> places.put(it.id(), it.link(), it.slug());
            default -> {}
        }
    }

    boolean hasComments() {
        return comments;
    }

    /** The identifier here of a post, a comment or a line of a menu there. */
    UUID id(String kind, String number) {
        String of = kind.isEmpty() ? "" : kind + ":";
        return FolderSections.id("", "wordpress:" + places.name() + ":" + of + number);
    }

    /** The names of who wrote a text, several by commas. */
    String author(WxrItem it) {
        return it.authors().size() > 1
                ? plain(String.join(", ", it.authors()))
                : authors.getOrDefault(it.get("dc:creator"), it.get("dc:creator"));
    }

    /** Whether that number is of somebody who writes for the site, and so speaks for it. */
    boolean isWriter(String number) {
        return !number.isEmpty() && writers.contains(number);
    }

    /** A menu's name by its slug. */
    String menu(String slug) {
        return slug + " " + menus.getOrDefault(slug, "");
    }

    /** A tag's name by its number there; empty when there is none. */
    String tag(String term) {
        return tags.getOrDefault(term, "");
    }

    /** The section here that stands for a category, by its slug there. */
    Optional<UUID> section(String category) {
        return Optional.ofNullable(sections.get(category));
    }

    /** The same by its number there. */
    Optional<UUID> sectionOfTerm(String term) {
        return section(categoryOfTerm.getOrDefault(term, ""));
    }

    /** The same by its address there. */
    Optional<UUID> sectionAt(String path) {
        return Optional.ofNullable(trails.get(path)).flatMap(this::section);
    }

    /** What a category is called. */
    String name(String category) {
        return plain(categories.getOrDefault(category, Map.of()).getOrDefault("wp:cat_name", ""));
    }

    /** Has all categories come as sections, each after those above it. */
    void sections(Arrivals arrivals) {
        categories.keySet().forEach(name -> section(arrivals, name, 0));
    }

    private @Nullable UUID section(Arrivals arrivals, String name, int depth) {
        Map<String, String> it = categories.get(name);
        if (it == null || UNSORTED.contains(name) || depth >= DEPTH) {
            return null;
        }
        UUID there = sections.get(name);
        if (there != null) {
            return there;
        }
        UUID parent = section(arrivals, it.getOrDefault("wp:category_parent", ""), depth + 1);
        String trail = "/category/" + trail(name);
        trails.put(trail, name);
        Arriving.ASection section =
                new Arriving.ASection(
                        name,
                        id("category", name),
                        parent,
                        plain(it.getOrDefault("wp:cat_name", name)),
                        plain(it.getOrDefault("wp:category_description", "")),
                        Slugs.from(name),
                        List.of(trail, "/?cat=" + it.getOrDefault("wp:term_id", "0")),
                        false);
        arrivals.section(section).ifPresent(id -> sections.put(name, id));
        return sections.get(name);
    }

    private String trail(String name) {
        StringBuilder trail = new StringBuilder(name);
        Map<String, String> it = categories.get(name);
        for (int i = 0; i < DEPTH && it != null; i++) {
            String parent = it.getOrDefault("wp:category_parent", "");
            if (!parent.isEmpty()) {
                trail.insert(0, parent + "/");
            }
            it = categories.get(parent);
        }
        return trail.toString();
    }

    private static String word(Map<String, String> texts, String field) {
        return Arrivals.cut(plain(texts.get(field)), WORDS);
    }

    /** The words of a title, which is HTML there. */
    static String plain(@Nullable String html) {
        return Jsoup.parse(Objects.requireNonNullElse(html, "")).text();
    }
}
