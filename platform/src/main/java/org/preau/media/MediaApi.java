package org.preau.media;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The library for programs: what there is, and its words. Files come by {@link MediaFilesApi}. */
final class MediaApi {

    private static final int SIZE = 100;

    private final MediaRoom room;
    private final DeskFiles files;

    MediaApi(MediaRoom room) {
        this.room = room;
        this.files = new DeskFiles(room);
    }

    /** Files, newest first, a page at a time. */
    Reply list(Desk desk, Exchange exchange) {
        LibraryQuery query =
                LibraryQuery.of(
                        exchange.query("q"),
                        exchange.query("kind"),
                        exchange.query("sort"),
                        exchange.query("page"));
        return Reply.json(
                200,
                room.database()
                        .read(
                                desk.tenancy(),
                                tx ->
                                        ApiPage.of(
                                                query.rows(tx, SIZE).stream()
                                                        .map(MediaJson::of)
                                                        .toList(),
                                                query.page(),
                                                SIZE,
                                                query.total(tx))));
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

    /**
     * What else is known of a file: its captions, its transcript, where it is shown.
     *
     * @param left why it still says who made it: {@code signed}, {@code locked}, {@code
     *     unreadable}, {@code too-much}, {@code recording} or {@code archive}; empty when it does
     *     not
     */
    record About(
            MediaJson media,
            String left,
            String transcript,
            List<Library.Caption> captions,
            List<Library.Use> uses,
            @Nullable Former former) {}

    /**
     * The words of a file; whatever is left out becomes empty, and the point the middle.
     *
     * @param version that was read; left out or 0 to save whatever stands there
     */
    record WordsInput(
            @Nullable Integer version,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable Integer focusX,
            @Nullable Integer focusY,
            @Nullable String transcript) {

        DescribeMedia.Command command(UUID id) {
            return new DescribeMedia.Command(
                    id,
                    version == null ? 0 : version,
                    text(alt),
                    text(caption),
                    text(credit),
                    focusX == null ? 50 : focusX,
                    focusY == null ? 50 : focusY,
                    text(transcript));
        }

        private static String text(@Nullable String words) {
            return words == null ? "" : words;
        }
    }

    Reply about(Desk desk, Exchange exchange) {
        return find(desk, exchange)
                .map(media ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                new About(
                                                        MediaJson.of(media),
                                                        Library.left(tx, media.id()).word(),
                                                        Library.transcript(tx, media.id()),
                                                        Library.captions(tx, media.id()),
                                                        Library.uses(tx, media.id()),
                                                        Former.kept(tx, media.id()).orElse(null))))
                .map(about -> Reply.json(200, about))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply describe(Desk desk, Exchange exchange) {
        Optional<UUID> id = MediaRoom.id(exchange.parameter("media"));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        try {
            byte[] body = exchange.body();
            WordsInput words =
                    Json.read(body.length == 0 ? new byte[] {'{', '}'} : body, WordsInput.class);
            return described(exchange, room.acts().describe().run(desk, words.command(id.get())));
        } catch (Json.MalformedJson e) {
            return ApiProblem.reply(400, "unreadable", "The body is not the JSON asked for.");
        }
    }

    private Reply described(Exchange exchange, DescribeMedia.Outcome outcome) {
        return switch (outcome) {
            case DescribeMedia.Saved(Media media) -> Reply.json(200, MediaJson.of(media));
            case DescribeMedia.Invalid(List<DescribeMedia.Wrong> wrongs) ->
                    ApiProblem.invalid(
                            wrongs.stream()
                                    .map(it ->
                                            new ApiProblem.FieldProblem(
                                                    it.field(), room.text(exchange, it.problem())))
                                    .toList());
            case DescribeMedia.Stale stale ->
                    ApiProblem.reply(
                            409,
                            "stale",
                            "Somebody has saved other words since: read them, then send yours with their version.");
            case DescribeMedia.Missing() -> room.pages().notFound(exchange);
        };
    }

    /** {@code ?seen=} says how many places are known to show it; more are a conflict. */
    Reply delete(Desk desk, Exchange exchange) {
        return gone(desk, exchange, room.acts().delete()::run);
    }

    /** The same, out of every snapshot too. */
    Reply erase(Desk desk, Exchange exchange) {
        return gone(desk, exchange, room.acts().erase()::run);
    }

    private interface Going {
        DeleteMedia.Outcome run(Desk desk, UUID id, int seen);
    }

    private Reply gone(Desk desk, Exchange exchange, Going act) {
        Optional<Media> media = find(desk, exchange);
        if (media.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        int seen = Math.max(0, MediaRoom.number(exchange.query("seen"), 0));
        return switch (act.run(desk, media.get().id(), seen)) {
            case DeleteMedia.Deleted deleted -> Reply.noContent();
            case DeleteMedia.Used(int places) ->
                    ApiProblem.reply(
                            409,
                            "used",
                            "It is shown in "
                                    + places
                                    + " places: say so with ?seen="
                                    + places
                                    + ".");
            case DeleteMedia.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Optional<Media> find(Desk desk, Exchange exchange) {
        return MediaRoom.id(exchange.parameter("media"))
                .flatMap(id -> room.database().read(desk.tenancy(), tx -> MediaShelf.find(tx, id)));
    }
}
