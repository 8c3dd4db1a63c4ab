package org.preau.home;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.site.SectionTree;
import org.preau.site.Sections;
import org.preau.site.Wrong;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The form of one block. */
final class BlockPages {

    /** The view of {@code home/block.hbs}. */
    record View(
            boolean fresh,
            Message heading,
            Message text,
            List<Link> crumbs,
            String action,
            String back,
            UUID id,
            int version,
            String kind,
            Form form,
            boolean hasLines,
            List<BlockForm.Line> lines,
            Optional<Pictures> pictures,
            List<Said> theirs) {}

    /**
     * The pictures to choose from.
     *
     * @param name of the form's field
     * @param many whether several may be chosen
     */
    record Pictures(
            String name,
            boolean many,
            List<BlockForm.Choice> choices,
            Optional<Message> error,
            String library) {}

    /** What somebody else's version says. */
    record Said(Message label, String value) {}

    /** The block as it was typed. */
    private record Typed(
            UUID id,
            int version,
            BlockKind kind,
            Map<String, String> words,
            List<Map<String, String>> lines) {

        static Typed of(Block block) {
            return new Typed(
                    block.id(), block.version(), block.kind(), block.words(), block.lines());
        }

        SaveBlock.Command command() {
            return new SaveBlock.Command(id, version, kind, words, lines);
        }
    }

    private static final int MORE = 4;

    private final HomeRoom room;

    BlockPages(HomeRoom room) {
        this.room = room;
    }

    Reply create(Desk desk, Exchange exchange) {
        return BlockKind.of(exchange.parameter("kind"))
                .map(kind -> {
                    Map<String, String> words = new LinkedHashMap<>();
                    words.put("title", title(kind, exchange));
                    words.put("count", "6");
                    Typed blank = new Typed(Ids.next(), 0, kind, words, List.of());
                    return form(200, desk, exchange, blank, List.of(), Optional.empty());
                })
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private String title(BlockKind kind, Exchange exchange) {
        boolean untitled = kind == BlockKind.TEXT || kind == BlockKind.PICTURE;
        return untitled ? "" : room.pages().text(exchange, "home.kind." + kind.key() + ".title");
    }

    Reply show(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(it -> form(200, desk, exchange, Typed.of(it), List.of(), Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply saveNew(Desk desk, Exchange exchange) {
        UUID id = Places.uuid(exchange.form("id")).orElseGet(Ids::next);
        return BlockKind.of(exchange.parameter("kind"))
                .map(kind -> answer(desk, exchange, typed(exchange, id, 0, kind)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply save(Desk desk, Exchange exchange) {
        int version = Math.max(1, number(exchange.form("version")));
        return find(desk, exchange)
                .map(it -> answer(desk, exchange, typed(exchange, it.id(), version, it.kind())))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** The buttons of the form: more lines, a line one place up, or save. */
    private Reply answer(Desk desk, Exchange exchange, Typed typed) {
        String gesture = exchange.form("geste");
        if (gesture.equals("lignes")) {
            return form(200, desk, exchange, typed, List.of(), Optional.empty());
        }
        if (gesture.startsWith("monter-")) {
            int line = number(gesture.substring("monter-".length())) - 1;
            if (line > 0 && line < typed.lines().size()) {
                Collections.swap(typed.lines(), line, line - 1);
            }
            return form(200, desk, exchange, typed, List.of(), Optional.empty());
        }
        return save(desk, exchange, typed);
    }

    private Reply save(Desk desk, Exchange exchange, Typed typed) {
        return switch (room.save().run(desk, typed.command())) {
            case SaveBlock.Saved(Block block) -> {
                Reply done = Pages.done(HomeRoom.base(desk), "said.home-saved");
                yield Reply.seeOther(done.headers().get("location") + "#b-" + block.id());
            }
            case SaveBlock.Invalid(List<Wrong> wrongs) ->
                    form(422, desk, exchange, typed, wrongs, Optional.empty());
            case SaveBlock.Stale(Block theirs) ->
                    form(409, desk, exchange, typed, List.of(), Optional.of(theirs));
            case SaveBlock.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply form(
            int status,
            Desk desk,
            Exchange exchange,
            Typed typed,
            List<Wrong> wrongs,
            Optional<Block> theirs) {
        BlockForm.Offers offers = room.database().read(desk.tenancy(), tx -> offers(tx, typed));
        BlockForm form = new BlockForm(typed.kind(), offers, wrongs);
        boolean fresh = typed.version() == 0;
        String base = HomeRoom.base(desk);
        boolean more = exchange.form("geste").equals("lignes");
        View view =
                new View(
                        fresh,
                        fresh ? HomePages.name(typed.kind()) : heading(typed),
                        Message.of("home.kind." + typed.kind().key() + ".text"),
                        List.of(new Link(Message.of("home.title"), base)),
                        base + (fresh ? "/nouveau/" + typed.kind().key() : "/" + typed.id()),
                        base,
                        typed.id(),
                        theirs.map(Block::version).orElse(typed.version()),
                        typed.kind().key(),
                        form.words(typed.words()),
                        typed.kind().hasLines() && !form.isPictures(),
                        more ? form.lines(typed.lines(), MORE) : form.lines(typed.lines()),
                        pictures(form, typed, desk),
                        theirs.map(BlockPages::said).orElse(List.of()));
        return room.pages().desk(status, "home/block", view, desk, exchange);
    }

    private static Message heading(Typed typed) {
        String title = typed.words().getOrDefault("title", "");
        return title.isBlank() ? HomePages.name(typed.kind()) : Message.plain(title);
    }

    private static Optional<Pictures> pictures(BlockForm form, Typed typed, Desk desk) {
        if (typed.kind() != BlockKind.PICTURE && !form.isPictures()) {
            return Optional.empty();
        }
        String base = "/espace/" + desk.tenant().slug();
        boolean many = form.isPictures();
        return Optional.of(
                new Pictures(
                        many ? "item-file" : "file",
                        many,
                        form.pictures(typed.words(), typed.lines(), base),
                        form.wrong(many ? "item-file-0" : "file"),
                        base + "/articles/nouveau"));
    }

    private static BlockForm.Offers offers(TenantTx tx, Typed typed) {
        return switch (typed.kind()) {
            case FEATURED ->
                    new BlockForm.Offers(List.of(), withChosen(tx, typed.words()), List.of());
            case LATEST, TEAMS, BOARD ->
                    new BlockForm.Offers(SectionTree.of(Sections.all(tx)), List.of(), List.of());
            case PICTURE, GALLERY ->
                    new BlockForm.Offers(List.of(), List.of(), Places.pictures(tx));
            default -> new BlockForm.Offers(List.of(), List.of(), List.of());
        };
    }

    /** The articles offered, the chosen one among them however old. */
    private static List<Places.Text> withChosen(TenantTx tx, Map<String, String> words) {
        List<Places.Text> articles = new ArrayList<>(Places.articles(tx));
        Places.article(tx, words.getOrDefault("article", ""))
                .filter(it -> !articles.contains(it))
                .ifPresent(articles::addFirst);
        return articles;
    }

    private static List<Said> said(Block theirs) {
        List<Said> said = new ArrayList<>();
        for (Question question : theirs.kind().words()) {
            said.add(
                    new Said(
                            Message.of("home.field." + question.name()),
                            theirs.word(question.name())));
        }
        theirs.lines()
                .forEach(line ->
                        said.add(
                                new Said(
                                        Message.of("home.line"),
                                        String.join(" · ", line.values()))));
        return said.stream().filter(one -> !one.value().isEmpty()).toList();
    }

    private static Typed typed(Exchange exchange, UUID id, int version, BlockKind kind) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Question question : kind.words()) {
            String name = question.name();
            words.put(name, exchange.form(name));
        }
        List<Map<String, String>> lines = new ArrayList<>();
        for (Question question : kind.line()) {
            List<String> column = exchange.formAll("item-" + question.name());
            for (int i = 0; i < column.size(); i++) {
                if (lines.size() <= i) {
                    lines.add(new LinkedHashMap<>());
                }
                lines.get(i).put(question.name(), column.get(i));
            }
        }
        return new Typed(id, version, kind, words, lines);
    }

    private Optional<Block> find(Desk desk, Exchange exchange) {
        return Places.uuid(exchange.parameter("block"))
                .flatMap(id ->
                        room.database()
                                .read(desk.tenancy(), HomePage::read)
                                .arrangement()
                                .find(id));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
