package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.preau.render.SafeHtml;
import org.preau.text.MarkdownOptions;
import org.preau.text.SafeAddress;

/**
 * The blocks of a home page, from the JSON that the workspace keeps to what templates know. A block
 * of a kind that this version does not have, or with nothing to show, is left out. Use it on one
 * thread, once.
 */
final class HomeBlocks {

    private static final int MOST = 40;
    private static final int LATEST = 6;

    /**
     * What blocks show beside their own words.
     *
     * @param featured the article to show first; null on a site without articles
     * @param pictures of the site, by file name
     */
    record Rows(
            List<org.preau.theme.Rows.Card> latest,
            org.preau.theme.Rows.@Nullable Card featured,
            Map<String, Picture> pictures) {}

    private final Shell shell;
    private final Voice voice;
    private final Rows rows;
    private boolean featuredShown;

    HomeBlocks(Shell shell, Rows rows) {
        this.shell = shell;
        this.voice = shell.voice();
        this.rows = rows;
    }

    /** All of them, in their order; the usual ones for a site that has arranged none. */
    List<Map<String, Object>> of(JsonNode blocks) {
        if (blocks.isEmpty()) {
            return usual();
        }
        for (JsonNode block : blocks) {
            featuredShown |= kind(block).equals("featured") && rows.featured() != null;
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        for (JsonNode block : blocks) {
            if (shown.size() < MOST) {
                block(block, "bloc-" + (shown.size() + 1)).ifPresent(one -> shown.add(one.map()));
            }
        }
        return shown;
    }

    private Optional<Model> block(JsonNode block, String id) {
        String title = voice.set(block.path("title").asText(""));
        return switch (kind(block)) {
            case "featured" -> featured(title, id);
            case "latest" -> Optional.of(latest(title, id));
            case "text" -> text(block.path("text").asText(""), title, id);
            case "picture" -> picture(block, id);
            case "people" -> listed("people", title, id, block.path("people"), this::person);
            case "hours" ->
                    listed("hours", title, id, block.path("hours"), this::hour)
                            .map(hours -> hours.and("note", word(block, "note")));
            case "figures" -> listed("figures", title, id, block.path("figures"), this::figure);
            case "actions" -> listed("actions", title, id, block.path("actions"), this::action);
            case "partners" -> listed("partners", title, id, block.path("partners"), this::partner);
            default -> Optional.empty();
        };
    }

    private List<Map<String, Object>> usual() {
        List<Map<String, Object>> shown = new ArrayList<>();
        if (!rows.latest().isEmpty()) {
            shown.add(latest(voice.say("theme.home.latest"), "bloc-1").map());
        }
        List<Map<String, Object>> sections =
                shell.sections().top().stream().map(this::section).toList();
        if (sections.size() > 1) {
            shown.add(
                    start("actions", voice.say("theme.home.sections"), "bloc-2")
                            .and("actions", sections)
                            .map());
        }
        text(shell.site().about(), voice.say("theme.home.about"), "bloc-3")
                .ifPresent(about -> shown.add(about.map()));
        return shown;
    }

    private Optional<Model> featured(String title, String id) {
        org.preau.theme.Rows.Card card = rows.featured();
        if (card == null) {
            return Optional.empty();
        }
        return Optional.of(
                start("featured", voice.set(card.title()), id)
                        .and("url", "/" + card.slug())
                        .and("kicker", title)
                        .and("text", new Cards(shell).text(card))
                        .and("image", card.cover().map(cover -> cover.image(shell, Responsive.WIDE).map())));
    }

    private Model latest(String title, String id) {
        org.preau.theme.Rows.Card first = featuredShown ? rows.featured() : null;
        List<org.preau.theme.Rows.Card> others =
                rows.latest().stream()
                        .filter(card -> first == null || !card.id().equals(first.id()))
                        .limit(LATEST)
                        .toList();
        return start("latest", title, id).and("cards", new Cards(shell).of(others));
    }

    private Optional<Model> text(String markdown, String title, String id) {
        MarkdownOptions options =
                Texts.options(voice, Map.of())
                        .withFirstLevel(3)
                        .withIdPrefix(id.replace("-", "") + "-");
        String html = Texts.render(markdown, options).html();
        return html.isEmpty()
                ? Optional.empty()
                : Optional.of(start("text", title, id).and("body", new SafeHtml(html)));
    }

    private Optional<Model> picture(JsonNode block, String id) {
        String file = block.path("file").asText("");
        Picture known = rows.pictures().get(file.substring(file.lastIndexOf('/') + 1));
        if (known == null) {
            return Optional.empty();
        }
        Picture told =
                new Picture(
                        known.sha256(),
                        known.name(),
                        known.width(),
                        known.height(),
                        block.path("alt").asText(known.alt()),
                        block.path("caption").asText(known.caption()),
                        known.credit());
        return Optional.of(
                start("picture", "", id)
                        .and("image", told.image(shell, Responsive.WIDE).map())
                        .and("caption", voice.set(told.caption()))
                        .and("credit", voice.set(told.credit())));
    }

    private Optional<Model> listed(
            String kind, String title, String id, JsonNode all, Function<JsonNode, Model> one) {
        List<Map<String, Object>> items =
                StreamSupport.stream(all.spliterator(), false)
                        .limit(MOST)
                        .map(one)
                        .map(Model::map)
                        .filter(item -> !item.isEmpty())
                        .toList();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(start(kind, title, id).and(kind, items));
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
        return Model.of("day", word(item, "day")).and("time", word(item, "hours"));
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
                .and("url", address(item.path("url").asText("")));
    }

    private Map<String, Object> section(Section section) {
        return Model.of("title", voice.set(section.title()))
                .and("url", section.address())
                .and("text", voice.set(section.description()))
                .map();
    }

    private String word(JsonNode item, String name) {
        return voice.set(item.path(name).asText(""));
    }

    private static Optional<String> address(String written) {
        return SafeAddress.of(written);
    }

    private static String kind(JsonNode block) {
        return block.path("kind").asText("").toLowerCase(Locale.ROOT);
    }

    private static Model start(String kind, String title, String id) {
        String flag = "is" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        return Model.of("kind", kind).and(flag, true).and("id", id).and("title", title);
    }
}
