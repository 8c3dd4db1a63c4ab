package org.preau.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The file space by the API: what its pages do with what is there now. */
final class FilesApi {

    private final FilesRoom room;

    FilesApi(FilesRoom room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        return in(
                desk,
                exchange,
                (folder, id) ->
                        Reply.json(
                                200,
                                new FilesJson.Listed<>(
                                        room
                                                .database()
                                                .read(desk.tenancy(), tx -> Tree.children(tx, id))
                                                .stream()
                                                .map(FilesJson.FileJson::of)
                                                .toList(),
                                        null)));
    }

    Reply show(Desk desk, Exchange exchange) {
        return room.find(desk, exchange.parameter("node"))
                .map(it -> Reply.json(200, FilesJson.FileJson.of(it.nodes().getLast())))
                .orElseGet(ApiAnswers::missing);
    }

    Reply content(Desk desk, Exchange exchange) {
        return room.find(desk, exchange.parameter("node"))
                .map(it -> it.nodes().getLast())
                .filter(it -> !it.folder())
                .map(it -> FileAnswer.saved(room.shelf(), desk.tenant().id(), it))
                .orElseGet(ApiAnswers::missing);
    }

    Reply put(Desk desk, Exchange exchange) {
        return in(
                desk,
                exchange,
                (folder, id) -> {
                    Optional<FilePath> path =
                            FileName.of(exchange.query("name")).flatMap(folder.path()::child);
                    return path.isEmpty()
                            ? ApiAnswers.wrong(
                                    room, exchange, "name", Message.of("files.refused.name"))
                            : ApiAnswers.of(
                                    room,
                                    exchange,
                                    room.acts()
                                            .put()
                                            .run(desk, path.get(), source(exchange), Terms.NONE));
                });
    }

    private static FileShelf.Source source(Exchange exchange) {
        if (exchange.bodyFile().isEmpty()) {
            return FileShelf.Source.empty();
        }
        try {
            return FileShelf.Source.of(exchange.bodyFile().get().path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply makeFolder(Desk desk, Exchange exchange) {
        return in(
                desk,
                exchange,
                (folder, id) -> {
                    try {
                        String name = Json.read(exchange.body(), FilesJson.NewFolder.class).name();
                        Optional<FilePath> path =
                                FileName.of(name == null ? "" : name).flatMap(folder.path()::child);
                        return path.isEmpty()
                                ? ApiAnswers.wrong(
                                        room, exchange, "name", Message.of("files.refused.name"))
                                : ApiAnswers.of(
                                        room,
                                        exchange,
                                        room.acts().make().run(desk, path.get(), Terms.NONE));
                    } catch (Json.MalformedJson e) {
                        return ApiAnswers.malformed(e);
                    }
                });
    }

    Reply place(Desk desk, Exchange exchange) {
        Optional<UUID> id =
                room.find(desk, exchange.parameter("node"))
                        .map(it -> it.nodes().getLast().nodeId());
        if (id.isEmpty()) {
            return ApiAnswers.missing();
        }
        try {
            FilesJson.PlaceJson wanted = Json.read(exchange.body(), FilesJson.PlaceJson.class);
            Outcome outcome = new Outcome.Missing();
            if (wanted.name() == null && wanted.folder() == null) {
                return ApiAnswers.wrong(room, exchange, "name", Message.of("files.refused.name"));
            }
            if (wanted.folder() != null) {
                Optional<UUID> folder = FilesRoom.id(wanted.folder());
                outcome =
                        folder.isEmpty()
                                ? new Outcome.NoFolder()
                                : room.acts().relocate().move(desk, id.get(), folder.get());
                if (!(outcome instanceof Outcome.Done)) {
                    return ApiAnswers.of(room, exchange, outcome);
                }
            }
            if (wanted.name() != null) {
                Optional<FileName> name = FileName.of(wanted.name());
                if (name.isEmpty()) {
                    return ApiAnswers.wrong(
                            room, exchange, "name", Message.of("files.refused.name"));
                }
                outcome = room.acts().relocate().rename(desk, id.get(), name.get());
            }
            return ApiAnswers.of(room, exchange, outcome);
        } catch (Json.MalformedJson e) {
            return ApiAnswers.malformed(e);
        }
    }

    Reply remove(Desk desk, Exchange exchange) {
        Optional<Trail> trail = room.find(desk, exchange.parameter("node"));
        if (trail.isEmpty()) {
            return ApiAnswers.missing();
        }
        Outcome outcome = room.acts().remove().run(desk, trail.get().path(), Terms.NONE);
        return outcome instanceof Outcome.Done
                ? Reply.noContent()
                : ApiAnswers.of(room, exchange, outcome);
    }

    /** Does something in the folder that the path names. */
    private Reply in(Desk desk, Exchange exchange, BiFunction<Trail, UUID, Reply> act) {
        return room.folder(desk, exchange.parameter("folder"))
                .map(it -> act.apply(it, it.nodes().getLast().nodeId()))
                .orElseGet(ApiAnswers::missing);
    }
}
