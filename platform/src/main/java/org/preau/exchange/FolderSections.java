package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Slugs;

/** The sections of a folder: those that its list names, and folders of texts. */
final class FolderSections {

    /** As deep as sections go here. */
    private static final int DEPTH = 5;

    private final Shelf root;
    private final Arrivals arrivals;
    private final Map<String, UUID> bySlug = new HashMap<>();
    private final Map<String, Optional<UUID>> byFolder = new HashMap<>();

    FolderSections(Shelf root, Arrivals arrivals) {
        this.root = root;
        this.arrivals = arrivals;
    }

    /** Brings those of {@code sections.json}, each parent before its children. */
    void listed() {
        Optional<JsonNode> list =
                ImportFolder.json(root, ExportMarkdown.SECTIONS, arrivals.report());
        if (list.isEmpty() || !list.get().isArray()) {
            return;
        }
        for (JsonNode it : list.get()) {
            String slug = it.path("slug").asText("");
            List<String> old = new ArrayList<>();
            it.path("oldPaths").forEach(path -> old.add(path.asText("")));
            Arriving.ASection section =
                    new Arriving.ASection(
                            slug,
                            id(it.path("id").asText(""), "section:" + slug),
                            bySlug.get(it.path("parent").asText("")),
                            it.path("title").asText(""),
                            it.path("description").asText(""),
                            slug,
                            old,
                            it.path("prepared").asBoolean(false));
            arrivals.section(section).ifPresent(id -> bySlug.put(slug, id));
        }
    }

    /** All that the list names, by their addresses there. */
    Map<String, UUID> named() {
        return Map.copyOf(bySlug);
    }

    Optional<UUID> named(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /**
     * The section that stands for a folder within folders; made at its first text.
     *
     * @param path of names from the top; none for the top itself
     */
    Optional<UUID> of(List<String> path) {
        List<String> most = path.size() > DEPTH ? path.subList(0, DEPTH) : path;
        if (most.isEmpty()) {
            return Optional.empty();
        }
        String key = String.join("/", most);
        Optional<UUID> known = byFolder.get(key);
        if (known == null) {
            known = made(most, key);
            byFolder.put(key, known);
        }
        return known;
    }

    private Optional<UUID> made(List<String> path, String key) {
        String name = path.getLast();
        Optional<UUID> named = named(Slugs.from(name));
        if (named.isPresent()) {
            return named;
        }
        Optional<UUID> parent = of(path.subList(0, path.size() - 1));
        FrontMatter said = index(key).orElse(FrontMatter.read(""));
        String title = said.get("title");
        return arrivals.section(
                new Arriving.ASection(
                        key,
                        id("", "folder:" + key),
                        parent.orElse(null),
                        title.isEmpty() ? title(name) : title,
                        said.get("description", "lead"),
                        Slugs.from(said.get("slug").isEmpty() ? name : said.get("slug")),
                        List.of(),
                        false));
    }

    private Optional<FrontMatter> index(String key) {
        Optional<Path> file =
                root.find(key + "/_index.md").or(() -> root.find("articles/" + key + "/_index.md"));
        try {
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(FrontMatter.read(Files.readString(file.get())));
        } catch (java.io.IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String title(String folder) {
        String words = folder.replace('-', ' ').replace('_', ' ').strip();
        return words.isEmpty()
                ? folder
                : words.substring(0, 1).toUpperCase(java.util.Locale.FRENCH) + words.substring(1);
    }

    /** The identifier that is said, else one that follows from the source. */
    static UUID id(@Nullable String said, String source) {
        if (said != null && !said.isEmpty()) {
            try {
                return org.preau.base.Ids.parse(said);
            } catch (IllegalArgumentException none) {
                return id("", source);
            }
        }
        return UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8));
    }
}
