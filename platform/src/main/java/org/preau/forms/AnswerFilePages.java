package org.preau.forms;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The files that came with an answer. */
final class AnswerFilePages {

    private final FormRoom room;

    AnswerFilePages(FormRoom room) {
        this.room = room;
    }

    /** {@code GET …/reponses/{answer}/fichiers/{file}}: always to be saved, never to be run. */
    Reply file(Desk desk, Exchange exchange) {
        Optional<Answer> answer =
                room.form(desk, exchange).flatMap(form -> room.answer(desk, exchange, form));
        Optional<UUID> id = Typed.id(exchange.parameter("file"));
        @Nullable AnswerFile file =
                answer.flatMap(it ->
                                room
                                        .database()
                                        .read(desk.tenancy(), tx -> Answers.files(tx, it.id()))
                                        .stream()
                                        .filter(one -> id.filter(one.id()::equals).isPresent())
                                        .findFirst())
                        .orElse(null);
        if (file == null) {
            return room.pages().notFound(exchange);
        }
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Reply.stream("application/octet-stream", file.bytes(), () -> open(desk, file))
                .with("cache-control", "no-store")
                .with("x-content-type-options", "nosniff")
                .with("content-security-policy", "default-src 'none'; sandbox")
                .with(
                        "content-disposition",
                        "attachment; filename*=UTF-8''" + name.replace("*", "%2A"));
    }

    private InputStream open(Desk desk, AnswerFile file) {
        try {
            return room.acts()
                    .shelf()
                    .open(desk.tenancy().tenant(), file.id())
                    .map(StoredObject::bytes)
                    .orElseThrow(() ->
                            new IllegalStateException("the store has lost the file " + file.id()));
        } catch (StoreUnavailable e) {
            throw new UncheckedIOException(e);
        }
    }
}
