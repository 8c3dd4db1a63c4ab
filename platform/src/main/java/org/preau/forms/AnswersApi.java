package org.preau.forms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Answers for programs. */
final class AnswersApi {

    private static final int PAGE = 100;

    /**
     * An answer as the API tells it.
     *
     * @param reasons why it is to be checked
     * @param forgetAt when it is deleted by itself
     */
    record AnswerJson(
            UUID id,
            UUID form,
            Answer.State state,
            List<String> reasons,
            Instant givenAt,
            @Nullable Instant doneAt,
            @Nullable String doneBy,
            Instant forgetAt,
            List<Answer.Given> answers) {

        static AnswerJson of(Answer it) {
            return new AnswerJson(
                    it.id(),
                    it.questionnaireId(),
                    it.state(),
                    it.reasons(),
                    it.givenAt(),
                    it.doneAt(),
                    it.doneBy(),
                    it.forgetAt(),
                    it.answers());
        }
    }

    /**
     * What is said of an answer.
     *
     * @param how {@code done}, {@code open}, {@code received} or {@code spam}
     */
    record How(@Nullable String how) {}

    private final FormRoom room;

    AnswersApi(FormRoom room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        return room.form(desk, exchange)
                .map(form -> list(desk, exchange, form))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply list(Desk desk, Exchange exchange, Questionnaire form) {
        int page = Math.clamp(Typed.number(exchange.query("page"), 1), 1, 10_000);
        Answers.Wanted wanted =
                new Answers.Wanted(
                        form.id(),
                        exchange.query("q"),
                        Typed.constant(Answer.State.class, exchange.query("etat"))
                                .orElse(Answer.State.RECEIVED),
                        false);
        return room.database()
                .read(
                        desk.tenancy(),
                        tx ->
                                Reply.json(
                                        200,
                                        ApiPage.of(
                                                Answers.page(tx, wanted, PAGE, (page - 1L) * PAGE)
                                                        .stream()
                                                        .map(AnswerJson::of)
                                                        .toList(),
                                                page,
                                                PAGE,
                                                Answers.count(tx, wanted))));
    }

    Reply get(Desk desk, Exchange exchange) {
        return one(desk, exchange, answer -> Reply.json(200, AnswerJson.of(answer)));
    }

    Reply sort(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                answer -> ApiWords.reading(exchange, How.class, how -> sort(desk, answer, how)));
    }

    private Reply sort(Desk desk, Answer answer, How sent) {
        return Typed.constant(SortAnswer.How.class, FormsApi.text(sent.how()))
                .flatMap(how ->
                        room.acts().sort().run(desk, answer.questionnaireId(), answer.id(), how))
                .map(it -> Reply.json(200, AnswerJson.of(it)))
                .orElseGet(() ->
                        ApiProblem.reply(422, "invalid", "how is done, open, received or spam."));
    }

    Reply delete(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                answer ->
                        room.acts().deleteAnswer().run(desk, answer.questionnaireId(), answer.id())
                                ? Reply.noContent()
                                : room.pages().notFound(exchange));
    }

    Reply person(Desk desk, Exchange exchange) {
        Optional<EmailAddress> email = EmailAddress.of(exchange.query("email").strip());
        List<PersonPages.Own> own =
                email.map(it ->
                                room.database()
                                        .read(
                                                desk.tenancy(),
                                                tx -> PersonPages.own(tx, it.value())))
                        .orElse(List.of());
        return Reply.json(200, ApiPage.whole(own));
    }

    Reply erase(Desk desk, Exchange exchange) {
        EmailAddress.of(exchange.query("email").strip())
                .ifPresent(it -> room.acts().deleteAnswer().ofPerson(desk, it.value()));
        return Reply.noContent();
    }

    private Reply one(Desk desk, Exchange exchange, Function<Answer, Reply> then) {
        Optional<UUID> form = Typed.id(exchange.parameter("form"));
        Optional<UUID> answer = Typed.id(exchange.parameter("answer"));
        if (form.isEmpty() || answer.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return room.database()
                .read(desk.tenancy(), tx -> Answers.find(tx, form.get(), answer.get()))
                .map(then)
                .orElseGet(() -> room.pages().notFound(exchange));
    }
}
