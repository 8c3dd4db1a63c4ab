package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Frame;
import org.preau.render.Verdict;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Who the association is, and what its legal notice says. */
final class SettingsPages {

    /**
     * @param privacy where the privacy page is completed
     * @param theirs what somebody else has saved meanwhile, field by field
     */
    record View(
            String action,
            int version,
            Form form,
            List<Verdict> verdicts,
            List<Other> theirs,
            String privacy) {}

    /** An answer of somebody else that differs from mine. */
    record Other(Message label, String value) {}

    private final Room room;

    SettingsPages(Room room) {
        this.room = room;
    }

    Reply show(Desk desk, Exchange exchange) {
        Site site = room.database().read(desk.tenancy(), Sites::read);
        return page(200, desk, exchange, EditSettings.Command.of(site), List.of(), List.of());
    }

    Reply save(Desk desk, Exchange exchange) {
        EditSettings.Command command =
                new EditSettings.Command(
                        Math.max(1, Room.number(exchange.form("version"), 1)),
                        exchange.form("name"),
                        exchange.form("about"),
                        exchange.form("address"),
                        exchange.form("phone"),
                        exchange.form("email"),
                        exchange.form("registration"),
                        exchange.form("director"),
                        exchange.form("language"));
        return switch (room.acts().editSettings().run(desk, command)) {
            case EditSettings.Saved saved -> Pages.done(path(desk), "said.site-settings-saved");
            case EditSettings.Invalid(List<Wrong> wrongs) ->
                    page(422, desk, exchange, command, wrongs, List.of());
            case EditSettings.Stale(Site theirs) -> stale(desk, exchange, command, theirs);
        };
    }

    private Reply stale(Desk desk, Exchange exchange, EditSettings.Command mine, Site theirs) {
        EditSettings.Command now = EditSettings.Command.of(theirs);
        List<Other> others = new ArrayList<>();
        other(others, "name", mine.name(), now.name());
        other(others, "about", mine.about(), now.about());
        other(others, "address", mine.address(), now.address());
        other(others, "phone", mine.phone(), now.phone());
        other(others, "email", mine.email(), now.email());
        other(others, "registration", mine.registration(), now.registration());
        other(others, "director", mine.director(), now.director());
        EditSettings.Command next =
                new EditSettings.Command(
                        theirs.version(),
                        mine.name(),
                        mine.about(),
                        mine.address(),
                        mine.phone(),
                        mine.email(),
                        mine.registration(),
                        mine.director(),
                        mine.language());
        return page(409, desk, exchange, next, List.of(), List.copyOf(others));
    }

    private static void other(List<Other> others, String field, String mine, String theirs) {
        if (!mine.strip().replace("\r\n", "\n").equals(theirs)) {
            others.add(new Other(Message.of("site.field." + field), theirs));
        }
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            EditSettings.Command command,
            List<Wrong> wrongs,
            List<Other> theirs) {
        Site site = room.database().read(desk.tenancy(), Sites::read);
        View view =
                new View(
                        path(desk),
                        command.version(),
                        form(command, wrongs),
                        verdicts(site),
                        theirs,
                        ArticlePaths.home(desk) + "/confidentialite");
        return room.pages().desk(status, "site/settings", view, desk, exchange);
    }

    private static Form form(EditSettings.Command command, List<Wrong> wrongs) {
        return Form.of(
                ArticleForm.marked(
                        wrongs,
                        Field.of(Field.Type.TEXT, "name", "site.field.name")
                                .withValue(command.name())),
                question(wrongs, Field.Type.AREA, "about", command.about()).optional(),
                question(wrongs, Field.Type.AREA, "address", command.address()),
                reachable(
                        command.phone(),
                        question(wrongs, Field.Type.EMAIL, "email", command.email())),
                question(wrongs, Field.Type.TEL, "phone", command.phone()).optional(),
                question(wrongs, Field.Type.TEXT, "registration", command.registration())
                        .optional(),
                question(wrongs, Field.Type.TEXT, "director", command.director()),
                ArticleForm.marked(
                        wrongs,
                        Field.choice(
                                        Field.Type.SELECT,
                                        "language",
                                        "site.field.language",
                                        List.of(
                                                Field.Option.of(
                                                        "fr", Message.of("render.language.fr")),
                                                Field.Option.of(
                                                        "en", Message.of("render.language.en"))))
                                .withValue(command.language())
                                .withHint(Message.of("site.hint.language"))));
    }

    /** An e-mail address is needed when there is no telephone. */
    private static Field reachable(String phone, Field field) {
        return phone.isBlank() ? field : field.optional();
    }

    /**
     * Marked as needed, as the law asks for it; a site that is being prepared may leave it empty.
     */
    private static Field question(List<Wrong> wrongs, Field.Type type, String name, String value) {
        return ArticleForm.marked(
                wrongs,
                Field.of(type, name, "site.field." + name)
                        .withValue(value)
                        .withHint(Message.of("site.hint." + name)));
    }

    private static List<Verdict> verdicts(Site site) {
        List<String> missing = LegalNotice.missing(site);
        List<Verdict> verdicts = new ArrayList<>();
        for (String field : List.of("address", "email", "director")) {
            boolean there = !missing.contains(field);
            verdicts.add(
                    new Verdict(
                            there ? Frame.Kind.SUCCESS : Frame.Kind.WARN,
                            Message.of("site.legal." + field),
                            there
                                    ? Message.plain(said(site, field))
                                    : Message.of("site.legal.missing")));
        }
        return verdicts;
    }

    private static String said(Site site, String field) {
        return switch (field) {
            case "address" -> site.address();
            case "email" ->
                    Optional.of(site.email()).filter(it -> !it.isBlank()).orElse(site.phone());
            default -> site.director();
        };
    }

    private static String path(Desk desk) {
        return ArticlePaths.home(desk) + "/reglages";
    }
}
