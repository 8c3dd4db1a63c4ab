package org.preau.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The file space by the API: what its pages do. */
final class FilesApi {

    /**
     * A file or folder.
     *
     * @param folder whether it is a folder
     * @param parent the folder that it lies in; the root is all zeros
     * @param changedAt since when it is so
     */
    record FileJson(
            UUID id,
            String name,
            boolean folder,
            UUID parent,
            long bytes,
            @Nullable String sha256,
            Instant changedAt,
            String changedBy) {

        static FileJson of(Node node) {
            return new FileJson(
                    node.nodeId(),
                    node.name(),
                    node.folder(),
                    node.parentId(),
                    node.bytes(),
                    node.sha256(),
                    node.fromAt(),
                    node.byName());
        }
    }

    /** A version of a file, from 1, the oldest. */
    record FileVersionJson(int version, Instant at, long bytes, String sha256, String by) {}

    /** Something in the trash. */
    record TrashedJson(
            UUID id, String name, boolean folder, long bytes, Instant at, @Nullable String by) {}

    /** A list, whole. */
    record Listed<T>(List<T> items, @Nullable String next) {}

    /** A folder to make. */
    record NewFolder(@Nullable String name) {}

    /**
     * Where something is to be, and what it is to be called.
     *
     * @param folder null to leave it where it is
     * @param name null to leave it as it is called
     */
    record PlaceJson(@Nullable String folder, @Nullable String name) {}

    /**
     * A moment to put a folder back to.
     *
     * @param moment such as {@code 2026-11-17T20:00:00Z}
     * @param rehearse whether to say only what would happen
     */
    record MomentJson(@Nullable String moment, @Nullable Boolean rehearse) {}

    /**
     * What a folder put back takes.
     *
     * @param before the last moment at which it was as it was; absent in a rehearsal
     */
    record BackJson(
            List<FileJson> returning,
            List<FileJson> older,
            List<FileJson> leaving,
            @Nullable Instant before) {}

    /** What emptying the trash took away. */
    record EmptiedJson(int count, long bytes) {}

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
                                new Listed<>(
                                        room
                                                .database()
                                                .read(desk.tenancy(), tx -> Tree.children(tx, id))
                                                .stream()
                                                .map(FileJson::of)
                                                .toList(),
                                        null)));
    }

    Reply show(Desk desk, Exchange exchange) {
        return room.find(desk, exchange.parameter("node"))
                .map(it -> Reply.json(200, FileJson.of(it.nodes().getLast())))
                .orElseGet(FilesApi::missing);
    }

    Reply content(Desk desk, Exchange exchange) {
        return room.find(desk, exchange.parameter("node"))
                .map(it -> it.nodes().getLast())
                .filter(it -> !it.folder())
                .map(it -> FileAnswer.saved(room.shelf(), desk.tenant().id(), it))
                .orElseGet(FilesApi::missing);
    }

    Reply put(Desk desk, Exchange exchange) {
        return in(
                desk,
                exchange,
                (folder, id) -> {
                    Optional<FilePath> path =
                            FileName.of(exchange.query("name")).flatMap(folder.path()::child);
                    return path.isEmpty()
                            ? wrong(exchange, "name", Message.of("files.refused.name"))
                            : answer(
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
                        String name = Json.read(exchange.body(), NewFolder.class).name();
                        Optional<FilePath> path =
                                FileName.of(name == null ? "" : name).flatMap(folder.path()::child);
                        return path.isEmpty()
                                ? wrong(exchange, "name", Message.of("files.refused.name"))
                                : answer(
                                        exchange,
                                        room.acts().make().run(desk, path.get(), Terms.NONE));
                    } catch (Json.MalformedJson e) {
                        return malformed(e);
                    }
                });
    }

    Reply place(Desk desk, Exchange exchange) {
        Optional<UUID> id = FilesRoom.id(exchange.parameter("node"));
        if (room.find(desk, exchange.parameter("node")).isEmpty()) {
            return missing();
        }
        try {
            PlaceJson wanted = Json.read(exchange.body(), PlaceJson.class);
            Outcome outcome = new Outcome.Missing();
            if (wanted.name() == null && wanted.folder() == null) {
                return wrong(exchange, "name", Message.of("files.refused.name"));
            }
            if (wanted.folder() != null) {
                Optional<UUID> folder = FilesRoom.id(wanted.folder());
                outcome =
                        folder.isEmpty()
                                ? new Outcome.NoFolder()
                                : room.acts().relocate().move(desk, id.get(), folder.get());
                if (!(outcome instanceof Outcome.Done)) {
                    return answer(exchange, outcome);
                }
            }
            if (wanted.name() != null) {
                Optional<FileName> name = FileName.of(wanted.name());
                if (name.isEmpty()) {
                    return wrong(exchange, "name", Message.of("files.refused.name"));
                }
                outcome = room.acts().relocate().rename(desk, id.get(), name.get());
            }
            return answer(exchange, outcome);
        } catch (Json.MalformedJson e) {
            return malformed(e);
        }
    }

    Reply remove(Desk desk, Exchange exchange) {
        Optional<Trail> trail = room.find(desk, exchange.parameter("node"));
        if (trail.isEmpty()) {
            return missing();
        }
        Outcome outcome = room.acts().remove().run(desk, trail.get().path(), Terms.NONE);
        return outcome instanceof Outcome.Done ? Reply.noContent() : answer(exchange, outcome);
    }

    Reply versions(Desk desk, Exchange exchange) {
        return room.find(desk, exchange.parameter("node"))
                .map(it -> it.nodes().getLast())
                .map(it ->
                        Reply.json(
                                200,
                                new Listed<>(
                                        room
                                                .database()
                                                .read(
                                                        desk.tenancy(),
                                                        tx -> History.versions(tx, it.nodeId()))
                                                .stream()
                                                .map(version ->
                                                        new FileVersionJson(
                                                                version.number(),
                                                                version.fromAt(),
                                                                version.bytes(),
                                                                version.sha256(),
                                                                version.byName()))
                                                .toList(),
                                        null)))
                .orElseGet(FilesApi::missing);
    }

    Reply bringBack(Desk desk, Exchange exchange) {
        Optional<UUID> id = FilesRoom.id(exchange.parameter("node"));
        Optional<Integer> number = FilePages.number(exchange);
        return id.isEmpty() || number.isEmpty()
                ? missing()
                : answer(exchange, room.acts().bring().run(desk, id.get(), number.get()));
    }

    Reply trash(Desk desk, Exchange exchange) {
        List<TrashedJson> trash =
                room.database().read(desk.tenancy(), History::trash).stream()
                        .map(it ->
                                new TrashedJson(
                                        it.nodeId(),
                                        it.name(),
                                        it.folder(),
                                        it.bytes(),
                                        it.untilAt(),
                                        it.endedBy()))
                        .toList();
        return Reply.json(200, new Listed<>(trash, null));
    }

    Reply restore(Desk desk, Exchange exchange) {
        return FilesRoom.id(exchange.parameter("trashed"))
                .map(it -> answer(exchange, room.acts().restore().run(desk, it)))
                .orElseGet(FilesApi::missing);
    }

    Reply empty(Desk desk, Exchange exchange) {
        EmptyTrash.Emptied emptied = room.acts().empty().run(desk);
        return Reply.json(200, new EmptiedJson(emptied.count(), emptied.bytes()));
    }

    Reply back(Desk desk, Exchange exchange) {
        return in(
                desk,
                exchange,
                (folder, id) -> {
                    try {
                        MomentJson wanted = Json.read(exchange.body(), MomentJson.class);
                        String typed = wanted.moment();
                        Optional<Instant> moment = BackPages.moment(typed == null ? "" : typed);
                        if (moment.isEmpty()) {
                            return wrong(exchange, "moment", Message.of("files.back.wrong"));
                        }
                        return Boolean.TRUE.equals(wanted.rehearse())
                                ? rehearsed(desk, id, moment.get())
                                : wentBack(desk, exchange, id, moment.get());
                    } catch (Json.MalformedJson e) {
                        return malformed(e);
                    }
                });
    }

    private Reply rehearsed(Desk desk, UUID folder, Instant moment) {
        PutFolderBack.Plan plan =
                room.database().read(desk.tenancy(), tx -> PutFolderBack.plan(tx, folder, moment));
        return Reply.json(200, json(plan, null));
    }

    private Reply wentBack(Desk desk, Exchange exchange, UUID folder, Instant moment) {
        return switch (room.acts().back().run(desk, folder, moment)) {
            case PutFolderBack.Back(PutFolderBack.Plan plan, Instant before) ->
                    Reply.json(200, json(plan, before));
            case PutFolderBack.Missing() -> missing();
            case PutFolderBack.Locked(Lock lock) -> answer(exchange, new Outcome.Locked(lock));
        };
    }

    private static BackJson json(PutFolderBack.Plan plan, @Nullable Instant before) {
        List<Node> returning = new ArrayList<>(plan.returning());
        returning.addAll(plan.copied());
        return new BackJson(
                returning.stream().map(FileJson::of).toList(),
                plan.older().stream().map(FileJson::of).toList(),
                plan.leaving().stream().map(FileJson::of).toList(),
                before);
    }

    /** Does something in the folder that the path names. */
    private Reply in(Desk desk, Exchange exchange, BiFunction<Trail, UUID, Reply> act) {
        return room.folder(desk, exchange.parameter("folder"))
                .map(it -> act.apply(it, it.nodes().getLast().nodeId()))
                .orElseGet(FilesApi::missing);
    }

    private Reply answer(Exchange exchange, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(Node node, boolean made) ->
                    Reply.json(made ? 201 : 200, FileJson.of(node));
            case Outcome.Missing() -> missing();
            default ->
                    ApiProblem.reply(
                            FileWords.status(outcome),
                            "refused",
                            FileWords.of(outcome).in(exchange.language(), room.messages()));
        };
    }

    private Reply wrong(Exchange exchange, String field, Message why) {
        return ApiProblem.invalid(
                List.of(
                        new ApiProblem.FieldProblem(
                                field, why.in(exchange.language(), room.messages()))));
    }

    private static Reply malformed(Json.MalformedJson why) {
        return ApiProblem.reply(400, "malformed", "The body cannot be read: " + why.getMessage());
    }

    private static Reply missing() {
        return ApiProblem.reply(
                404, "refused", "There is no such thing, or this token may not see it.");
    }
}
