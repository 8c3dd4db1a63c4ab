package org.preau.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.render.Field;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.tenancy.Office;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** One office that somebody holds: its mandate, its handing over, its end. */
final class OfficePages {

    /**
     * The page of an office.
     *
     * @param rights what it lets do
     * @param own whether the reader holds it
     * @param running whether it gives its rights today
     * @param reach whether the reader may change it
     * @param action the address of the page; acts lie below it
     * @param extent where it counts; empty for an office that holds for the whole site by nature
     */
    record View(
            List<Link> crumbs,
            String name,
            EmailAddress email,
            Office office,
            LocalDate since,
            @Nullable LocalDate until,
            List<Right> rights,
            boolean own,
            boolean running,
            boolean reach,
            Form form,
            String action,
            Optional<Extent> extent) {}

    /**
     * What an office is kept to.
     *
     * @param limited whether it is kept to some sections
     * @param rows the sections of the site, those within another one set in
     * @param problem what is wrong with what was chosen
     */
    record Extent(boolean limited, List<Choice> rows, Optional<Message> problem) {}

    /** A section to tick. */
    record Choice(String id, String label, boolean chosen) {}

    /**
     * The question before an office ends.
     *
     * @param last whether nobody else could give offices: then there is no button
     */
    record EndView(
            List<Link> crumbs,
            String name,
            Office office,
            boolean own,
            boolean last,
            String action,
            String back,
            String people) {}

    private static final String STEP = "\u2003";

    private final Database database;
    private final Pages pages;
    private final ChangeMandate change;
    private final EndOffice end;
    private final Clock clock;

    OfficePages(Database database, Pages pages, ChangeMandate change, EndOffice end, Clock clock) {
        this.database = database;
        this.pages = pages;
        this.change = change;
        this.end = end;
        this.clock = clock;
    }

    /** {@code GET …/personnes/{member}/{office}}. */
    Reply show(Desk desk, Exchange exchange) {
        return found(desk, exchange)
                .map(it -> page(200, desk, exchange, it, form(day(it.until()), Optional.empty())))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** {@code POST …/mandat}. */
    Reply change(Desk desk, Exchange exchange) {
        return found(desk, exchange)
                .map(it -> change(desk, exchange, it))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** {@code GET …/fin}. */
    Reply askEnd(Desk desk, Exchange exchange) {
        return found(desk, exchange)
                .map(it -> ending(200, desk, exchange, it, !othersThan(desk, it)))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** {@code POST …/fin}. */
    Reply end(Desk desk, Exchange exchange) {
        return found(desk, exchange)
                .map(it -> end(desk, exchange, it))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** The page again, with what was chosen of sections and why that cannot be. */
    Reply chosen(Desk desk, Exchange exchange, Extent extent) {
        return found(desk, exchange)
                .map(it ->
                        page(
                                422,
                                desk,
                                exchange,
                                it,
                                form(day(it.until()), Optional.empty()),
                                Optional.of(extent)))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** The sections of the site, with those that are chosen ticked. */
    List<Choice> choices(Desk desk, Collection<String> chosen) {
        return database.read(desk.tenancy(), Limits::choices).stream()
                .map(it ->
                        new Choice(
                                it.id().toString(),
                                STEP.repeat(it.depth()) + it.title(),
                                chosen.contains(it.id().toString())))
                .toList();
    }

    private Optional<Extent> extent(Desk desk, Membership it) {
        if (!it.office().limitable()) {
            return Optional.empty();
        }
        List<String> kept =
                database
                        .read(desk.tenancy(), tx -> Limits.of(tx, it.accountId(), it.office()))
                        .stream()
                        .map(one -> one.section().toString())
                        .toList();
        return Optional.of(new Extent(it.limited(), choices(desk, kept), Optional.empty()));
    }

    private Reply change(Desk desk, Exchange exchange, Membership it) {
        String typed = exchange.form("until");
        return switch (Until.read(typed, Days.today(clock))) {
            case Until.Wrong(Message why) -> refused(desk, exchange, it, typed, why);
            case Until.Day(LocalDate day) ->
                    switch (change.run(desk, it.accountId(), it.office(), day)) {
                        case ChangeMandate.Changed done ->
                                Pages.done(Paths.people(desk), "said.mandate-changed");
                        case ChangeMandate.TooEarly() ->
                                refused(desk, exchange, it, typed, "people.until.early");
                        case ChangeMandate.Over() ->
                                refused(desk, exchange, it, typed, "people.office.over");
                        case ChangeMandate.BeyondReach() ->
                                refused(desk, exchange, it, typed, "people.office.beyond-reach");
                        case ChangeMandate.Missing() -> pages.notFound(exchange);
                    };
        };
    }

    private Reply end(Desk desk, Exchange exchange, Membership it) {
        boolean own = isOwn(desk, it);
        return switch (end.run(desk, it.accountId(), it.office())) {
            case EndOffice.Ended done ->
                    own
                            ? Pages.done("/espace", "said.own-office-ended")
                            : Pages.done(Paths.people(desk), "said.office-ended");
            case EndOffice.LastResponsible() -> ending(422, desk, exchange, it, true);
            case EndOffice.BeyondReach() -> pages.problem(403, exchange);
            case EndOffice.Missing() -> pages.notFound(exchange);
        };
    }

    private Optional<Membership> found(Desk desk, Exchange exchange) {
        return Typed.seat(exchange.parameter("member"), exchange.parameter("office"))
                .flatMap(seat ->
                        database.read(
                                desk.tenancy(),
                                tx -> Memberships.find(tx, seat.account(), seat.office())))
                .filter(it -> it.phase(Days.today(clock)) != Membership.Phase.OVER);
    }

    private boolean othersThan(Desk desk, Membership it) {
        return !it.office().responsible()
                || !it.runs(Days.today(clock))
                || database.write( // it holds the rows that it looks at
                        desk.tenancy(),
                        tx ->
                                Memberships.anotherIsResponsible(
                                        tx, it.accountId(), it.office(), Days.today(clock)));
    }

    private Reply refused(Desk desk, Exchange exchange, Membership it, String typed, String why) {
        return refused(desk, exchange, it, typed, Message.of(why));
    }

    private Reply refused(Desk desk, Exchange exchange, Membership it, String typed, Message why) {
        return page(422, desk, exchange, it, form(typed, Optional.of(why)));
    }

    private static Form form(String value, Optional<Message> problem) {
        Field until =
                Field.of(Field.Type.DATE, "until", "people.office.until")
                        .withValue(value)
                        .withHint(Message.of("people.office.until.hint"))
                        .optional();
        return Form.of(problem.map(until::withError).orElse(until));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private Reply page(int status, Desk desk, Exchange exchange, Membership it, Form form) {
        return page(status, desk, exchange, it, form, extent(desk, it));
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            Membership it,
            Form form,
            Optional<Extent> extent) {
        View view =
                new View(
                        List.of(new Link(Message.of("people.title"), Paths.people(desk))),
                        it.name(),
                        it.email(),
                        it.office(),
                        it.since(),
                        it.until(),
                        it.office().rights().stream().sorted().toList(),
                        isOwn(desk, it),
                        it.runs(Days.today(clock)),
                        Reach.covers(desk, it.office()),
                        form,
                        Paths.office(desk, it.accountId(), it.office()),
                        extent);
        return pages.desk(status, "people/office", view, desk, exchange);
    }

    private Reply ending(int status, Desk desk, Exchange exchange, Membership it, boolean last) {
        String office = Paths.office(desk, it.accountId(), it.office());
        EndView view =
                new EndView(
                        List.of(
                                new Link(Message.of("people.title"), Paths.people(desk)),
                                new Link(Message.plain(it.name()), office)),
                        it.name(),
                        it.office(),
                        isOwn(desk, it),
                        last,
                        office + "/fin",
                        office,
                        Paths.invite(desk));
        return pages.desk(status, "people/end", view, desk, exchange);
    }

    private static boolean isOwn(Desk desk, Membership it) {
        return desk.who().filter(who -> who.account().equals(it.accountId())).isPresent();
    }
}
