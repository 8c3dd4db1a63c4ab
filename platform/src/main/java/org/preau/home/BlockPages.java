package org.preau.home;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.preau.base.Ids;
import org.preau.media.AddMedia;
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

    /**
     * The view of {@code home/block.hbs}.
     *
     * @param rich where its text is written as it will be read; empty for a block without one
     */
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
            Optional<BlockForm.Files> files,
            Optional<Rich> rich,
            boolean sends,
            List<Said> theirs) {}

    /** What the editor needs: the workspace's address, and the language of the site. */
    record Rich(String desk, String language) {}

    /** What somebody else's version says. */
    record Said(Message label, String value) {}

    private static final int MORE = 4;

    private final HomeRoom room;
    private final BlockFiles files;

    BlockPages(HomeRoom room) {
        this.room = room;
        this.files = new BlockFiles(room.media(), room.database());
    }

    Reply create(Desk desk, Exchange exchange) {
        return BlockKind.of(exchange.parameter("kind"))
                .map(kind -> {
                    String title = title(kind, exchange);
                    TypedBlock blank = TypedBlock.blank(Ids.next(), kind, title);
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
                .map(it ->
                        form(200, desk, exchange, TypedBlock.of(it), List.of(), Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply saveNew(Desk desk, Exchange exchange) {
        UUID id = Places.uuid(exchange.form("id")).orElseGet(Ids::next);
        return BlockKind.of(exchange.parameter("kind"))
                .map(kind -> answer(desk, exchange, TypedBlock.of(exchange, id, 0, kind)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply save(Desk desk, Exchange exchange) {
        int version = Math.max(1, number(exchange.form("version")));
        return find(desk, exchange)
                .map(it ->
                        answer(
                                desk,
                                exchange,
                                TypedBlock.of(exchange, it.id(), version, it.kind())))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /**
     * The buttons of the form: files to send, more lines, a line one place up or taken out, or
     * save. Files that came with any of them are taken in first, and are there again whatever the
     * answer is.
     */
    private Reply answer(Desk desk, Exchange exchange, TypedBlock typed) {
        BlockFiles.Taken taken = files.take(desk, exchange, typed);
        String gesture = exchange.form("geste");
        if (gesture.startsWith("monter-")) {
            up(typed.lines(), number(gesture.substring("monter-".length())) - 1);
        } else if (gesture.startsWith("enlever-")) {
            out(typed.lines(), number(gesture.substring("enlever-".length())) - 1);
        } else if (!gesture.equals("lignes") && !gesture.equals("envoyer")) {
            return save(desk, exchange, typed, taken);
        }
        return form(taken.status(), desk, exchange, typed, taken.wrongs(), Optional.empty());
    }

    private static void up(List<Map<String, String>> lines, int line) {
        if (line > 0 && line < lines.size()) {
            Collections.swap(lines, line, line - 1);
        }
    }

    private static void out(List<Map<String, String>> lines, int line) {
        if (line >= 0 && line < lines.size()) {
            lines.remove(line);
        }
    }

    private Reply save(Desk desk, Exchange exchange, TypedBlock typed, BlockFiles.Taken taken) {
        List<Wrong> wrongs = new ArrayList<>(taken.wrongs());
        wrongs.addAll(files.undescribed(desk, typed));
        if (!wrongs.isEmpty()) {
            int status = taken.isWhole() ? 422 : taken.status();
            return form(status, desk, exchange, typed, wrongs, Optional.empty());
        }
        return switch (room.save().run(desk, typed.command())) {
            case SaveBlock.Saved(Block block) -> {
                files.describe(desk, typed);
                Reply done = Pages.done(HomeRoom.base(desk), "said.home-saved");
                yield Reply.seeOther(done.headers().get("location") + "#b-" + block.id());
            }
            case SaveBlock.Invalid(List<Wrong> invalid) ->
                    form(422, desk, exchange, typed, invalid, Optional.empty());
            case SaveBlock.Stale(Block theirs) ->
                    form(409, desk, exchange, typed, List.of(), Optional.of(theirs));
            case SaveBlock.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply form(
            int status,
            Desk desk,
            Exchange exchange,
            TypedBlock typed,
            List<Wrong> wrongs,
            Optional<Block> theirs) {
        View view =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx -> view(tx, desk, exchange, typed, wrongs, theirs));
        Reply reply = room.pages().desk(status, "home/block", view, desk, exchange);
        return status < 500 ? reply : reply.with("retry-after", AddMedia.RETRY_S);
    }

    private static View view(
            TenantTx tx,
            Desk desk,
            Exchange exchange,
            TypedBlock typed,
            List<Wrong> wrongs,
            Optional<Block> theirs) {
        String base = HomeRoom.base(desk);
        String space = "/espace/" + desk.tenant().slug();
        BlockForm form = new BlockForm(typed.kind(), offers(tx, typed), wrongs, space);
        boolean fresh = typed.version() == 0;
        boolean more = exchange.form("geste").equals("lignes");
        Optional<BlockForm.Files> files = form.files(typed);
        return new View(
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
                typed.kind().hasLines() && !TypedBlock.isGallery(typed.kind()),
                more ? form.lines(typed.lines(), MORE) : form.lines(typed.lines()),
                files,
                typed.kind() == BlockKind.TEXT
                        ? Optional.of(new Rich(space, desk.tenant().language()))
                        : Optional.empty(),
                files.isPresent() || form.hasPictureLines(),
                theirs.map(it -> said(tx, it)).orElse(List.of()));
    }

    private static Message heading(TypedBlock typed) {
        String title = typed.words().getOrDefault("title", "");
        return title.isBlank() ? HomePages.name(typed.kind()) : Message.plain(title);
    }

    private static BlockForm.Offers offers(TenantTx tx, TypedBlock typed) {
        List<Places.Picture> shown = shown(tx, typed);
        return switch (typed.kind()) {
            case FEATURED -> BlockForm.Offers.articles(withChosen(tx, typed.words()));
            case LATEST, TEAMS, BOARD ->
                    BlockForm.Offers.sections(SectionTree.of(Sections.all(tx)));
            case FILES -> BlockForm.Offers.documents(Places.documents(tx));
            default ->
                    asksPictures(typed.kind())
                            ? BlockForm.Offers.pictures(Places.pictures(tx), shown)
                            : BlockForm.Offers.NONE;
        };
    }

    static boolean asksPictures(BlockKind kind) {
        return Stream.concat(kind.words().stream(), kind.line().stream())
                .anyMatch(question -> question.form() == Question.Form.PICTURE);
    }

    /** The pictures that the form names already, however old they are. */
    private static List<Places.Picture> shown(TenantTx tx, TypedBlock typed) {
        return Stream.concat(Stream.of(typed.words()), typed.lines().stream())
                .flatMap(answers ->
                        Stream.of("file", "logo").map(it -> answers.getOrDefault(it, "")))
                .filter(path -> !path.isBlank())
                .flatMap(path -> Places.picture(tx, path).stream())
                .distinct()
                .toList();
    }

    /** The articles offered, the chosen one among them however old. */
    private static List<Places.Text> withChosen(TenantTx tx, Map<String, String> words) {
        List<Places.Text> articles = new ArrayList<>(Places.articles(tx));
        Places.article(tx, words.getOrDefault("article", ""))
                .filter(it -> !articles.contains(it))
                .ifPresent(articles::addFirst);
        return articles;
    }

    private static List<Said> said(TenantTx tx, Block theirs) {
        List<Said> said = new ArrayList<>();
        for (Question question : theirs.kind().words()) {
            said.add(
                    new Said(
                            BlockForm.label(question),
                            shown(tx, question, theirs.word(question.name()))));
        }
        for (Map<String, String> line : theirs.lines()) {
            List<String> cells =
                    theirs.kind().line().stream()
                            .map(it -> shown(tx, it, line.getOrDefault(it.name(), "")))
                            .filter(cell -> !cell.isEmpty())
                            .toList();
            said.add(new Said(Message.of("home.line"), String.join(" · ", cells)));
        }
        return said.stream().filter(one -> !one.value().isEmpty()).toList();
    }

    /** An answer as a person reads it: a picture is what it shows, not its address. */
    private static String shown(TenantTx tx, Question question, String answer) {
        return switch (question.form()) {
            case PICTURE ->
                    Places.picture(tx, answer)
                            .map(it -> it.alt().isEmpty() ? it.name() : it.alt())
                            .orElse(answer);
            case ARTICLE -> Places.article(tx, answer).map(Places.Text::title).orElse(answer);
            case SECTION -> Places.section(tx, answer).orElse(answer);
            default -> answer;
        };
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
