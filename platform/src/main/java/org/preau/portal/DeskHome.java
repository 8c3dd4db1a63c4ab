package org.preau.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.render.Verdict;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Dates;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;
import org.preau.web.WaitingThings;

/** The first page of an association's workspace: what waits for whoever opens it. */
final class DeskHome {

    private static final int MANDATE_DAYS = 60;
    private static final int LATEST = 3;
    private static final int FEW = 6;
    private static final int MANY = 200;
    private static final double NEARLY_FULL = 0.9;
    private static final double GIGA = 1e9;

    /**
     * How full the space is.
     *
     * @param used in gigabytes, as {@code high} and {@code max}
     * @param text the same in words
     */
    record Gauge(double used, double high, double max, String text) {}

    /**
     * @param all where the whole list is; empty when nothing more is there
     */
    record View(
            String greeting,
            String lead,
            String write,
            String all,
            List<WaitingItem> decide,
            List<WaitingItem> answer,
            List<WaitingItem> finish,
            List<WaitingItem> know,
            String standing,
            List<Verdict> verdicts,
            Gauge gauge) {}

    /** What the rows say, read at one moment. */
    record Rows(
            List<WaitingThings.Thing> things,
            List<Waiting.Invited> invited,
            List<Waiting.Writing> published,
            List<Waiting.Mandate> ending,
            List<Waiting.Notice> notices,
            List<Waiting.Visit> visits,
            List<Waiting.Held> held,
            Waiting.Standing standing) {}

    private final Pages pages;
    private final Database database;
    private final Messages messages;
    private final Origins origins;
    private final List<WaitingThings> sources;
    private final Clock clock;

    /**
     * @param sources what each feature has that waits, in this order
     */
    DeskHome(
            Pages pages,
            Database database,
            Messages messages,
            Origins origins,
            List<WaitingThings> sources,
            Clock clock) {
        this.pages = pages;
        this.database = database;
        this.messages = messages;
        this.origins = origins;
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    Reply show(Desk desk, Exchange exchange) {
        return pages.desk(200, "portal/desk", view(desk, exchange, FEW), desk, exchange);
    }

    /** All that waits, and nothing else. */
    Reply all(Desk desk, Exchange exchange) {
        return pages.desk(200, "portal/waiting-all", view(desk, exchange, MANY), desk, exchange);
    }

    private View view(Desk desk, Exchange exchange, int most) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Dates.PARIS);
        Rows rows = database.read(desk.tenancy(), tx -> rows(tx, desk, today, most));
        DeskVoice voice = new DeskVoice(messages, exchange.language(), clock.instant());
        return view(desk, rows, voice, today);
    }

    private Rows rows(TenantTx tx, Desk desk, LocalDate today, int most) {
        @Nullable AccountId reader = desk.who().map(Person::account).orElse(null);
        boolean people = desk.may(Right.PEOPLE);
        return new Rows(
                sources.stream().flatMap(it -> it.of(tx, desk, most).stream()).toList(),
                people ? Waiting.invited(tx) : List.of(),
                Waiting.published(tx, LATEST),
                Waiting.ending(tx, today, today.plusDays(MANDATE_DAYS), reader).stream()
                        .filter(mandate -> people || mandate.own())
                        .toList(),
                Waiting.notices(tx),
                Waiting.visits(tx),
                reader == null ? List.of() : Waiting.held(tx, reader, today),
                Waiting.standing(tx));
    }

    private View view(Desk desk, Rows rows, DeskVoice voice, LocalDate today) {
        WaitingItems items = new WaitingItems(desk, origins.of(desk.tenant()), voice, today);
        List<WaitingItem> decide = items.toDecide(rows);
        List<WaitingItem> answer = items.toAnswer(rows);
        List<WaitingItem> finish = items.toFinish(rows);
        List<Verdict> verdicts = Standing.verdicts(desk, rows.standing());
        boolean well = Standing.allWell(verdicts);
        return new View(
                greeting(desk, decide.size() + answer.size() + finish.size(), voice),
                lead(desk, rows, voice),
                desk.may(Right.WRITE) && desk.tenant().state().writable()
                        ? items.base() + "/articles/nouveau"
                        : "",
                rows.things().isEmpty() ? "" : items.base() + "/en-attente",
                decide,
                answer,
                finish,
                items.toKnow(rows),
                voice.say(well ? "portal.desk.well" : "portal.desk.nearly-well"),
                verdicts,
                gauge(rows.standing(), voice));
    }

    private static String greeting(Desk desk, int count, DeskVoice voice) {
        String name = desk.who().map(Person::name).map(FirstName::of).orElse("");
        return voice.say("portal.desk.title", "name", name, "count", count);
    }

    private static String lead(Desk desk, Rows rows, DeskVoice voice) {
        String association = desk.tenant().name();
        Optional<Waiting.Held> held = rows.held().stream().findFirst();
        if (desk.visiting() || held.isEmpty()) {
            return voice.say("portal.desk.lead.operator", "association", association);
        }
        String office = voice.say("portal.office." + held.get().office());
        LocalDate until = held.get().until();
        return until == null
                ? voice.say("portal.desk.lead", "office", office, "association", association)
                : voice.say(
                        "portal.desk.lead.until",
                        "office",
                        office,
                        "association",
                        association,
                        "until",
                        voice.dates().day(until));
    }

    private static Gauge gauge(Waiting.Standing standing, DeskVoice voice) {
        double max = Math.max(standing.quotaBytes(), 1) / GIGA;
        String text =
                voice.say(
                        "portal.desk.space.text",
                        "used",
                        voice.sizes().of(standing.usedBytes()),
                        "quota",
                        voice.sizes().of(standing.quotaBytes()));
        return new Gauge(standing.usedBytes() / GIGA, max * NEARLY_FULL, max, text);
    }
}
