package org.preau.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Link;
import org.preau.tenancy.Office;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** One form: its questions in order, opening and closing, a copy, deleting. */
final class FormPages {

    /**
     * The page of a form.
     *
     * @param standing see {@link Questionnaire.Standing}, in lower case
     * @param missing what keeps it from being opened
     * @param copy the id that a copy of it gets, so that it is made once
     * @param address of its page on the site, whole
     * @param link what to write in a text to lead there
     */
    record View(
            List<Link> crumbs,
            Questionnaire form,
            String standing,
            List<Message> missing,
            List<Row> questions,
            List<Kind> kinds,
            UUID copy,
            String base,
            String address,
            String link) {}

    /**
     * One question in the list.
     *
     * @param condition when it is asked; absent for always
     */
    record Row(
            String title,
            Message kind,
            boolean required,
            Optional<Message> condition,
            String href,
            String move,
            boolean first,
            boolean last) {}

    /** A kind of question to add. */
    record Kind(Message label, String href) {}

    record DeleteView(List<Link> crumbs, String form, long answers, String action, String back) {}

    private final FormRoom room;

    FormPages(FormRoom room) {
        this.room = room;
    }

    /** {@code GET …/formulaires/{form}}. */
    Reply show(Desk desk, Exchange exchange) {
        return room.form(desk, exchange)
                .map(form -> page(200, desk, exchange, form))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Reply page(int status, Desk desk, Exchange exchange, Questionnaire form) {
        List<Message> missing =
                room.database().read(desk.tenancy(), tx -> OpenQuestionnaire.missing(tx, form));
        String base = FormRoom.of(desk, form.id());
        View view =
                new View(
                        FormRoom.crumbs(desk),
                        form,
                        FormListPages.standing(form, room.clock().instant()),
                        missing,
                        rows(form, base),
                        Arrays.stream(Question.Kind.values())
                                .map(kind ->
                                        new Kind(
                                                Message.of("forms.kind." + kind.word()),
                                                base + "/questions/nouvelle?genre=" + kind.word()))
                                .toList(),
                        Ids.next(),
                        base,
                        room.origins().of(desk.tenant()) + form.path(),
                        "[" + form.title().replace("]", "") + "](" + form.path() + ")");
        return room.pages().desk(status, "forms/form", view, desk, exchange);
    }

    private static List<Row> rows(Questionnaire form, String base) {
        Questions questions = form.asked();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < questions.all().size(); i++) {
            Question one = questions.all().get(i);
            String href = base + "/questions/" + one.id();
            rows.add(
                    new Row(
                            one.label(),
                            Message.of("forms.kind." + one.kind().word()),
                            one.required(),
                            Optional.ofNullable(one.condition())
                                    .map(it -> condition(questions, it)),
                            href,
                            href + "/position",
                            i == 0,
                            i == questions.all().size() - 1));
        }
        return rows;
    }

    /** “If ‘Meal’ is ‘Yes’”, for the list and the preview. */
    static Message condition(Questions questions, Question.Condition condition) {
        Optional<Question> decides = questions.find(condition.question());
        boolean box = decides.filter(it -> it.kind() == Question.Kind.CONSENT).isPresent();
        return new Message(
                box ? "forms.condition.ticked" : "forms.condition.is",
                java.util.Map.of(
                        "question", decides.map(Question::label).orElse(""),
                        "is", condition.is()));
    }

    /** {@code POST …/formulaires/{form}/ouverture}; {@code sens} is {@code ouvrir} or not. */
    Reply open(Desk desk, Exchange exchange) {
        boolean open = exchange.form("sens").equals("ouvrir");
        Optional<UUID> id = Typed.id(exchange.parameter("form"));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return switch (room.acts().open().run(desk, id.get(), open)) {
            case OpenQuestionnaire.Done(Questionnaire form) ->
                    Pages.done(
                            FormRoom.of(desk, form.id()),
                            open ? "said.forms-opened" : "said.forms-closed");
            case OpenQuestionnaire.NotReady(Questionnaire form, List<Message> missing) ->
                    page(422, desk, exchange, form);
            case OpenQuestionnaire.Missing() -> room.pages().notFound(exchange);
        };
    }

    /** {@code POST …/formulaires/{form}/copie}: {@code id} is that of the copy. */
    Reply copy(Desk desk, Exchange exchange) {
        UUID id = Typed.id(exchange.form("id")).orElseGet(Ids::next);
        return Typed.id(exchange.parameter("form"))
                .flatMap(original -> room.acts().copy().run(desk, original, id))
                .map(form -> Pages.done(FormRoom.of(desk, form.id()), "said.forms-copied"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code GET …/formulaires/{form}/suppression}. */
    Reply askDelete(Desk desk, Exchange exchange) {
        return room.form(desk, exchange)
                .map(form -> {
                    String base = FormRoom.of(desk, form.id());
                    DeleteView view =
                            new DeleteView(
                                    FormRoom.crumbs(desk, form),
                                    form.title(),
                                    form.answers() + form.suspects(),
                                    base + "/suppression",
                                    base);
                    return room.pages().desk(200, "forms/delete", view, desk, exchange);
                })
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code POST …/formulaires/{form}/suppression}. */
    Reply delete(Desk desk, Exchange exchange) {
        return Typed.id(exchange.parameter("form"))
                .filter(id -> room.acts().delete().run(desk, id))
                .map(id -> Pages.done(FormRoom.list(desk), "said.forms-deleted"))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    static String word(Office office) {
        return office.name().toLowerCase(Locale.ROOT);
    }
}
