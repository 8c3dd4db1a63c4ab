package org.preau.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.render.Pager;
import org.preau.site.ArticleKind;
import org.preau.site.SectionTree;
import org.preau.site.Sections;
import org.preau.site.Wrong;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** {@code /espace/ASSOCIATION/agenda}: all dates of all texts, and a new event. */
final class AgendaPages {

    /**
     * The view of {@code agenda/agenda.hbs}.
     *
     * @param past whether it shows those that are over
     * @param may whether whoever looks may begin one
     * @param others where the others are
     */
    record View(
            List<DateRow> rows,
            long total,
            boolean past,
            String others,
            String create,
            boolean may,
            Pager pager) {}

    /** The view of {@code agenda/event.hbs}. */
    record EventView(List<Link> crumbs, String action, String back, UUID id, Form form) {}

    private static final int SIZE = 40;
    private static final String STEP = "\u2003";

    private final AgendaRoom room;

    AgendaPages(AgendaRoom room) {
        this.room = room;
    }

    Reply list(Desk desk, Exchange exchange) {
        boolean past = exchange.query("quand").equals("passe");
        int page = Math.clamp(AgendaRoom.number(exchange.query("page"), 1), 1, 10_000);
        List<ArticleDates.Placed> all =
                room.database()
                        .read(
                                desk.tenancy(),
                                tx -> ArticleDates.all(tx, room.today(), past, page, SIZE));
        String base = AgendaRoom.agenda(desk);
        String here = past ? base + "?quand=passe&page=" : base + "?page=";
        long total = all.isEmpty() ? 0 : all.getFirst().total();
        View view =
                new View(
                        all.stream().map(one -> row(desk, one, past)).toList(),
                        total,
                        past,
                        past ? base : base + "?quand=passe",
                        base + "/nouveau",
                        desk.may(Right.WRITE),
                        Pager.of(
                                page,
                                (int) Math.ceilDiv(total, (long) SIZE),
                                number -> here + number));
        return room.pages().desk(200, "agenda/agenda", view, desk, exchange);
    }

    private static DateRow row(Desk desk, ArticleDates.Placed it, boolean past) {
        ArticleKind kind = it.kind().equals("page") ? ArticleKind.PAGE : ArticleKind.ARTICLE;
        String text = AgendaRoom.text(desk, kind, it.articleId());
        return new DateRow(
                it.startsOn(),
                String.valueOf(it.startsOn().getYear()),
                DateRow.hour(it.startsAt()),
                DateRow.until(it.startsOn(), it.endsOn()),
                Optional.of(new Link(Message.plain(it.title()), text)),
                it.visible(),
                it.note(),
                it.place(),
                it.state(),
                past,
                text + "/dates/" + it.id(),
                text + "/dates");
    }

    Reply create(Desk desk, Exchange exchange) {
        DateInput input =
                room.database()
                        .read(desk.tenancy(), ArticleDates::lastPlace)
                        .orElseGet(() -> DateInput.at("", ""));
        return form(200, desk, exchange, command(exchange, input), List.of());
    }

    private static MakeEvent.Command command(Exchange exchange, DateInput input) {
        return new MakeEvent.Command(
                AgendaRoom.id(exchange.form("id")).orElseGet(Ids::next),
                exchange.form("title"),
                exchange.form("lead"),
                AgendaRoom.id(exchange.form("section")).orElse(null),
                input);
    }

    Reply make(Desk desk, Exchange exchange) {
        MakeEvent.Command command = command(exchange, DateInput.of(exchange, null, null));
        return switch (room.make().run(desk, command)) {
            case MakeEvent.Made(UUID article) ->
                    Pages.done(
                            AgendaRoom.text(desk, ArticleKind.ARTICLE, article), "said.event-made");
            case MakeEvent.Invalid(List<Wrong> wrongs) ->
                    form(422, desk, exchange, command, wrongs);
            case MakeEvent.Refused() ->
                    form(
                            403,
                            desk,
                            exchange,
                            command,
                            List.of(Wrong.of("section", "agenda.wrong.elsewhere")));
        };
    }

    private Reply form(
            int status, Desk desk, Exchange exchange, MakeEvent.Command typed, List<Wrong> wrongs) {
        List<Field> fields = room.database().read(desk.tenancy(), tx -> fields(tx, typed, wrongs));
        EventView view =
                new EventView(
                        List.of(new Link(Message.of("agenda.title"), AgendaRoom.agenda(desk))),
                        AgendaRoom.agenda(desk) + "/nouveau",
                        AgendaRoom.agenda(desk),
                        typed.id(),
                        Form.of(fields.toArray(Field[]::new)));
        return room.pages().desk(status, "agenda/event", view, desk, exchange);
    }

    private static List<Field> fields(TenantTx tx, MakeEvent.Command typed, List<Wrong> wrongs) {
        List<Field> fields = new ArrayList<>();
        fields.add(
                Field.of(Field.Type.TEXT, "title", "agenda.field.title").withValue(typed.title()));
        fields.add(
                Field.of(Field.Type.AREA, "lead", "agenda.field.lead")
                        .withValue(typed.lead())
                        .withHint(Message.of("agenda.hint.lead")));
        List<Field.Option> sections = sections(tx);
        if (sections.size() > 1) {
            fields.add(
                    Field.choice(Field.Type.SELECT, "section", "agenda.field.section", sections)
                            .withValue(typed.section() == null ? "" : typed.section().toString()));
        }
        List<Field> all =
                new ArrayList<>(
                        fields.stream().map(field -> DateForm.marked(wrongs, field)).toList());
        all.addAll(DateForm.fresh(typed.date(), wrongs));
        return all;
    }

    private static List<Field.Option> sections(TenantTx tx) {
        List<Field.Option> options = new ArrayList<>();
        options.add(Field.Option.of("", Message.of("agenda.section.none")));
        for (SectionTree.Placed one : SectionTree.of(Sections.all(tx))) {
            options.add(
                    Field.Option.of(
                            one.section().id().toString(),
                            Message.plain(STEP.repeat(one.depth()) + one.section().title())));
        }
        return options;
    }
}
