package org.preau.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Link;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.text.Tongue;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The language of one text or section, and its translations. */
final class TranslationPages {

    /** The view of {@code translation/translations.hbs}. */
    record View(
            String title,
            List<Link> crumbs,
            String kind,
            String all,
            String action,
            Field language,
            List<Row> rows,
            Field into,
            UUID draft,
            Optional<Field> link,
            Optional<Message> problem) {}

    /** One translation. */
    record Row(
            String title,
            String language,
            String tag,
            String direction,
            boolean visible,
            String href,
            String translate) {}

    private final TranslationRoom room;
    private final String kind;

    /**
     * @param kind {@code article}, {@code page} or {@code section}, which is the part of the path
     */
    TranslationPages(TranslationRoom room, String kind) {
        this.room = room;
        this.kind = kind;
    }

    Reply show(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, Optional.empty());
    }

    private Reply page(int status, Desk desk, Exchange exchange, Optional<Message> problem) {
        return id(exchange)
                .flatMap(id ->
                        room.database().read(desk.tenancy(), tx -> view(tx, desk, id, problem)))
                .map(view ->
                        room.pages().desk(status, "translation/translations", view, desk, exchange))
                .orElseGet(() -> room.pages().notFound(exchange));
    }

    private Optional<View> view(TenantTx tx, Desk desk, UUID id, Optional<Message> problem) {
        return Translations.find(tx, kind, id)
                .map(subject -> {
                    String own = ChangeTranslation.language(desk, subject);
                    List<Translations.Subject> linked = Translations.linked(tx, id);
                    List<String> taken = new ArrayList<>(List.of(own));
                    linked.forEach(one -> taken.add(one.language()));
                    String base = room.list(desk, kind) + "/" + id;
                    return new View(
                            subject.title(),
                            List.of(new Link(Message.plain(subject.title()), base)),
                            kind,
                            MissingPages.path(desk),
                            base + "/traductions",
                            field("language", "translation.field.language", tongues(List.of()))
                                    .withValue(own),
                            linked.stream().map(one -> row(desk, one)).toList(),
                            field("into", "translation.field.into", tongues(taken)),
                            Ids.next(),
                            others(tx, desk, id, linked),
                            problem);
                });
    }

    private Optional<Field> others(
            TenantTx tx, Desk desk, UUID id, List<Translations.Subject> linked) {
        List<Field.Option> options = new ArrayList<>();
        for (Translations.Subject one : Translations.others(tx, kind, id)) {
            if (!linked.contains(one)) {
                options.add(
                        Field.Option.of(
                                one.id().toString(),
                                Message.plain(
                                        one.title()
                                                + " ("
                                                + ChangeTranslation.language(desk, one)
                                                + ")")));
            }
        }
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(field("target", "translation.field.target", options));
    }

    private Row row(Desk desk, Translations.Subject one) {
        Tongue tongue =
                Tongue.of(ChangeTranslation.language(desk, one))
                        .orElse(new Tongue(one.language(), one.language(), false));
        String href = room.list(desk, kind) + "/" + one.id();
        return new Row(
                one.title(),
                tongue.name(),
                tongue.tag(),
                tongue.direction(),
                one.visible(),
                href,
                kind.equals("section") ? "" : href + "/traduire");
    }

    private static Field field(String name, String label, List<Field.Option> options) {
        return Field.choice(Field.Type.SELECT, name, label, options);
    }

    private static List<Field.Option> tongues(List<String> but) {
        return Tongue.all().stream()
                .filter(one -> !but.contains(one.tag()))
                .map(one -> Field.Option.of(one.tag(), Message.plain(one.name())))
                .toList();
    }

    /** The buttons of the page: its language, a link, no link any more, a new translation. */
    Reply save(Desk desk, Exchange exchange) {
        Optional<UUID> id = id(exchange);
        if (id.isEmpty()) {
            return room.pages().notFound(exchange);
        }
        return switch (exchange.form("geste")) {
            case "traduire" -> start(desk, exchange, id.get());
            case "relier" ->
                    change(
                            desk,
                            exchange,
                            id.get(),
                            new ChangeTranslation.Link(
                                    uuid(exchange.form("target")).orElse(new UUID(0, 0))));
            case "relu" -> looked(desk, exchange, id.get());
            case "delier" -> change(desk, exchange, id.get(), new ChangeTranslation.Unlink());
            default ->
                    change(
                            desk,
                            exchange,
                            id.get(),
                            new ChangeTranslation.Speak(exchange.form("language")));
        };
    }

    /** From the list of what is missing, and back to it. */
    private Reply looked(Desk desk, Exchange exchange, UUID id) {
        ChangeTranslation.Outcome outcome =
                room.change().run(desk, kind, id, new ChangeTranslation.Look());
        return switch (outcome) {
            case DONE -> Pages.done(MissingPages.path(desk), "said.translation-looked");
            case MISSING -> room.pages().notFound(exchange);
            default -> problem(desk, exchange, "translation.wrong.publishers");
        };
    }

    private Reply change(Desk desk, Exchange exchange, UUID id, ChangeTranslation.Change change) {
        return switch (room.change().run(desk, kind, id, change)) {
            case DONE -> Pages.done(exchange.path(), "said.translation-saved");
            case NO_LANGUAGE -> problem(desk, exchange, "translation.wrong.language");
            case SAME -> problem(desk, exchange, "translation.wrong.same");
            case TAKEN -> problem(desk, exchange, "translation.wrong.taken");
            case PUBLISHERS_ONLY -> problem(desk, exchange, "translation.wrong.publishers");
            case MISSING ->
                    room.database()
                                    .read(desk.tenancy(), tx -> Translations.find(tx, kind, id))
                                    .isPresent()
                            ? problem(desk, exchange, "translation.wrong.target")
                            : room.pages().notFound(exchange);
        };
    }

    private Reply problem(Desk desk, Exchange exchange, String key) {
        return page(422, desk, exchange, Optional.of(Message.of(key)));
    }

    private Reply start(Desk desk, Exchange exchange, UUID id) {
        UUID draft = uuid(exchange.form("id")).orElseGet(Ids::next);
        return switch (room.start().run(desk, kind, id, draft, exchange.form("into"))) {
            case StartTranslation.Started(UUID text) ->
                    Pages.done(
                            goal(desk, text),
                            kind.equals("section")
                                    ? "said.translation-section-started"
                                    : "said.translation-started");
            case StartTranslation.There(UUID text) -> Reply.seeOther(goal(desk, text));
            case StartTranslation.NoLanguage() ->
                    problem(desk, exchange, "translation.wrong.language");
            case StartTranslation.Refused() ->
                    problem(desk, exchange, "translation.wrong.publishers");
            case StartTranslation.Missing() -> room.pages().notFound(exchange);
        };
    }

    /** Where it is translated: a text beside its original, a section in its form. */
    private String goal(Desk desk, UUID text) {
        String path = room.list(desk, kind) + "/" + text;
        return kind.equals("section") ? path : path + "/traduire";
    }

    private Optional<UUID> id(Exchange exchange) {
        return uuid(exchange.parameter(kind));
    }

    static Optional<UUID> uuid(String text) {
        return Ids.read(text);
    }
}
