package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.preau.text.SafeAddress;

/** The blocks of a home page that are lists of what somebody typed. Use it on one thread. */
final class ListBlocks {

    private static final int MOST = 40;

    private final Shell shell;
    private final Voice voice;
    private final HomeRows rows;

    ListBlocks(Shell shell, HomeRows rows) {
        this.shell = shell;
        this.voice = shell.voice();
        this.rows = rows;
    }

    /** Empty where nothing in it can be shown. */
    Optional<Model> block(JsonNode block, String title, String id) {
        return switch (HomeRows.kind(block)) {
            case "people" -> listed(block, "people", title, id, this::person);
            case "figures" -> listed(block, "figures", title, id, this::figure);
            case "actions" -> listed(block, "actions", title, id, this::action);
            case "partners" -> listed(block, "partners", title, id, this::partner);
            case "files" -> listed(block, "files", title, id, this::file);
            case "hours" ->
                    listed(block, "hours", title, id, this::hour)
                            .map(hours -> hours.and("note", word(block, "note")));
            case "needs" ->
                    listed(block, "needs", title, id, this::need)
                            .map(needs -> needs.and("text", word(block, "text")));
            default -> Optional.empty();
        };
    }

    private static Optional<Model> listed(
            JsonNode block, String kind, String title, String id, Function<JsonNode, Model> one) {
        List<Map<String, Object>> items = items(block.path(kind), one);
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(HomeBlocks.start(kind, title, id).and(kind, items));
    }

    /** The items of a list that have something to show. */
    static List<Map<String, Object>> items(JsonNode all, Function<JsonNode, Model> one) {
        return StreamSupport.stream(all.spliterator(), false)
                .limit(MOST)
                .map(one)
                .map(Model::map)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** A document: what its name ends in says what it is. */
    private Model file(JsonNode item) {
        return address(item.path("url").asText(""))
                .map(url ->
                        Model.of("name", word(item, "label"))
                                .and("url", url)
                                .and("type", HomeRows.ending(url)))
                .orElseGet(Model::empty);
    }

    private Model person(JsonNode item) {
        String email = item.path("email").asText("");
        return Model.of("name", word(item, "name"))
                .and("role", word(item, "role"))
                .and(
                        "contact",
                        address("mailto:" + email)
                                .filter(url -> !email.isEmpty())
                                .map(url -> Map.of("url", url)));
    }

    private Model hour(JsonNode item) {
        return Model.of("day", word(item, "day"))
                .and("time", word(item, "hours"))
                .and("today", rows.almanac().isToday(item));
    }

    private Model figure(JsonNode item) {
        return Model.of("value", word(item, "value")).and("label", word(item, "label"));
    }

    /** Without an address that is safe, an action leads nowhere and is left out. */
    private Model action(JsonNode item) {
        return address(item.path("url").asText(""))
                .map(url ->
                        Model.of("title", word(item, "label"))
                                .and("url", url)
                                .and("text", word(item, "text")))
                .orElseGet(Model::empty);
    }

    private Model partner(JsonNode item) {
        return Model.of("name", word(item, "name"))
                .and("url", address(item.path("url").asText("")))
                .and("logo", rows.picture(item, "logo").map(this::logo));
    }

    /** Its name stands beside it, so that it says nothing itself. */
    private Map<String, Object> logo(Picture known) {
        return new Picture(known.sha256(), known.name(), known.width(), known.height(), "", "", "")
                .image(shell, Responsive.CARD)
                .map();
    }

    private Model need(JsonNode item) {
        return Model.of("what", word(item, "what"));
    }

    private String word(JsonNode item, String name) {
        return voice.set(item.path(name).asText(""));
    }

    private static Optional<String> address(String written) {
        return SafeAddress.of(written);
    }
}
