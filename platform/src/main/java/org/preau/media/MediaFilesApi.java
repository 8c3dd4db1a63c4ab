package org.preau.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.preau.text.Message;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;
import org.preau.web.Upload;

/** Files and captions that programs send, replace, put back and take away. */
final class MediaFilesApi {

    private final MediaRoom room;

    MediaFilesApi(MediaRoom room) {
        this.room = room;
    }

    /** The body is the file itself; {@code ?name=} and {@code ?alt=} say the rest. */
    Reply add(Desk desk, Exchange exchange) {
        Path path = exchange.bodyFile().map(Upload::path).orElse(null);
        if (path == null) {
            return invalid(exchange, "body", Message.of("media.none"));
        }
        AddFile.Command command =
                new AddFile.Command(path, exchange.query("name"), exchange.query("alt"));
        return answer(exchange, room.acts().addFile().run(desk, command));
    }

    private Reply answer(Exchange exchange, AddMedia.Outcome outcome) {
        return switch (outcome) {
            case AddMedia.Kept(Media media, _) -> Reply.json(201, MediaJson.of(media));
            case AddMedia.Refused(Message why) -> invalid(exchange, "body", why);
            case AddMedia.NotStored not ->
                    ApiProblem.reply(not.status(), "not-stored", room.text(exchange, not.why()))
                            .with("retry-after", AddMedia.RETRY_S);
        };
    }

    /** The body is the file that takes the place of this one wherever it is shown. */
    Reply replace(Desk desk, Exchange exchange) {
        return sent(
                desk,
                exchange,
                (id, path) ->
                        room.acts()
                                .replace()
                                .run(
                                        desk,
                                        id,
                                        new AddFile.Command(path, exchange.query("name"), "")));
    }

    /** The body is a WebVTT file, {@code ?language=} its language. */
    Reply addCaptions(Desk desk, Exchange exchange) {
        return sent(
                desk,
                exchange,
                (id, path) ->
                        room.acts()
                                .addCaptions()
                                .run(
                                        desk,
                                        id,
                                        exchange.query("language"),
                                        new AddFile.Command(path, exchange.query("name"), "")));
    }

    private Reply sent(
            Desk desk, Exchange exchange, BiFunction<UUID, Path, Optional<AddMedia.Outcome>> act) {
        Optional<Media> media = find(desk, exchange);
        if (media.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return exchange.bodyFile()
                .map(Upload::path)
                .map(path ->
                        act.apply(media.get().id(), path)
                                .map(outcome -> answer(exchange, outcome))
                                .orElseGet(() -> room.pages().notFound(exchange)))
                .orElseGet(() -> invalid(exchange, "body", Message.of("media.none")));
    }

    Reply removeCaptions(Desk desk, Exchange exchange) {
        return done(
                find(desk, exchange)
                        .map(it ->
                                room.acts()
                                        .removeCaptions()
                                        .run(desk, it.id(), exchange.query("language")))
                        .orElse(false),
                exchange);
    }

    Reply putBack(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(there ->
                        room.acts()
                                .putBack()
                                .run(desk, there.id())
                                .map(media -> Reply.json(200, MediaJson.of(media)))
                                .orElseGet(() ->
                                        ApiProblem.reply(
                                                409, "no-former", "No former file is kept.")))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply forget(Desk desk, Exchange exchange) {
        return done(
                MediaRoom.id(exchange.parameter("media"))
                        .map(id -> room.acts().forgetFormer().run(desk, id))
                        .orElse(false),
                exchange);
    }

    Reply eraseFormer(Desk desk, Exchange exchange) {
        return done(
                MediaRoom.id(exchange.parameter("media"))
                        .map(id -> room.acts().erase().former(desk, id))
                        .orElse(false),
                exchange);
    }

    private Reply done(boolean there, Exchange exchange) {
        return there ? Reply.noContent() : room.pages().notFound(exchange);
    }

    private Optional<Media> find(Desk desk, Exchange exchange) {
        return MediaRoom.id(exchange.parameter("media"))
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> MediaShelf.find(tx, id)));
    }

    private Reply invalid(Exchange exchange, String field, Message why) {
        return ApiProblem.invalid(
                List.of(new ApiProblem.FieldProblem(field, room.text(exchange, why))));
    }
}
