package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
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

    private final Shell shell;
    private final Voice voice;
    private final HomeRows rows;

    HomeBlocks(Shell shell, HomeRows rows) {
        this.shell = shell;
        this.voice = shell.voice();
        this.rows = rows;
    }

    /** All of them, in their order; the usual ones for a site that has arranged none. */
    List<Map<String, Object>> all() {
        if (rows.isUsual()) {
            return usual();
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        for (JsonNode block : rows.blocks()) {
            if (shown.size() < MOST) {
                block(block, "bloc-" + (shown.size() + 1)).ifPresent(one -> shown.add(one.map()));
            }
        }
        return shown;
    }

    private Optional<Model> block(JsonNode block, String id) {
        String title = voice.set(block.path("title").asText(""));
        return switch (HomeRows.kind(block)) {
            case "featured" -> featured(block, title, id);
            case "latest" -> Optional.of(latest(block, title, id));
            case "text" -> text(block.path("text").asText(""), title, id);
            case "picture" -> picture(block, id);
            case "gallery" -> gallery(block, title, id);
            case "agenda" -> agenda(block, title, id);
            case "contact" -> contact(block, title, id);
            case "newsletter" -> newsletter(block, title, id);
            case "files" -> listed("files", title, id, block.path("files"), this::file);
            case "sections" -> sections(title, id);
            case "about" -> text(shell.site().about(), title, id);
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
            shown.add(
                    start("latest", voice.say("theme.home.latest"), "bloc-1")
                            .and("cards", new Cards(shell).of(rows.latest(HomeRows.USUAL)))
                            .map());
        }
        if (shell.sections().top().size() > 1) {
            sections(voice.say("theme.home.sections"), "bloc-2")
                    .ifPresent(sections -> shown.add(sections.map()));
        }
        text(shell.site().about(), voice.say("theme.home.about"), "bloc-3")
                .ifPresent(about -> shown.add(about.map()));
        return shown;
    }

    private Optional<Model> sections(String title, String id) {
        List<Map<String, Object>> doors =
                shell.sections().top().stream().map(this::section).toList();
        return doors.isEmpty()
                ? Optional.empty()
                : Optional.of(start("actions", title, id).and("actions", doors));
    }

    private Optional<Model> featured(JsonNode block, String title, String id) {
        return rows.featured(block)
                .map(card ->
                        start("featured", voice.set(card.title()), id)
                                .and("url", "/" + card.slug())
                                .and("kicker", title)
                                .and("text", new Cards(shell).text(card))
                                .and(
                                        "image",
                                        card.cover()
                                                .map(cover ->
                                                        cover.image(shell, Responsive.WIDE)
                                                                .map())));
    }

    private Model latest(JsonNode block, String title, String id) {
        return start("latest", title, id)
                .and("cards", new Cards(shell).of(rows.latest(block)))
                .and(
                        "more",
                        rows.listing(block)
                                .map(it -> Model.link(voice.say("theme.home.all"), it.address())));
    }

    private Optional<Model> text(String markdown, String title, String id) {
        MarkdownOptions usual = Texts.options(voice, rows.inTexts());
        MarkdownOptions options =
                usual.withLinks(new TextLinks(usual.links(), rows.textFiles(), null))
                        .withFirstLevel(3)
                        .withIdPrefix(id.replace("-", "") + "-");
        String html = Responsive.html(Texts.render(markdown, options).html());
        return html.isEmpty()
                ? Optional.empty()
                : Optional.of(start("text", title, id).and("body", new SafeHtml(html)));
    }

    private Optional<Model> picture(JsonNode block, String id) {
        return rows.picture(block)
                .map(known ->
                        new Picture(
                                known.sha256(),
                                known.name(),
                                known.width(),
                                known.height(),
                                block.path("alt").asText(known.alt()),
                                block.path("caption").asText(known.caption()),
                                known.credit()))
                .map(told ->
                        start("picture", "", id)
                                .and("image", told.image(shell, Responsive.WIDE).map())
                                .and("caption", voice.set(told.caption()))
                                .and("credit", voice.set(told.credit())));
    }

    private Optional<Model> gallery(JsonNode block, String title, String id) {
        return listed("gallery", title, id, block.path("images"), this::image)
                .map(it ->
                        start("gallery", title, id)
                                .and("images", it.map().getOrDefault("gallery", List.of())));
    }

    /** A picture of a gallery; without a text that says it, it leads to no larger one. */
    private Model image(JsonNode item) {
        return rows.picture(item)
                .map(known ->
                        known.image(shell, Responsive.CARD)
                                .and("caption", voice.set(known.caption()))
                                .and("credit", voice.set(known.credit()))
                                .and("url", known.alt().isEmpty() ? "" : known.address()))
                .orElseGet(Model::empty);
    }

    private Optional<Model> agenda(JsonNode block, String title, String id) {
        List<Map<String, Object>> events =
                rows.coming(block).stream().map(item -> event(item).map()).toList();
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(start("agenda", title, id).and("events", events));
    }

    private Model event(JsonNode item) {
        return Model.of("title", word(item, "title"))
                .and("date", voice.calendar(HomeRows.date(item).orElseThrow()))
                .and("time", word(item, "time"))
                .and("place", word(item, "place"))
                .and("url", address(item.path("url").asText("")));
    }

    private Optional<Model> contact(JsonNode block, String title, String id) {
        Map<String, Object> contact = Contacts.of(shell);
        return contact.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        start("contact", title, id)
                                .and("text", word(block, "text"))
                                .and("contact", contact));
    }

    /** Where one subscribes: an address of the web or of the site, or a mail. */
    private Optional<Model> newsletter(JsonNode block, String title, String id) {
        String where = block.path("where").asText("");
        boolean mail = where.indexOf('@') > 0 && where.indexOf('/') < 0;
        return address(mail && !where.startsWith("mailto:") ? "mailto:" + where : where)
                .map(url ->
                        start("newsletter", title, id)
                                .and("text", word(block, "text"))
                                .and("url", url)
                                .and("label", word(block, "label")));
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
                .and("url", address(item.path("url").asText("")))
                .and("logo", rows.picture(item, "logo").map(this::logo));
    }

    /** Its name stands beside it, so that it says nothing itself. */
    private Map<String, Object> logo(Picture known) {
        return new Picture(known.sha256(), known.name(), known.width(), known.height(), "", "", "")
                .image(shell, Responsive.CARD)
                .map();
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

    private static Model start(String kind, String title, String id) {
        String flag = "is" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        return Model.of("kind", kind).and(flag, true).and("id", id).and("title", title);
    }
}
