package org.preau.forms;

import java.util.ArrayList;
import java.util.List;
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

/** The settings of a form. */
final class FormSettingsPages {

    record SettingsView(
            List<Link> crumbs,
            int version,
            String action,
            String back,
            Form form,
            Optional<Questionnaire> theirs) {}

    private final FormRoom room;

    FormSettingsPages(FormRoom room) {
        this.room = room;
    }

    /** {@code GET …/formulaires/{form}/reglages}. */
    Reply show(Desk desk, Exchange exchange) {
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
}
