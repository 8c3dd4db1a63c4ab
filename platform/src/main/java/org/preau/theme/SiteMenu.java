package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.text.Json;
import org.preau.text.SafeAddress;

/**
 * The menus of a page: those that the association made, else its sections and standing pages. What
 * an entry leads to and visitors do not see is left out, with a heading that has nothing below.
 */
final class SiteMenu {

    private static final int DEPTH = 3;

    private final Shell shell;
    private final String current;
    private final Set<UUID> open = new HashSet<>();

    /**
     * @param current the path of the page
     * @param around the sections that hold it
     */
    SiteMenu(Shell shell, String current, List<Section> around) {
        this.shell = shell;
        this.current = current;
        around.forEach(section -> open.add(section.id()));
    }

    /** Where the entries at the head of the pages of a site lead. */
    static Set<String> addresses(Shell shell) {
        Set<String> all = new HashSet<>();
        collect(new SiteMenu(shell, "", List.of()).main(), all);
        return all;
    }

    private static void collect(List<Map<String, Object>> entries, Set<String> all) {
        for (Map<String, Object> entry : entries) {
            all.add(String.valueOf(entry.get("url")));
            if (entry.get("children") instanceof List<?> children) {
                @SuppressWarnings("unchecked") // what entry() and usual() put there
                List<Map<String, Object>> below = (List<Map<String, Object>>) children;
                collect(below, all);
            }
        }
    }

    /** At the head of the page. */
    List<Map<String, Object>> main() {
        return shell.site().menu().isEmpty() ? usual() : own("main", DEPTH);
    }

    /** At its foot. */
    List<Map<String, Object>> foot() {
        return shell.site().menu().isEmpty() ? List.of() : own("foot", 1);
    }

    private List<Map<String, Object>> own(String which, int levels) {
        try {
            byte[] json = shell.site().menu().getBytes(StandardCharsets.UTF_8);
            return entries(Json.tree(json).path(which), levels);
        } catch (Json.MalformedJson e) {
            return usual();
        }
    }

    private List<Map<String, Object>> entries(JsonNode list, int levels) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (JsonNode node : list) {
            List<Map<String, Object>> children =
                    levels > 1 ? entries(node.path("children"), levels - 1) : List.of();
            entry(node, children).ifPresent(model -> entries.add(model.map()));
        }
        return entries;
    }

    private Optional<Model> entry(JsonNode node, List<Map<String, Object>> children) {
        String target = node.path("target").asText("");
        Optional<Model> own =
                switch (node.path("kind").asText("")) {
                    case "home" ->
                            Optional.of(
                                    link(node, shell.voice().say("theme.menu.home"), "/", false));
                    case "section" ->
                            id(target)
                                    .flatMap(shell.sections()::of)
                                    .map(it ->
                                            link(
                                                    node,
                                                    it.title(),
                                                    it.address(),
                                                    open.contains(it.id())));
                    case "text" ->
                            id(target)
                                    .flatMap(this::text)
                                    .map(it -> link(node, it.title(), "/" + it.slug(), false));
                    case "agenda" ->
                            Optional.of(
                                    link(
                                            node,
                                            shell.voice().say("theme.agenda.title"),
                                            shell.site().agenda(),
                                            false));
                    case "address" -> SafeAddress.of(target).map(it -> link(node, it, it, false));
                    case "heading" ->
                            children.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(link(node, "", "", false));
                    default -> Optional.empty();
                };
        return own.map(model -> holding(model, children));
    }

    private Model link(JsonNode node, String title, String url, boolean holds) {
        String label = node.path("label").asText("");
        boolean here = url.equals(current);
        return Model.of("label", shell.voice().set(label.isEmpty() ? title : label))
                .and("url", url)
                .and("current", here)
                .and("open", !here && holds);
    }

    /** What leads to this page from below opens it. */
    private static Model holding(Model model, List<Map<String, Object>> children) {
        boolean within = children.stream().anyMatch(SiteMenu::isAround);
        boolean here = Boolean.TRUE.equals(model.map().get("current"));
        return (within && !here ? model.and("open", true) : model).and("children", children);
    }

    private static boolean isAround(Map<String, Object> entry) {
        return Boolean.TRUE.equals(entry.get("current")) || Boolean.TRUE.equals(entry.get("open"));
    }

    private Optional<Shell.StandingPage> text(UUID id) {
        return shell.pages().stream().filter(page -> page.id().equals(id)).findFirst();
    }

    private List<Map<String, Object>> usual() {
        List<Map<String, Object>> entries = new ArrayList<>();
        shell.sections().top().forEach(section -> entries.add(usual(section, 1)));
        if (shell.site().dated()) {
            String agenda = shell.site().agenda();
            entries.add(
                    Model.of("label", shell.voice().say("theme.agenda.title"))
                            .and("url", agenda)
                            .and("current", agenda.equals(current))
                            .map());
        }
        for (Shell.StandingPage page : shell.pages()) {
            if (page.isPage()) {
                String address = "/" + page.slug();
                entries.add(
                        Model.of("label", shell.voice().set(page.title()))
                                .and("url", address)
                                .and("current", address.equals(current))
                                .map());
            }
        }
        return entries;
    }

    private Map<String, Object> usual(Section section, int depth) {
        boolean here = section.address().equals(current);
        List<Map<String, Object>> children =
                depth == DEPTH
                        ? List.of()
                        : shell.sections().children(section).stream()
                                .map(child -> usual(child, depth + 1))
                                .toList();
        return Model.of("label", shell.voice().set(section.title()))
                .and("url", section.address())
                .and("current", here)
                .and("open", !here && open.contains(section.id()))
                .and("children", children)
                .map();
    }

    private static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
