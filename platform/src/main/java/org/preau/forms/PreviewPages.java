package org.preau.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.preau.render.Field;
import org.preau.render.Link;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** A form as visitors will be asked it, step by step, before it is opened. Nothing can be sent. */
final class PreviewPages {

    /**
     * @param number from 1
     */
    record Step(int number, List<Asked> questions) {}

    /**
     * @param heading its text, for a heading; empty for a question
     */
    record Asked(String heading, String text, Optional<Field> field, Optional<Message> condition) {}

    record View(List<Link> crumbs, String form, List<Step> steps, Message law, String back) {}

    private final FormRoom room;

    PreviewPages(FormRoom room) {
        this.room = room;
    }

    /** {@code GET …/formulaires/{form}/apercu}. */
    Reply show(Desk desk, Exchange exchange) {
        return room.form(desk, exchange)
                .map(form -> {
                    View view = view(desk, form);
                    return room.pages().desk(200, "forms/preview", view, desk, exchange);
                })
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private View view(Desk desk, Questionnaire form) {
        Questions questions = form.asked();
        Steps steps = Steps.of(questions);
        List<Step> shown = new ArrayList<>();
        for (int i = 0; i < steps.count(); i++) {
            List<Asked> asked = steps.at(i).stream().map(one -> asked(questions, one)).toList();
            shown.add(new Step(i + 1, asked));
        }
        return new View(
                FormRoom.crumbs(desk, form),
                form.title(),
                shown,
                new Message(
                        "forms.preview.law",
                        java.util.Map.of(
                                "responsible", desk.tenant().name(),
                                "purpose", form.purpose(),
                                "months", form.keptMonths())),
                FormRoom.of(desk, form.id()));
    }

    private static Asked asked(Questions questions, Question one) {
        Optional<Message> condition =
                Optional.ofNullable(one.condition()).map(it -> FormPages.condition(questions, it));
        return one.kind() == Question.Kind.NOTE
                ? new Asked(one.label(), one.help(), Optional.empty(), condition)
                : new Asked("", "", Optional.of(field(one)), condition);
    }

    private static Field field(Question one) {
        Field field =
                new Field(
                        "apercu-" + one.id(),
                        type(one.kind()),
                        Message.plain(one.label()),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        one.required(),
                        false,
                        "off",
                        one.options().stream()
                                .map(it -> Field.Option.of(it, Message.plain(it)))
                                .toList(),
                        0,
                        "",
                        false);
        return one.help().isEmpty() ? field : field.withHint(Message.plain(one.help()));
    }

    private static Field.Type type(Question.Kind kind) {
        return switch (kind) {
            case TEXT, NOTE -> Field.Type.TEXT;
            case AREA -> Field.Type.AREA;
            case EMAIL -> Field.Type.EMAIL;
            case TEL -> Field.Type.TEL;
            case NUMBER -> Field.Type.NUMBER;
            case DATE -> Field.Type.DATE;
            case CHOICE, CHOICES -> Field.Type.RADIOS;
            case FILE -> Field.Type.FILE;
            case CONSENT -> Field.Type.CHECKBOX;
        };
    }
}
