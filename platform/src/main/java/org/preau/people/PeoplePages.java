package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.tenancy.Right;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The page of who holds which office until when. */
final class PeoplePages {

    /**
     * The whole page.
     *
     * @param may whether the reader invites and changes
     * @param alone whether one single person may give offices
     */
    record View(
            List<Row> holders,
            List<Offer> offers,
            List<Row> past,
            boolean may,
            boolean alone,
            String invite) {}

    /**
     * Somebody in an office.
     *
     * @param email for who may change offices; others see names only
     * @param soon whether the mandate ends within sixty days
     * @param limited whether it is kept to some sections
     * @param sections their names; empty when none of them is left
     * @param href where to change it; empty for who may not
     */
    record Row(
            String name,
            Optional<EmailAddress> email,
            Office office,
            Membership.Phase phase,
            LocalDate since,
            @Nullable LocalDate until,
            @Nullable Instant endedAt,
            boolean own,
            boolean soon,
            Optional<String> href,
            boolean limited,
            String sections) {}

    /** An invitation without an answer. */
    record Offer(
            String name,
            EmailAddress email,
            Office office,
            Instant at,
            Instant expires,
            boolean expired,
            String href) {}

    private final Database database;
    private final Pages pages;
    private final Clock clock;

    PeoplePages(Database database, Pages pages, Clock clock) {
        this.database = database;
        this.pages = pages;
        this.clock = clock;
    }

    /** {@code GET …/personnes}. */
    Reply show(Desk desk, Exchange exchange) {
        View view = database.read(desk.tenancy(), tx -> view(tx, desk));
        return pages.desk(200, "people/people", view, desk, exchange);
    }

    private View view(TenantTx tx, Desk desk) {
        LocalDate today = Days.today(clock);
        boolean may = desk.may(Right.PEOPLE);
        List<Membership> all = Memberships.all(tx);
        List<Limits.Kept> kept = Limits.all(tx);
        return new View(
                rows(desk, all, kept, today, false),
                may ? offers(tx, desk) : List.of(),
                may ? rows(desk, all, kept, today, true) : List.of(),
                may,
                responsible(all, today) == 1,
                Paths.invite(desk));
    }

    private static List<Row> rows(
            Desk desk,
            List<Membership> all,
            List<Limits.Kept> kept,
            LocalDate today,
            boolean ofThePast) {
        return all.stream()
                .filter(it -> (it.phase(today) == Membership.Phase.OVER) == ofThePast)
                .map(it -> row(desk, it, kept, today))
                .toList();
    }

    private static Row row(Desk desk, Membership it, List<Limits.Kept> kept, LocalDate today) {
        boolean may = desk.may(Right.PEOPLE);
        LocalDate last = it.until();
        boolean soon =
                it.runs(today)
                        && last != null
                        && !last.isAfter(today.plusDays(MandatesEnding.DAYS_AHEAD));
        boolean changeable = may && it.phase(today) != Membership.Phase.OVER;
        return new Row(
                it.name(),
                may ? Optional.of(it.email()) : Optional.empty(),
                it.office(),
                it.phase(today),
                it.since(),
                last,
                it.endedAt(),
                desk.who().filter(who -> who.account().equals(it.accountId())).isPresent(),
                soon,
                changeable
                        ? Optional.of(Paths.office(desk, it.accountId(), it.office()))
                        : Optional.empty(),
                it.limited(),
                kept.stream()
                        .filter(one -> one.accountId().equals(it.accountId()))
                        .filter(one -> one.office() == it.office())
                        .map(Limits.Kept::title)
                        .collect(Collectors.joining(", ")));
    }

    private List<Offer> offers(TenantTx tx, Desk desk) {
        Instant now = clock.instant();
        return Invitations.pending(tx).stream().map(it -> offer(desk, it, now)).toList();
    }

    private static Offer offer(Desk desk, Invitation it, Instant now) {
        return new Offer(
                it.name(),
                it.email(),
                it.office(),
                it.invitedAt(),
                it.expiresAt(),
                it.standing(now) == Invitation.Standing.EXPIRED,
                Paths.invitation(desk, it.id()));
    }

    private static long responsible(List<Membership> all, LocalDate today) {
        return all.stream()
                .filter(it -> it.office().responsible() && it.runs(today))
                .map(Membership::accountId)
                .distinct()
                .count();
    }
}
