package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.tenancy.Office;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** One invitation in the workspace: how it stands, sending it again, taking it back. */
final class OfferPages {

    /**
     * The page.
     *
     * @param action where it is sent again and withdrawn, a word after it
     * @param problem why the last gesture did nothing
     */
    record View(
            List<Link> crumbs,
            String name,
            EmailAddress email,
            Office office,
            @Nullable LocalDate until,
            String by,
            Instant at,
            Instant expires,
            Invitation.Standing standing,
            boolean pending,
            String action,
            Optional<Message> problem) {}

    private final Database database;
    private final Pages pages;
    private final ResendInvitation resend;
    private final WithdrawInvitation withdraw;
    private final Clock clock;

    OfferPages(
            Database database,
            Pages pages,
            ResendInvitation resend,
            WithdrawInvitation withdraw,
            Clock clock) {
        this.database = database;
        this.pages = pages;
        this.resend = resend;
        this.withdraw = withdraw;
        this.clock = clock;
    }

    /** {@code GET …/personnes/invitations/{invitation}}. */
    Reply show(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, Optional.empty());
    }

    /** {@code POST …/renvoi}. */
    Reply resend(Desk desk, Exchange exchange) {
        return Typed.id(exchange.parameter("invitation"))
                .map(id ->
                        switch (resend.run(desk, id)) {
                            case ResendInvitation.Sent() ->
                                    Pages.done(Paths.people(desk), "said.invitation-resent");
                            case ResendInvitation.TooSoon() ->
                                    refused(desk, exchange, "people.offer.too-soon");
                            case ResendInvitation.NotPending() ->
                                    refused(desk, exchange, "people.offer.not-pending");
                            case ResendInvitation.BeyondReach() ->
                                    refused(desk, exchange, "people.invite.beyond-reach");
                            case ResendInvitation.Missing() -> pages.notFound(exchange);
                        })
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** {@code POST …/retrait}. */
    Reply withdraw(Desk desk, Exchange exchange) {
        return Typed.id(exchange.parameter("invitation"))
                .map(id ->
                        switch (withdraw.run(desk, id)) {
                            case WithdrawInvitation.Withdrawn() ->
                                    Pages.done(Paths.people(desk), "said.invitation-withdrawn");
                            case WithdrawInvitation.AlreadyAccepted() ->
                                    refused(desk, exchange, "people.offer.accepted");
                            case WithdrawInvitation.Missing() -> pages.notFound(exchange);
                        })
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Reply refused(Desk desk, Exchange exchange, String why) {
        return page(422, desk, exchange, Optional.of(Message.of(why)));
    }

    private Reply page(int status, Desk desk, Exchange exchange, Optional<Message> problem) {
        return Typed.id(exchange.parameter("invitation"))
                .flatMap(id -> database.read(desk.tenancy(), tx -> Invitations.find(tx, id)))
                .map(it -> view(desk, it, problem))
                .map(view -> pages.desk(status, "people/offer", view, desk, exchange))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private View view(Desk desk, Invitation it, Optional<Message> problem) {
        return new View(
                List.of(new Link(Message.of("people.title"), Paths.people(desk))),
                it.name(),
                it.email(),
                it.office(),
                it.until(),
                it.invitedBy(),
                it.invitedAt(),
                it.expiresAt(),
                it.standing(clock.instant()),
                it.isPending(),
                Paths.invitation(desk, it.id()),
                problem);
    }
}
