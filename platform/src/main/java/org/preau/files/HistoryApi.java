package org.preau.files;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** What was, by the API: versions of files, the trash, a folder put back to a moment. */
final class HistoryApi {

    private final FilesRoom room;
    private final Clock clock;

    HistoryApi(FilesRoom room, Clock clock) {
        this.room = room;
        this.clock = clock;
    }

    Reply versions(Desk desk, Exchange exchange) {
        return room.find(desk, exchange.parameter("node"))
                .map(it -> it.nodes().getLast())
                .map(it ->
                        Reply.json(
                                200,
                                new FilesJson.Listed<>(
                                        room
                                                .database()
                                                .read(
                                                        desk.tenancy(),
                                                        tx -> History.versions(tx, it.nodeId()))
                                                .stream()
                                                .map(version ->
                                                        new FilesJson.FileVersionJson(
                                                                version.number(),
                                                                version.fromAt(),
                                                                version.bytes(),
                                                                version.sha256(),
                                                                version.byName()))
                                                .toList(),
                                        null)))
                .orElseGet(ApiAnswers::missing);
    }

    Reply bringBack(Desk desk, Exchange exchange) {
        Optional<UUID> id = FilesRoom.id(exchange.parameter("node"));
        Optional<Integer> number = VersionPages.number(exchange);
        return id.isEmpty() || number.isEmpty()
                ? ApiAnswers.missing()
                : ApiAnswers.of(
                        room, exchange, room.acts().bring().run(desk, id.get(), number.get()));
    }

    Reply drop(Desk desk, Exchange exchange) {
        Optional<UUID> id = FilesRoom.id(exchange.parameter("node"));
        Optional<Integer> number = VersionPages.number(exchange);
        return id.isEmpty() || number.isEmpty()
                ? ApiAnswers.missing()
                : dropped(room.acts().drop().one(desk, id.get(), number.get()));
    }

    Reply dropOlder(Desk desk, Exchange exchange) {
        return FilesRoom.id(exchange.parameter("node"))
                .map(id -> dropped(room.acts().drop().older(desk, id)))
                .orElseGet(ApiAnswers::missing);
    }

    Reply thin(Desk desk, Exchange exchange) {
        return dropped(Optional.of(room.acts().drop().thin(desk, clock.instant())));
    }

    private static Reply dropped(Optional<DropVersions.Dropped> dropped) {
        return dropped.map(it -> Reply.json(200, new FilesJson.EmptiedJson(it.count(), it.bytes())))
                .orElseGet(ApiAnswers::missing);
    }

    Reply trash(Desk desk, Exchange exchange) {
        List<FilesJson.TrashedJson> trash =
                room.database().read(desk.tenancy(), History::trash).stream()
                        .map(it ->
                                new FilesJson.TrashedJson(
                                        it.nodeId(),
                                        it.name(),
                                        it.folder(),
                                        it.bytes(),
                                        it.untilAt(),
                                        it.endedBy()))
                        .toList();
        return Reply.json(200, new FilesJson.Listed<>(trash, null));
    }

    Reply restore(Desk desk, Exchange exchange) {
        return FilesRoom.id(exchange.parameter("trashed"))
                .map(it -> ApiAnswers.of(room, exchange, room.acts().restore().run(desk, it)))
                .orElseGet(ApiAnswers::missing);
    }

    Reply empty(Desk desk, Exchange exchange) {
        EmptyTrash.Emptied emptied = room.acts().empty().run(desk);
        return Reply.json(200, new FilesJson.EmptiedJson(emptied.count(), emptied.bytes()));
    }

    Reply back(Desk desk, Exchange exchange) {
        Optional<UUID> folder =
                room.folder(desk, exchange.parameter("folder"))
                        .map(it -> it.nodes().getLast().nodeId());
        if (folder.isEmpty()) {
            return ApiAnswers.missing();
        }
        try {
            UUID id = folder.get();
            FilesJson.MomentJson wanted = Json.read(exchange.body(), FilesJson.MomentJson.class);
            String typed = wanted.moment();
            Optional<Instant> moment = BackPages.moment(typed == null ? "" : typed);
            if (moment.isEmpty()) {
                return ApiAnswers.wrong(room, exchange, "moment", Message.of("files.back.wrong"));
            }
            return Boolean.TRUE.equals(wanted.rehearse())
                    ? rehearsed(desk, id, moment.get())
                    : wentBack(desk, exchange, id, moment.get());
        } catch (Json.MalformedJson e) {
            return ApiAnswers.malformed(e);
        }
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
            case PutFolderBack.Missing() -> ApiAnswers.missing();
            case PutFolderBack.Locked(Lock lock) ->
                    ApiAnswers.of(room, exchange, new Outcome.Locked(lock));
        };
    }

    private static FilesJson.BackJson json(PutFolderBack.Plan plan, @Nullable Instant before) {
        List<Node> returning = new ArrayList<>(plan.returning());
        returning.addAll(plan.copied());
        return new FilesJson.BackJson(
                returning.stream().map(FilesJson.FileJson::of).toList(),
                plan.older().stream().map(FilesJson.FileJson::of).toList(),
                plan.leaving().stream().map(FilesJson.FileJson::of).toList(),
                before);
    }
}
