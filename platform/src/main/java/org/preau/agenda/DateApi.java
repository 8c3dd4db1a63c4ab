package org.preau.agenda;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.site.ApiAnswers;
import org.preau.site.ArticleKind;
import org.preau.site.Articles;
import org.preau.site.Wrong;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Dates over the API, those of one kind of text. */
final class DateApi {

    private static final int MOST = 1_000;

    private final AgendaRoom room;
    private final ApiAnswers answers;
    private final ArticleKind kind;

    DateApi(AgendaRoom room, ArticleKind kind) {
        this.room = room;
        this.answers = new ApiAnswers(room.messages());
        this.kind = kind;
    }

    /** Of all texts, from today on unless asked otherwise. */
    Reply all(Desk desk, Exchange exchange) {
        Optional<LocalDate> from = day(exchange, "from", room.today());
        Optional<LocalDate> to = from.flatMap(first -> day(exchange, "to", first.plusYears(1)));
        if (from.isEmpty() || to.isEmpty()) {
            String field = from.isEmpty() ? "from" : "to";
            return answers.invalid(exchange, List.of(Wrong.of(field, "agenda.wrong.day")));
        }
        List<DateJson> dates =
                room
                        .database()
                        .read(
                                desk.tenancy(),
                                tx -> ArticleDates.between(tx, from.get(), to.get(), MOST))
                        .stream()
                        .map(DateJson::of)
                        .toList();
        return Reply.json(200, ApiPage.whole(dates));
    }

    private static Optional<LocalDate> day(Exchange exchange, String name, LocalDate usual) {
        String asked = exchange.query(name);
        return asked.isEmpty() ? Optional.of(usual) : TypedTime.day(asked.strip());
    }

    Reply list(Desk desk, Exchange exchange) {
        return AgendaRoom.id(exchange.parameter(kind.part()))
                .flatMap(id ->
                        room.database()
                                .read(
                                        desk.tenancy(),
                                        tx ->
                                                Articles.find(tx, id)
                                                        .filter(it -> it.kind() == kind)
                                                        .map(it -> ArticleDates.of(tx, id))))
                .map(dates ->
                        Reply.json(200, ApiPage.whole(dates.stream().map(DateJson::of).toList())))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply add(Desk desk, Exchange exchange) {
        return answers.reading(
                exchange,
                DateInput.class,
                input -> change(desk, exchange, 201, new ChangeDates.Add(input)));
    }

    Reply replace(Desk desk, Exchange exchange) {
        Optional<UUID> date = AgendaRoom.id(exchange.parameter(AgendaRoom.part(kind)));
        return date.isEmpty()
                ? room.pages().notFound(exchange)
                : answers.reading(
                        exchange,
                        DateInput.class,
                        input ->
                                change(
                                        desk,
                                        exchange,
                                        200,
                                        new ChangeDates.Edit(date.get(), input)));
    }

    Reply remove(Desk desk, Exchange exchange) {
        return AgendaRoom.id(exchange.parameter(AgendaRoom.part(kind)))
                .map(date -> change(desk, exchange, 200, new ChangeDates.Remove(date)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply change(Desk desk, Exchange exchange, int status, ChangeDates.Change change) {
        Optional<UUID> article = AgendaRoom.id(exchange.parameter(kind.part()));
        if (article.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return switch (room.change().run(desk, kind, article.get(), change)) {
            case ChangeDates.Kept(List<ArticleDate> dates) ->
                    Reply.json(status, ApiPage.whole(dates.stream().map(DateJson::of).toList()));
            case ChangeDates.Invalid(List<Wrong> wrongs) -> answers.invalid(exchange, wrongs);
            case ChangeDates.Stale _ -> answers.stale();
            case ChangeDates.PublishersOnly(), ChangeDates.Elsewhere() ->
                    room.pages().problem(403, exchange);
            case ChangeDates.Missing() -> room.pages().notFound(exchange);
        };
    }
}
