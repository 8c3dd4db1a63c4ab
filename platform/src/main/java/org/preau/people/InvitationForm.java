package org.preau.people;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.tenancy.Office;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;

/** The questions of an invitation. */
final class InvitationForm {

    private InvitationForm() {}

    static InvitationDraft sent(Exchange exchange) {
        return new InvitationDraft(
                exchange.form("id"),
                exchange.form("name"),
                exchange.form("email"),
                exchange.form("office"),
                exchange.form("until"));
    }

    /** With the choice of an office, of those that the one who invites may give. */
    static Form whole(Desk desk, InvitationDraft draft, Map<String, Message> problems) {
        Field office =
                Field.choice(Field.Type.RADIOS, "office", "people.invite.office", offices(desk))
                        .withValue(draft.office());
        return Form.of(
                general(problems),
                name(draft, problems),
                email(draft, problems),
                marked(office, problems),
                until(draft, problems));
    }

    /** For an office that is known. */
    static Form successor(InvitationDraft draft, Map<String, Message> problems) {
        return Form.of(
                general(problems),
                name(draft, problems),
                email(draft, problems),
                until(draft, problems));
    }

    private static Field name(InvitationDraft draft, Map<String, Message> problems) {
        return marked(
                Field.of(Field.Type.TEXT, "name", "people.invite.name")
                        .withValue(draft.name())
                        .withMaxLength(InvitationDraft.MOST_NAME)
                        .withAutocomplete("off"),
                problems);
    }

    private static Field email(InvitationDraft draft, Map<String, Message> problems) {
        return marked(
                Field.of(Field.Type.EMAIL, "email", "people.invite.email")
                        .withValue(draft.email())
                        .withHint(Message.of("people.invite.email.hint"))
                        .withAutocomplete("off"),
                problems);
    }

    private static Field until(InvitationDraft draft, Map<String, Message> problems) {
        return marked(
                Field.of(Field.Type.DATE, "until", "people.invite.until")
                        .withValue(draft.until())
                        .withHint(Message.of("people.invite.until.hint"))
                        .optional(),
                problems);
    }

    private static List<Field.Option> offices(Desk desk) {
        return Arrays.stream(Office.values())
                .filter(office -> Reach.covers(desk, office))
                .map(Named::name)
                .map(office ->
                        new Field.Option(
                                office,
                                Message.of("people.office." + office),
                                Optional.of(Message.of("people.office-note." + office))))
                .toList();
    }

    private static List<Message> general(Map<String, Message> problems) {
        return Optional.ofNullable(problems.get("id")).stream().toList();
    }

    static Field marked(Field field, Map<String, Message> problems) {
        Message problem = problems.get(field.name());
        return problem == null ? field : field.withError(problem);
    }
}
