package org.preau.site;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.media.AddMedia;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.media.MediaShelf;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/**
 * What the editor in the browser asks for while somebody writes; each answer is a small JSON
 * document.
 */
final class WritingDesk {

    private static final int PROPOSALS = 8;
    private static final int PICTURES = 60;

    /** Who else has the text open. */
    record Company(List<String> others) {}

    /** A picture that a text may show. */
    record Shown(String path, String name, String alt, String caption) {

        static Shown of(Media media) {
            return new Shown(
                    MediaAddress.of(media).path(), media.name(), media.alt(), media.caption());
        }
    }

    /** Why not, in words (RFC 9457). */
    record Problem(String detail) {}

    private final Room room;
    private final Messages messages;

    WritingDesk(Room room, Messages messages) {
        this.room = room;
        this.messages = messages;
    }

    /** Keeps what is typed, or forgets it when that is what the form says. */
    Reply keep(Desk desk, Exchange exchange) {
        Optional<UUID> id = Room.id(exchange.form("id"));
        if (id.isEmpty()) {
            return problem(422, exchange, Message.of("site.keep.nothing"));
        }
        return exchange.form("geste").equals("oublier")
                ? forget(desk, exchange, id.get())
                : keep(desk, exchange, id.get());
    }

    private Reply keep(Desk desk, Exchange exchange, UUID id) {
        KeepTyping.Words words =
                exchange.formHas("body")
                        ? new KeepTyping.Words(
                                exchange.form("title"),
                                exchange.form("lead"),
                                exchange.form("body"))
                        : null;
        int version = Math.max(0, Room.number(exchange.form("version"), 0));
        KeepTyping.Command command = new KeepTyping.Command(id, kind(exchange), version, words);
        return switch (room.acts().keepTyping().run(desk, command)) {
            case KeepTyping.Kept(List<String> others) -> Reply.json(200, new Company(others));
            case KeepTyping.TooLong tooLong ->
                    problem(422, exchange, Message.of("site.keep.too-long"));
            case KeepTyping.Elsewhere elsewhere ->
                    problem(403, exchange, Message.of("site.says.elsewhere"));
            case KeepTyping.Missing missing -> room.pages().notFound(exchange);
        };
    }

    private Reply forget(Desk desk, Exchange exchange, UUID id) {
        desk.who()
                .ifPresent(person ->
                        room.database()
                                .write(
                                        desk.tenancy(),
                                        tx -> {
                                            Autosaves.forget(tx, person.account(), id);
                                            return true;
                                        }));
        boolean there =
                room.database().read(desk.tenancy(), tx -> Articles.find(tx, id).isPresent());
        ArticleKind kind = kind(exchange);
        return Pages.done(
                there ? ArticlePaths.of(desk, kind, id) : ArticlePaths.list(desk, kind),
                "said.site-forgotten");
    }

    private static ArticleKind kind(Exchange exchange) {
        return exchange.form("kind").equals("page") ? ArticleKind.PAGE : ArticleKind.ARTICLE;
    }

    /** Places of this site that a link may lead to. */
    Reply links(Desk desk, Exchange exchange) {
        String words = exchange.query("q");
        return Reply.json(
                200,
                room.database().read(desk.tenancy(), tx -> LinkTarget.like(tx, words, PROPOSALS)));
    }

    /** Pictures of this site, newest first. */
    Reply pictures(Desk desk, Exchange exchange) {
        return Reply.json(
                200,
                room
                        .database()
                        .read(desk.tenancy(), tx -> MediaShelf.page(tx, 1, PICTURES))
                        .stream()
                        .map(Shown::of)
                        .toList());
    }

    /** Takes a picture in, to be put into the text. */
    Reply addPicture(Desk desk, Exchange exchange) {
        return exchange.upload("file")
                .map(upload -> room.acts().addMedia().run(desk, upload, exchange.form("alt")))
                .map(outcome ->
                        switch (outcome) {
                            case AddMedia.Kept(Media media, _) -> Reply.json(201, Shown.of(media));
                            case AddMedia.Refused(Message why) -> problem(422, exchange, why);
                            case AddMedia.NotStored not ->
                                    problem(not.status(), exchange, not.why())
                                            .with("retry-after", AddMedia.RETRY_S);
                        })
                .orElseGet(() -> problem(422, exchange, Message.of("site.picture.none")));
    }

    private Reply problem(int status, Exchange exchange, Message why) {
        return Reply.json(
                status,
                new Problem(messages.text(exchange.language(), why.key(), why.arguments())));
    }
}
