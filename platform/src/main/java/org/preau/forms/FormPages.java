package org.preau.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.tenancy.Office;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** One form: its questions in order, its settings, opening and closing, deleting. */
final class FormPages {

    /**
     * The page of a form.
     *
     * @param standing see {@link Questionnaire.Standing}, in lower case
     * @param missing what keeps it from being opened
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

    record SettingsView(
            List<Link> crumbs,
            int version,
            String action,
            String back,
            Form form,
            Optional<Questionnaire> theirs) {}

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

    /** {@code GET …/formulaires/{form}/reglages}. */
    Reply settings(Desk desk, Exchange exchange) {
        return room.form(desk, exchange)
                .map(form ->
                        settings(200, desk, exchange, command(form), List.of(), Optional.empty()))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    /** {@code POST …/formulaires/{form}/reglages}. */
    Reply save(Desk desk, Exchange exchange) {
        Optional<UUID> id = Typed.id(exchange.parameter("form"));
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        SaveQuestionnaire.Command command = command(id.get(), exchange);
        List<Wrong> unread = unread(exchange);
        if (!unread.isEmpty() && room.form(desk, exchange).isPresent()) {
            return settings(422, desk, exchange, command, unread, Optional.empty());
        }
        return switch (room.acts().save().run(desk, command)) {
            case SaveQuestionnaire.Saved saved ->
                    Pages.done(FormRoom.of(desk, id.get()), "said.forms-saved");
            case SaveQuestionnaire.Invalid(List<Wrong> wrongs) ->
                    settings(422, desk, exchange, command, wrongs, Optional.empty());
            case SaveQuestionnaire.Stale(Questionnaire theirs) ->
                    settings(409, desk, exchange, command, List.of(), Optional.of(theirs));
            case SaveQuestionnaire.Missing() -> room.pages().notFound(exchange);
        };
    }

    private Reply settings(
            int status,
            Desk desk,
            Exchange exchange,
            SaveQuestionnaire.Command command,
            List<Wrong> wrongs,
            Optional<Questionnaire> theirs) {
        String base = FormRoom.of(desk, command.id());
        SettingsView view =
                new SettingsView(
                        List.of(
                                new Link(Message.of("forms.all"), FormRoom.list(desk)),
                                new Link(
                                        command.title().isBlank()
                                                ? Message.of("forms.settings")
                                                : Message.plain(command.title()),
                                        base)),
                        theirs.map(Questionnaire::version).orElse(command.version()),
                        base + "/reglages",
                        base,
                        FormSettings.fields(command, exchange, wrongs),
                        theirs);
        return room.pages().desk(status, "forms/settings", view, desk, exchange);
    }

    private static SaveQuestionnaire.Command command(Questionnaire form) {
        return new SaveQuestionnaire.Command(
                form.id(),
                form.version(),
                form.title(),
                form.slug(),
                form.intro(),
                form.thanks(),
                form.opensAt(),
                form.closesAt(),
                form.mostAnswers(),
                form.office(),
                form.receipt(),
                form.purpose(),
                form.keptMonths(),
                form.rightsContact());
    }

    private static SaveQuestionnaire.Command command(UUID id, Exchange exchange) {
        String most = exchange.form("mostAnswers").strip();
        @Nullable Office office =
                Typed.constant(Office.class, exchange.form("office")).orElse(null);
        return new SaveQuestionnaire.Command(
                id,
                Typed.number(exchange.form("version"), 0),
                exchange.form("title"),
                exchange.form("slug"),
                exchange.form("intro"),
                exchange.form("thanks"),
                Typed.moment(exchange.form("opensAt")),
                Typed.moment(exchange.form("closesAt")),
                most.isEmpty() ? null : Typed.number(most, 0),
                office,
                exchange.formHas("receipt"),
                exchange.form("purpose"),
                Typed.number(exchange.form("keptMonths"), 0),
                exchange.form("rightsContact"));
    }

    /** Moments that cannot be read: they must not silently become none. */
    private static List<Wrong> unread(Exchange exchange) {
        List<Wrong> unread = new ArrayList<>();
        String opens = exchange.form("opensAt");
        String closes = exchange.form("closesAt");
        if (!opens.isBlank() && Typed.moment(opens) == null) {
            unread.add(Wrong.of("opensAt", "forms.wrong.moment"));
        }
        if (!closes.isBlank() && Typed.moment(closes) == null) {
            unread.add(Wrong.of("closesAt", "forms.wrong.moment"));
        }
        return unread;
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
