package org.preau.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Upload;

/**
 * Files that come in parts, for programs and for the script of the page: announced, sent part by
 * part, asked how far they are, given up. The words are those of the IETF's resumable uploads
 * ({@code Upload-Offset}, {@code Upload-Complete}, {@code Upload-Length}) and of RFC 9530 ({@code
 * Content-Digest}).
 */
final class PartialsApi {

    /**
     * A file that will come.
     *
     * @param id the same one sent twice is one; null for any
     * @param path its name, after those of the folders below this one that it lies in, with slashes
     * @param bytes how many it has
     * @param sha256 what they must be, in hexadecimal; null not to have that checked
     * @param mark up to 100 characters to find it again by, such as its date; null for none
     */
    record NewPartial(
            @Nullable String id,
            @Nullable String path,
            @Nullable Long bytes,
            @Nullable String sha256,
            @Nullable String mark) {}

    /**
     * A file on its way.
     *
     * @param taken how many bytes have arrived: the next part begins there
     * @param done whether it is in its place
     * @param file what it became; null while it is on its way
     */
    record PartialJson(
            UUID id,
            String path,
            long bytes,
            long taken,
            boolean done,
            FilesJson.@Nullable FileJson file) {}

    private static final int MOST_MARK = 100;
    private static final String DIGEST = "sha-256=:";

    private final FilesRoom room;
    private final BeginPartial begin;
    private final TakePart take;
    private final FinishPartial finish;
    private final DropPartial drop;

    PartialsApi(
            FilesRoom room,
            BeginPartial begin,
            TakePart take,
            FinishPartial finish,
            DropPartial drop) {
        this.room = room;
        this.begin = begin;
        this.take = take;
        this.finish = finish;
        this.drop = drop;
    }

    /** Announces one. */
    Reply begin(Desk desk, Exchange exchange) {
        Optional<Trail> folder = room.folder(desk, exchange.parameter("folder"));
        UUID sender = desk.actor().id();
        if (folder.isEmpty() || sender == null) {
            return ApiAnswers.missing();
        }
        try {
            NewPartial sent = Json.read(exchange.body(), NewPartial.class);
            String path = sent.path() == null ? "" : sent.path();
            if (PartialPath.names(path).isEmpty()) {
                return ApiAnswers.wrong(room, exchange, "path", Message.of("files.refused.name"));
            }
            Long bytes = sent.bytes();
            if (bytes == null || bytes < 0) {
                return ApiAnswers.wrong(
                        room, exchange, "bytes", Message.of("files.part.wrong.bytes"));
            }
            String sha256 = sent.sha256();
            if (sha256 != null && !sha256.matches("[0-9a-f]{64}")) {
                return ApiAnswers.wrong(
                        room, exchange, "sha256", Message.of("files.part.wrong.sha256"));
            }
            UUID node = folder.get().nodes().getLast().nodeId();
            BeginPartial.Command command =
                    new BeginPartial.Command(id(sent), node, path, bytes, sha256, mark(sent));
            return answer(exchange, begin.run(desk, sender, command), 201);
        } catch (Json.MalformedJson e) {
            return ApiAnswers.malformed(e);
        }
    }

    private static UUID id(NewPartial sent) {
        return Optional.ofNullable(sent.id()).flatMap(FilesRoom::id).orElseGet(Ids::next);
    }

    private static String mark(NewPartial sent) {
        String mark = sent.mark() == null ? "" : sent.mark();
        return mark.substring(0, Math.min(mark.length(), MOST_MARK));
    }

    /** Says how far one is. */
    Reply show(Desk desk, Exchange exchange) {
        return found(desk, exchange)
                .map(it ->
                        answer(
                                exchange,
                                it.nodeId() == null
                                        ? new PartialOutcome.Underway(it)
                                        : finish.run(desk, it),
                                200))
                .orElseGet(ApiAnswers::missing);
    }

    /** Takes a part; an empty one asks to finish. */
    Reply take(Desk desk, Exchange exchange) {
        Optional<PartialFile> file = found(desk, exchange);
        if (file.isEmpty()) {
            return ApiAnswers.missing();
        }
        Optional<Long> from = number(exchange.header("upload-offset"));
        if (from.isEmpty()) {
            return ApiProblem.reply(
                    400, "malformed", "Upload-Offset must say where this part begins.");
        }
        try {
            FileShelf.Source bytes =
                    exchange.bodyFile().isPresent()
                            ? FileShelf.Source.of(
                                    exchange.bodyFile().map(Upload::path).orElseThrow())
                            : FileShelf.Source.empty();
            TakePart.Command command =
                    new TakePart.Command(
                            file.get().id(),
                            from.get(),
                            bytes,
                            digest(exchange.header("content-digest")));
            return answer(exchange, take.run(desk, command), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 9530 §2; what is not understood is not checked, as it says. */
    private static Optional<byte[]> digest(String sent) {
        int start = sent.indexOf(DIGEST);
        int end = start < 0 ? -1 : sent.indexOf(':', start + DIGEST.length());
        try {
            return end < 0
                    ? Optional.empty()
                    : Optional.of(
                            Base64.getDecoder()
                                    .decode(sent.substring(start + DIGEST.length(), end)));
        } catch (IllegalArgumentException e) {
            return Optional.of(new byte[0]);
        }
    }

    private static Optional<Long> number(String sent) {
        boolean plain =
                !sent.isEmpty()
                        && sent.length() <= 18
                        && sent.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Optional.of(Long.valueOf(sent)) : Optional.empty();
    }

    /** Gives one up. */
    Reply drop(Desk desk, Exchange exchange) {
        Optional<PartialFile> file = found(desk, exchange);
        if (file.isEmpty()) {
            return ApiAnswers.missing();
        }
        drop.run(desk, file.get());
        return Reply.noContent();
    }

    /** The same by a button of the page. */
    Reply dropOnPage(Desk desk, Exchange exchange) {
        Optional<PartialFile> file = found(desk, exchange);
        if (file.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        drop.run(desk, file.get());
        return Pages.done(FilesPaths.folder(desk, file.get().folderId()), "said.upload-dropped");
    }

    private Optional<PartialFile> found(Desk desk, Exchange exchange) {
        return FilesRoom.id(exchange.parameter("upload"))
                .flatMap(id ->
                        room.database().read(desk.tenancy(), tx -> PartialFiles.find(tx, id)));
    }

    private Reply answer(Exchange exchange, PartialOutcome outcome, int status) {
        return switch (outcome) {
            case PartialOutcome.Underway(PartialFile it) -> said(status, it, null);
            case PartialOutcome.Whole(PartialFile it, Node node) ->
                    said(200, it, FilesJson.FileJson.of(node));
            case PartialOutcome.Finishing(PartialFile it) ->
                    said(202, it, null).with("retry-after", "2");
            case PartialOutcome.Missing() -> ApiAnswers.missing();
            case PartialOutcome.Elsewhere(PartialFile it) ->
                    where(problem(exchange, 409, "files.part.elsewhere"), it);
            case PartialOutcome.TooMuch(PartialFile it) ->
                    where(problem(exchange, 413, "files.part.too-much"), it);
            case PartialOutcome.Damaged(PartialFile it) ->
                    where(problem(exchange, 460, "files.part.damaged"), it);
            case PartialOutcome.TooMany() -> problem(exchange, 429, "files.part.too-many");
            case PartialOutcome.Refused(Outcome why) -> ApiAnswers.of(room, exchange, why);
        };
    }

    private Reply problem(Exchange exchange, int status, String key) {
        return ApiProblem.reply(
                status, "refused", Message.of(key).in(exchange.language(), room.messages()));
    }

    private static Reply said(int status, PartialFile it, FilesJson.@Nullable FileJson file) {
        boolean done = file != null;
        return where(
                        Reply.json(
                                status,
                                new PartialJson(
                                        it.id(),
                                        it.path(),
                                        it.bytes(),
                                        done ? it.bytes() : it.taken(),
                                        done,
                                        file)),
                        it)
                .with("upload-complete", done ? "?1" : "?0");
    }

    private static Reply where(Reply reply, PartialFile it) {
        return reply.with("upload-offset", Long.toString(it.taken()))
                .with("upload-length", Long.toString(it.bytes()))
                .with("cache-control", "no-store");
    }
}
