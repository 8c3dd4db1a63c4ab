package org.preau.forms;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.render.Field;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;

/** What every page of this feature's desk is made from. */
record FormRoom(
        Database database,
        Pages pages,
        Messages messages,
        Origins origins,
        java.time.Clock clock,
        FormActs acts) {

    static String list(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/formulaires";
    }

    static String of(Desk desk, UUID form) {
        return list(desk) + "/" + form;
    }

    static List<Link> crumbs(Desk desk) {
        return List.of(new Link(Message.of("forms.all"), list(desk)));
    }

    static List<Link> crumbs(Desk desk, Questionnaire form) {
        return List.of(
                new Link(Message.of("forms.all"), list(desk)),
                new Link(Message.plain(form.title()), of(desk, form.id())));
    }

    /** The form that the path names. */
    Optional<Questionnaire> form(Desk desk, Exchange exchange) {
        return Typed.id(exchange.parameter("form"))
                .flatMap(id -> database.read(desk.tenancy(), tx -> Questionnaires.find(tx, id)));
    }

    /** The answer to that form that the path names. */
    Optional<Answer> answer(Desk desk, Exchange exchange, Questionnaire form) {
        return Typed.id(exchange.parameter("answer"))
                .flatMap(
                        id -> database.read(desk.tenancy(), tx -> Answers.find(tx, form.id(), id)));
    }

    /** A field whose label is {@code forms.field.NAME}, with what is wrong with it. */
    static Field field(Field.Type type, String name, String value, List<Wrong> wrongs) {
        Field field = Field.of(type, name, "forms.field." + name).withValue(value);
        return wrongs.stream()
                .filter(wrong -> wrong.field().equals(name))
                .findFirst()
                .map(wrong -> field.withError(wrong.problem()))
                .orElse(field);
    }

    static Field hinted(Field field) {
        return field.withHint(Message.of("forms.hint." + field.name()));
    }
}
