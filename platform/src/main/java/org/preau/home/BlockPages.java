package org.preau.home;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.media.AddMedia;
import org.preau.site.Wrong;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The form of one block. */
final class BlockPages {

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
        boolean more = exchange.form("geste").equals("lignes");
        BlockView view =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx -> BlockView.of(tx, desk, typed, wrongs, theirs, more));
        Reply reply = room.pages().desk(status, "home/block", view, desk, exchange);
        return status < 500 ? reply : reply.with("retry-after", AddMedia.RETRY_S);
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
