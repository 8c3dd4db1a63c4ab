package org.preau.media;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.preau.media.MediaPage.Beside;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Upload;

/** What is done to one file from its page. */
final class MediaPages {

    /**
     * What is asked before a file is deleted.
     *
     * @param seen how many places show it
     */
    record DeleteView(
            String name,
            String action,
            String back,
            int seen,
            boolean more,
            List<MediaView.Use> uses) {}

    private final MediaRoom room;
    private final MediaPage page;

    MediaPages(MediaRoom room) {
        this.room = room;
        this.page = new MediaPage(room);
    }

    Reply show(Desk desk, Exchange exchange) {
        return one(exchange)
                .map(id -> page.show(200, desk, exchange, id, Beside.NOTHING))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply save(Desk desk, Exchange exchange) {
        return one(exchange)
                .map(id -> save(desk, exchange, command(desk, exchange, id)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply save(Desk desk, Exchange exchange, DescribeMedia.Command command) {
        return switch (room.acts().describe().run(desk, command)) {
            case DescribeMedia.Saved(Media media) ->
                    Pages.done(MediaPaths.of(desk, media.id()), "said.media-saved");
            case DescribeMedia.Invalid(List<DescribeMedia.Wrong> wrongs) ->
                    page.show(422, desk, exchange, command.id(), Beside.typed(command, wrongs));
            case DescribeMedia.Stale(Media theirs) ->
                    page.show(409, desk, exchange, command.id(), Beside.theirs(command, theirs));
            case DescribeMedia.Missing() -> room.pages().notFound(exchange);
        };
    }

    /** What the form leaves out, as that of a document does the point, stays as it was. */
    private DescribeMedia.Command command(Desk desk, Exchange exchange, UUID id) {
        Optional<Media> media = room.database().read(desk.tenancy(), tx -> MediaShelf.find(tx, id));
        return new DescribeMedia.Command(
                id,
                Math.max(1, MediaRoom.number(exchange.form("version"), 1)),
                exchange.form("alt"),
                exchange.form("caption"),
                exchange.form("credit"),
                exchange.formHas("focusX")
                        ? MediaRoom.number(exchange.form("focusX"), -1)
                        : media.map(Media::focusX).orElse(50),
                exchange.formHas("focusY")
                        ? MediaRoom.number(exchange.form("focusY"), -1)
                        : media.map(Media::focusY).orElse(50),
                exchange.form("transcript"));
    }

    Reply replace(Desk desk, Exchange exchange) {
        return sent(
                desk,
                exchange,
                exchange.upload("file"),
                (id, upload) -> room.acts().replace().run(desk, id, AddFile.Command.of(upload, "")),
                "said.media-replaced",
                Beside::file);
    }

    Reply addCaptions(Desk desk, Exchange exchange) {
        return sent(
                desk,
                exchange,
                exchange.upload("captions"),
                (id, upload) ->
                        room.acts()
                                .addCaptions()
                                .run(
                                        desk,
                                        id,
                                        exchange.form("language"),
                                        AddFile.Command.of(upload, "")),
                "said.media-captioned",
                Beside::captions);
    }

    private Reply sent(
            Desk desk,
            Exchange exchange,
            Optional<Upload> upload,
            BiFunction<UUID, Upload, Optional<AddMedia.Outcome>> act,
            String done,
            java.util.function.Function<Message, Beside> beside) {
        Optional<UUID> id = one(exchange).filter(it -> isHere(desk, it));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        if (upload.isEmpty()) {
            Message none = Message.of("media.none");
            return page.show(422, desk, exchange, id.get(), beside.apply(none));
        }
        Optional<AddMedia.Outcome> outcome = act.apply(id.get(), upload.get());
        return outcome.map(it ->
                        switch (it) {
                            case AddMedia.Kept kept ->
                                    Pages.done(MediaPaths.of(desk, id.get()), done);
                            case AddMedia.Refused(Message why) ->
                                    page.show(422, desk, exchange, id.get(), beside.apply(why));
                            case AddMedia.NotStored not ->
                                    page.show(
                                                    not.status(),
                                                    desk,
                                                    exchange,
                                                    id.get(),
                                                    beside.apply(not.why()))
                                            .with("retry-after", AddMedia.RETRY_S);
                        })
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply removeCaptions(Desk desk, Exchange exchange) {
        return one(exchange)
                .filter(id -> isHere(desk, id))
                .map(id -> {
                    room.acts().removeCaptions().run(desk, id, exchange.form("language"));
                    return Pages.done(MediaPaths.of(desk, id), "said.media-uncaptioned");
                })
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply putBack(Desk desk, Exchange exchange) {
        return one(exchange)
                .filter(id -> isHere(desk, id))
                .map(id ->
                        room.acts()
                                .putBack()
                                .run(desk, id)
                                .map(media ->
                                        Pages.done(MediaPaths.of(desk, id), "said.media-put-back"))
                                .orElseGet(() -> Reply.seeOther(MediaPaths.of(desk, id))))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply forget(Desk desk, Exchange exchange) {
        return one(exchange)
                .filter(id -> room.acts().forgetFormer().run(desk, id))
                .map(id -> Pages.done(MediaPaths.of(desk, id), "said.media-forgotten"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply confirmDelete(Desk desk, Exchange exchange) {
        return deleting(200, desk, exchange, false);
    }

    Reply delete(Desk desk, Exchange exchange) {
        Optional<UUID> id = one(exchange).filter(it -> isHere(desk, it));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        int seen = Math.max(0, MediaRoom.number(exchange.form("seen"), 0));
        return switch (room.acts().delete().run(desk, id.get(), seen)) {
            case DeleteMedia.Deleted deleted ->
                    Pages.done(MediaPaths.library(desk), "said.media-deleted");
            case DeleteMedia.Used used -> deleting(409, desk, exchange, true);
            case DeleteMedia.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply deleting(int status, Desk desk, Exchange exchange, boolean more) {
        return one(exchange)
                .flatMap(id ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                MediaShelf.find(tx, id)
                                                        .map(it ->
                                                                view(
                                                                        desk,
                                                                        it,
                                                                        more,
                                                                        MediaPage.uses(
                                                                                tx, desk, it)))))
                .map(view -> room.pages().desk(status, "media/delete", view, desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private static DeleteView view(Desk desk, Media media, boolean more, List<MediaView.Use> uses) {
        String path = MediaPaths.of(desk, media.id());
        return new DeleteView(media.name(), path + "/suppression", path, uses.size(), more, uses);
    }

    private boolean isHere(Desk desk, UUID id) {
        return room.database().read(desk.tenancy(), tx -> MediaShelf.find(tx, id).isPresent());
    }

    private static Optional<UUID> one(Exchange exchange) {
        return MediaRoom.id(exchange.parameter("media"));
    }
}
