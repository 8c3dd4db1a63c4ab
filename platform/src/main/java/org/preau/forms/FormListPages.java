package org.preau.forms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The forms of an association, and the making of one more. */
final class FormListPages {

    record ListView(List<Row> rows, String create, String people) {}

    /**
     * @param suspects how many answers wait to be checked
     */
    record Row(
            String title,
            String href,
            String standing,
            long answers,
            long suspects,
            String answersHref,
            Instant at) {}

    record NewView(List<Link> crumbs, UUID id, String action, String back, Form form) {}

    private final FormRoom room;

    FormListPages(FormRoom room) {
        this.room = room;
    }

    /** {@code GET …/formulaires}. */
    Reply list(Desk desk, Exchange exchange) {
        List<Questionnaire> all = room.database().read(desk.tenancy(), Questionnaires::all);
        Instant now = room.clock().instant();
        List<Row> rows = new ArrayList<>();
        for (Questionnaire form : all) {
            String href = FormRoom.of(desk, form.id());
            rows.add(
                    new Row(
                            form.title(),
                            href,
                            standing(form, now),
                            form.answers(),
                            form.suspects(),
                            href + "/reponses",
                            form.updatedAt()));
        }
        ListView view =
                new ListView(
                        List.copyOf(rows),
                        FormRoom.list(desk) + "/nouveau",
                        FormRoom.list(desk) + "/personnes");
        return room.pages().desk(200, "forms/forms", view, desk, exchange);
    }

    static String standing(Questionnaire form, Instant now) {
        return form.standing(now).name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** {@code GET …/formulaires/nouveau}. */
    Reply ask(Desk desk, Exchange exchange) {
        return asked(200, desk, exchange, Ids.next(), "", Ready.CONTACT.word(), List.of());
    }

    /** {@code POST …/formulaires/nouveau}. */
    Reply make(Desk desk, Exchange exchange) {
        UUID id = Typed.id(exchange.form("id")).orElseGet(Ids::next);
        Optional<Ready> ready = Typed.constant(Ready.class, exchange.form("modele"));
        MakeQuestionnaire.Command command =
                new MakeQuestionnaire.Command(
                        id, exchange.form("title"), ready.orElse(Ready.BLANK));
        return switch (room.acts().make().run(desk, command)) {
            case MakeQuestionnaire.Made(Questionnaire form) ->
                    Pages.done(FormRoom.of(desk, form.id()), "said.forms-made");
            case MakeQuestionnaire.Invalid(List<Wrong> wrongs) ->
                    asked(
                            422,
                            desk,
                            exchange,
                            id,
                            exchange.form("title"),
                            exchange.form("modele"),
                            wrongs);
        };
    }

    private Reply asked(
            int status,
            Desk desk,
            Exchange exchange,
            UUID id,
            String title,
            String ready,
            List<Wrong> wrongs) {
        List<Field.Option> options =
                Arrays.stream(Ready.values())
                        .map(one ->
                                new Field.Option(
                                        one.word(),
                                        Message.of("forms.ready." + one.word()),
                                        Optional.of(
                                                Message.of("forms.ready." + one.word() + ".note"))))
                        .toList();
        Form form =
                Form.of(
                        Field.choice(Field.Type.RADIOS, "modele", "forms.field.modele", options)
                                .withValue(ready),
                        FormRoom.hinted(
                                FormRoom.field(Field.Type.TEXT, "title", title, wrongs)
                                        .withMaxLength(MakeQuestionnaire.TITLE)
                                        .optional()));
        NewView view =
                new NewView(
                        FormRoom.crumbs(desk),
                        id,
                        FormRoom.list(desk) + "/nouveau",
                        FormRoom.list(desk),
                        form);
        return room.pages().desk(status, "forms/new", view, desk, exchange);
    }
}
