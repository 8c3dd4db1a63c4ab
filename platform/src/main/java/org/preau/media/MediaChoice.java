package org.preau.media;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/**
 * What scripts of the workspace ask of the library while somebody writes or sends files; each
 * answer is a small JSON document.
 */
final class MediaChoice {

    private static final int MOST = 60;

    /**
     * A file that a text may show or lead to.
     *
     * @param path its address on the site, which is what a text names it by
     * @param shown its address in the workspace
     * @param kind as {@link MediaJson} has it
     */
    record Shown(
            UUID id,
            String path,
            String shown,
            String name,
            String kind,
            String type,
            long bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            String alt,
            String caption) {

        static Shown of(Desk desk, Media media) {
            return new Shown(
                    media.id(),
                    media.path(),
                    "/espace/" + desk.tenant().slug() + "/images/" + media.id(),
                    media.name(),
                    media.kind().word(),
                    media.type(),
                    media.bytes(),
                    media.width(),
                    media.height(),
                    media.alt(),
                    media.caption());
        }
    }

    /**
     * What became of a file that was sent.
     *
     * @param left why it still says who made it, in words; empty when it does not
     */
    record Sent(Shown file, boolean before, String left) {}

    /** Why not, in words (RFC 9457). */
    record Problem(String detail) {}

    private final MediaRoom room;

    MediaChoice(MediaRoom room) {
        this.room = room;
    }

    /** The newest files, of the kind {@code ?genre=} and with the words {@code ?q=}. */
    Reply list(Desk desk, Exchange exchange) {
        LibraryQuery query = LibraryQuery.of(exchange.query("q"), exchange.query("genre"), "", "");
        List<Media> found = room.database().read(desk.tenancy(), tx -> query.rows(tx, MOST));
        return Reply.json(200, found.stream().map(it -> Shown.of(desk, it)).toList());
    }

    /** Takes one file in: the form's {@code file}; {@code alt} says what it shows. */
    Reply add(Desk desk, Exchange exchange) {
        return exchange.upload("file")
                .map(upload ->
                        room.acts()
                                .addFile()
                                .run(desk, AddFile.Command.of(upload, exchange.form("alt"))))
                .map(outcome ->
                        switch (outcome) {
                            case AddMedia.Kept(Media media, boolean before) ->
                                    Reply.json(
                                            before ? 200 : 201,
                                            new Sent(
                                                    Shown.of(desk, media),
                                                    before,
                                                    room.left(desk, media)
                                                            .map(why -> room.text(exchange, why))
                                                            .orElse("")));
                            case AddMedia.Refused(Message why) -> problem(422, exchange, why);
                            case AddMedia.NotStored not ->
                                    problem(not.status(), exchange, not.why())
                                            .with("retry-after", AddMedia.RETRY_S);
                        })
                .orElseGet(() -> problem(422, exchange, Message.of("media.none")));
    }

    private Reply problem(int status, Exchange exchange, Message why) {
        return Reply.json(status, new Problem(room.text(exchange, why)));
    }
}
