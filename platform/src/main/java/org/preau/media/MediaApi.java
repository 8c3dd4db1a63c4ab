package org.preau.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.preau.text.Message;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;
import org.preau.web.Upload;

/** The library for programs: the same acts as the screens. */
final class MediaApi {

    private static final int SIZE = 100;

    private final MediaRoom room;
    private final DeskFiles files;

    MediaApi(MediaRoom room) {
        this.room = room;
        this.files = new DeskFiles(room);
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

    Reply answer(Exchange exchange, AddMedia.Outcome outcome) {
        return switch (outcome) {
            case AddMedia.Kept(Media media, _) -> Reply.json(201, MediaJson.of(media));
            case AddMedia.Refused(Message why) -> invalid(exchange, "body", why);
            case AddMedia.NotStored not ->
                    ApiProblem.reply(not.status(), "not-stored", room.text(exchange, not.why()))
                            .with("retry-after", AddMedia.RETRY_S);
        };
    }

    /** Files, newest first, a page at a time. */
    Reply list(Desk desk, Exchange exchange) {
        int page = Math.max(1, MediaRoom.number(exchange.query("page"), 1));
        MediaQuery query = MediaQuery.of(exchange.query("q"), exchange.query("kind"));
        return Reply.json(
                200,
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        ApiPage.of(
                                                query.page(tx, page, SIZE).stream()
                                                        .map(MediaJson::of)
                                                        .toList(),
                                                page,
                                                SIZE,
                                                query.count(tx))));
    }

    Reply get(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(media -> Reply.json(200, MediaJson.of(media)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** The bytes, of a file that no visitor may have yet too. */
    Reply file(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(media -> files.bytes(desk, media))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Optional<Media> find(Desk desk, Exchange exchange) {
        return MediaRoom.id(exchange.parameter("media"))
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> MediaShelf.find(tx, id)));
    }

    Reply invalid(Exchange exchange, String field, Message why) {
        return ApiProblem.invalid(
                List.of(new ApiProblem.FieldProblem(field, room.text(exchange, why))));
    }
}
