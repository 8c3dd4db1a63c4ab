package org.preau.translation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.site.ApiAnswers;
import org.preau.site.Wrong;
import org.preau.text.Message;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Languages and translations over the API, for one kind of text. */
final class TranslationApi {

    private final TranslationRoom room;
    private final ApiAnswers answers;
    private final String kind;

    TranslationApi(TranslationRoom room, String kind) {
        this.room = room;
        this.answers = new ApiAnswers(room.messages());
        this.kind = kind;
    }

    Reply get(Desk desk, Exchange exchange) {
        return id(exchange)
                .flatMap(id ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                Translations.find(tx, kind, id)
                                                        .map(it ->
                                                                TranslationJson.of(
                                                                        desk,
                                                                        it,
                                                                        Translations.linked(
                                                                                tx, id)))))
                .map(json -> Reply.json(200, json))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply speak(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                LanguageInput.class,
                input ->
                        change(
                                desk,
                                exchange,
                                new ChangeTranslation.Speak(
                                        input.language() == null ? "" : input.language())));
    }

    Reply link(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                LinkInput.class,
                input ->
                        input.target() == null
                                ? get(desk, exchange)
                                : change(
                                        desk,
                                        exchange,
                                        new ChangeTranslation.Link(input.target())));
    }

    Reply unlink(Desk desk, Exchange exchange) {
        return change(desk, exchange, new ChangeTranslation.Unlink());
    }

    Reply look(Desk desk, Exchange exchange) {
        return change(desk, exchange, new ChangeTranslation.Look());
    }

    private Reply change(Desk desk, Exchange exchange, ChangeTranslation.Change change) {
        Optional<UUID> id = id(exchange);
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return switch (room.change().run(desk, kind, id.get(), change)) {
            case DONE -> get(desk, exchange);
            case NO_LANGUAGE -> wrong(exchange, "language", "translation.wrong.language");
            case SAME -> wrong(exchange, "target", "translation.wrong.same");
            case TAKEN -> wrong(exchange, "target", "translation.wrong.taken");
            case PUBLISHERS_ONLY -> room.pages().problem(403, exchange);
            case MISSING -> room.pages().notFound(exchange);
        };
    }

    Reply start(Desk desk, Exchange exchange) {
        Optional<UUID> id = id(exchange);
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return answers.reading(
                exchange,
                LanguageInput.class,
                input -> {
                    UUID draft = input.id() == null ? Ids.next() : input.id();
                    String language = input.language() == null ? "" : input.language();
                    return switch (room.start().run(desk, kind, id.get(), draft, language)) {
                        case StartTranslation.Started(UUID text) ->
                                Reply.json(201, new StartedJson(text));
                        case StartTranslation.There(UUID text) ->
                                ApiProblem.reply(
                                        409,
                                        "there",
                                        "There is a translation into that language: " + text);
                        case StartTranslation.NoLanguage() ->
                                wrong(exchange, "language", "translation.wrong.language");
                        case StartTranslation.Refused() -> room.pages().problem(403, exchange);
                        case StartTranslation.Missing() -> room.pages().notFound(exchange);
                    };
                });
    }

    private Reply wrong(Exchange exchange, String field, String key) {
        return answers.invalid(exchange, List.of(new Wrong(field, Message.of(key))));
    }

    private Optional<UUID> id(Exchange exchange) {
        return TranslationPages.uuid(exchange.parameter(kind));
    }
}
