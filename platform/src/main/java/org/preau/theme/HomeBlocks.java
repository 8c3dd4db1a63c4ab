package org.preau.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final ListBlocks lists;
    private final DateBlocks dates;
    private final ClubBlocks club;

    HomeBlocks(Shell shell, HomeRows rows) {
        this.shell = shell;
        this.voice = shell.voice();
        this.rows = rows;
        this.lists = new ListBlocks(shell, rows);
        this.dates = new DateBlocks(shell, rows.almanac());
        this.club = new ClubBlocks(shell);
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
            case "agenda" -> dates.agenda(block, title, id, rows.dates());
            case "match" -> dates.match(block, title, id);
            case "week" -> dates.week(block, title, id);
            case "alert" -> dates.alert(block, title, id);
            case "scores" -> club.scores(block, title, id);
            case "training" -> club.training(block, title, id);
            case "teams" -> club.teams(block, title, id);
            case "board" -> board(block, title, id);
            case "contact" -> contact(block, title, id);
            case "newsletter" -> newsletter(block, title, id);
            case "sections" -> sections(title, id);
            case "about" -> text(shell.site().about(), title, id);
            case "people", "hours", "figures", "actions", "partners", "files", "needs" ->
                    lists.block(block, title, id);
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
                .and("more", all(block));
    }

    private Optional<Map<String, Object>> all(JsonNode block) {
        return rows.listing(block).map(it -> Model.link(voice.say("theme.home.all"), it.address()));
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
        List<Map<String, Object>> images = ListBlocks.items(block.path("images"), this::image);
        return images.isEmpty()
                ? Optional.empty()
                : Optional.of(start("gallery", title, id).and("images", images));
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

    /** Small ads: what stands before a colon says what kind of ad it is. */
    private Optional<Model> board(JsonNode block, String title, String id) {
        List<Map<String, Object>> ads =
                rows.latest(block).stream().map(card -> ad(card).map()).toList();
        return ads.isEmpty()
                ? Optional.empty()
                : Optional.of(start("board", title, id).and("ads", ads).and("more", all(block)));
    }

    private Model ad(Rows.Card card) {
        String[] parts = card.title().split("\\s*:\\s+", 2);
        boolean told = parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank();
        return Model.of("label", told ? voice.set(parts[0]) : "")
                .and("title", voice.set(told ? parts[1] : card.title()))
                .and("url", "/" + card.slug())
                .and("text", new Cards(shell).text(card))
                .and("by", card.authorName());
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

    /** How a block begins: its kind with the flag named after it, its heading and identifier. */
    static Model start(String kind, String title, String id) {
        String flag = "is" + Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        return Model.of("kind", kind).and(flag, true).and("id", id).and("title", title);
    }
}
