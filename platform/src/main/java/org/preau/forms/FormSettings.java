package org.preau.forms;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.tenancy.Office;
import org.preau.text.Message;
import org.preau.web.Exchange;

/** The fields of a form's settings. */
final class FormSettings {

    private FormSettings() {}

    static Form fields(SaveQuestionnaire.Command it, Exchange exchange, List<Wrong> wrongs) {
        return Form.of(
                text("title", it.title(), wrongs).withMaxLength(MakeQuestionnaire.TITLE),
                FormRoom.hinted(text("slug", it.slug(), wrongs).optional()),
                FormRoom.hinted(area("intro", it.intro(), wrongs)),
                FormRoom.hinted(area("thanks", it.thanks(), wrongs)),
                FormRoom.hinted(
                        text("purpose", it.purpose(), wrongs)
                                .withMaxLength(SaveQuestionnaire.PURPOSE)),
                FormRoom.hinted(number("keptMonths", String.valueOf(it.keptMonths()), wrongs)),
                FormRoom.hinted(
                        FormRoom.field(
                                        Field.Type.EMAIL,
                                        "rightsContact",
                                        it.rightsContact(),
                                        wrongs)
                                .optional()),
                FormRoom.hinted(office(it.office(), wrongs)),
                FormRoom.hinted(
                        FormRoom.field(
                                        Field.Type.CHECKBOX,
                                        "receipt",
                                        it.receipt() ? "on" : "",
                                        wrongs)
                                .optional()),
                FormRoom.hinted(moment("opensAt", Typed.moment(it.opensAt()), exchange, wrongs)),
                moment("closesAt", Typed.moment(it.closesAt()), exchange, wrongs),
                FormRoom.hinted(
                        number(
                                        "mostAnswers",
                                        it.mostAnswers() == null ? "" : it.mostAnswers().toString(),
                                        wrongs)
                                .optional()));
    }

    private static Field text(String name, String value, List<Wrong> wrongs) {
        return FormRoom.field(Field.Type.TEXT, name, value, wrongs);
    }

    private static Field area(String name, String value, List<Wrong> wrongs) {
        return FormRoom.field(Field.Type.AREA, name, value, wrongs)
                .withMaxLength(SaveQuestionnaire.TEXT)
                .optional();
    }

    private static Field number(String name, String value, List<Wrong> wrongs) {
        return FormRoom.field(Field.Type.NUMBER, name, value, wrongs);
    }

    /** What was typed, if it could not be read. */
    private static Field moment(String name, String value, Exchange exchange, List<Wrong> wrongs) {
        boolean wrong = wrongs.stream().anyMatch(it -> it.field().equals(name));
        return FormRoom.field(
                        Field.Type.DATETIME, name, wrong ? exchange.form(name) : value, wrongs)
                .optional();
    }

    private static Field office(@Nullable Office office, List<Wrong> wrongs) {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("", Message.of("forms.office.none")));
        for (Office one : Office.values()) {
            String word = FormPages.word(one);
            options.add(Field.Option.of(word, Message.of("people.as." + word)));
        }
        return FormRoom.field(
                        Field.Type.SELECT,
                        "office",
                        office == null ? "" : FormPages.word(office),
                        wrongs)
                .withOptions(options)
                .optional();
    }
}
