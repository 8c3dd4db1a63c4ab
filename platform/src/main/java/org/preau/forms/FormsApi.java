package org.preau.forms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.Ids;
import org.preau.tenancy.Office;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Forms for programs: the same acts as the screens. */
final class FormsApi {

    /**
     * A form to make.
     *
     * @param id of the caller's choice, so that a repeated call makes one
     * @param ready {@code blank}, {@code contact}, {@code membership}, {@code event}, {@code
     *     volunteer} or {@code survey}
     */
    record NewForm(@Nullable UUID id, @Nullable String title, @Nullable String ready) {}

    /**
     * The whole of a form; what is left out is empty.
     *
     * @param questions left out to leave them as they are
     */
    record FormInput(
            @Nullable Integer version,
            @Nullable String title,
            @Nullable String slug,
            @Nullable String intro,
            @Nullable String thanks,
            @Nullable List<QuestionInput> questions,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable Integer mostAnswers,
            @Nullable Office office,
            @Nullable Boolean receipt,
            @Nullable String purpose,
            @Nullable Integer keptMonths,
            @Nullable String rightsContact) {}

    /**
     * A question of it.
     *
     * @param id of one that is there; left out for a new one
     */
    record QuestionInput(
            @Nullable String id,
            Question.@Nullable Kind kind,
            @Nullable String label,
            @Nullable String help,
            @Nullable Boolean required,
            @Nullable List<String> options,
            Question.@Nullable Condition condition) {

        Question question() {
            return SaveQuestion.cleaned(
                    new Question(
                            id != null && QuestionPages.isId(id) ? id : Questions.freshId(),
                            kind == null ? Question.Kind.TEXT : kind,
                            text(label),
                            text(help),
                            required != null && required,
                            options == null ? List.of() : options,
                            condition));
        }
    }

    private final FormRoom room;

    FormsApi(FormRoom room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        List<FormJson> all =
                room.database().read(desk.tenancy(), Questionnaires::all).stream()
                        .map(this::json)
                        .toList();
        return Reply.json(200, ApiPage.whole(all));
    }

    Reply get(Desk desk, Exchange exchange) {
        return room.form(desk, exchange)
                .map(form -> Reply.json(200, json(form)))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    Reply create(Desk desk, Exchange exchange) {
        return ApiWords.reading(
                exchange,
                NewForm.class,
                input -> {
                    Optional<Ready> ready = Typed.constant(Ready.class, text(input.ready()));
                    MakeQuestionnaire.Command command =
                            new MakeQuestionnaire.Command(
                                    input.id() == null ? Ids.next() : input.id(),
                                    text(input.title()),
                                    ready.orElse(Ready.BLANK));
                    return switch (room.acts().make().run(desk, command)) {
                        case MakeQuestionnaire.Made(Questionnaire form) ->
                                Reply.json(201, json(form));
                        case MakeQuestionnaire.Invalid(List<Wrong> wrongs) ->
                                ApiWords.invalid(exchange, room.messages(), wrongs);
                    };
                });
    }

    /**
     * A copy to be made.
     *
     * @param id of the copy: sent twice, it is made once
     */
    record Copying(@Nullable UUID id) {}

    Reply copy(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                form ->
                        ApiWords.reading(
                                exchange,
                                Copying.class,
                                input ->
                                        room.acts()
                                                .copy()
                                                .run(
                                                        desk,
                                                        form.id(),
                                                        input.id() == null
                                                                ? Ids.next()
                                                                : input.id())
                                                .map(copy -> Reply.json(201, json(copy)))
                                                .orElseGet(() -> room.pages().notFound(exchange))));
    }

    Reply replace(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                form ->
                        ApiWords.reading(
                                exchange,
                                FormInput.class,
                                input -> replace(desk, exchange, form, input)));
    }

    private Reply replace(Desk desk, Exchange exchange, Questionnaire form, FormInput input) {
        List<QuestionInput> sent = input.questions();
        Questions questions =
                sent == null
                        ? form.asked()
                        : new Questions(sent.stream().map(QuestionInput::question).toList());
        List<Wrong> wrongs = new ArrayList<>();
        for (int i = 0; i < questions.all().size(); i++) {
            for (Wrong wrong : SaveQuestion.wrongs(questions, questions.all().get(i))) {
                wrongs.add(new Wrong("questions." + i + "." + wrong.field(), wrong.problem()));
            }
        }
        if (questions.all().size() > Questions.MOST) {
            wrongs.add(Wrong.of("questions", "forms.wrong.questions"));
        }
        if (!wrongs.isEmpty()) {
            return ApiWords.invalid(exchange, room.messages(), wrongs);
        }
        return switch (room.acts().save().run(desk, command(form, input), questions)) {
            case SaveQuestionnaire.Saved(Questionnaire saved) -> Reply.json(200, json(saved));
            case SaveQuestionnaire.Invalid(List<Wrong> found) ->
                    ApiWords.invalid(exchange, room.messages(), found);
            case SaveQuestionnaire.Stale stale -> ApiWords.stale();
            case SaveQuestionnaire.Missing() -> room.pages().notFound(exchange);
        };
    }

    private static SaveQuestionnaire.Command command(Questionnaire form, FormInput input) {
        return new SaveQuestionnaire.Command(
                form.id(),
                input.version() == null ? 0 : input.version(),
                text(input.title()),
                input.slug() == null ? form.slug() : input.slug(),
                text(input.intro()),
                text(input.thanks()),
                input.opensAt(),
                input.closesAt(),
                input.mostAnswers(),
                input.office(),
                input.receipt() != null && input.receipt(),
                text(input.purpose()),
                input.keptMonths() == null ? form.keptMonths() : input.keptMonths(),
                text(input.rightsContact()));
    }

    Reply open(Desk desk, Exchange exchange) {
        return turn(desk, exchange, true);
    }

    Reply close(Desk desk, Exchange exchange) {
        return turn(desk, exchange, false);
    }

    private Reply turn(Desk desk, Exchange exchange, boolean open) {
        return one(
                desk,
                exchange,
                form ->
                        switch (room.acts().open().run(desk, form.id(), open)) {
                            case OpenQuestionnaire.Done(Questionnaire it) ->
                                    Reply.json(200, json(it));
                            case OpenQuestionnaire.NotReady(Questionnaire it, var missing) ->
                                    ApiWords.missing(exchange, room.messages(), missing);
                            case OpenQuestionnaire.Missing() -> room.pages().notFound(exchange);
                        });
    }

    Reply delete(Desk desk, Exchange exchange) {
        return one(
                desk,
                exchange,
                form ->
                        room.acts().delete().run(desk, form.id())
                                ? Reply.noContent()
                                : room.pages().notFound(exchange));
    }

    private Reply one(Desk desk, Exchange exchange, Function<Questionnaire, Reply> then) {
        return room.form(desk, exchange).map(then).orElseGet(() -> room.pages().notFound(exchange));
    }

    private FormJson json(Questionnaire form) {
        return FormJson.of(form, room.clock().instant());
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
