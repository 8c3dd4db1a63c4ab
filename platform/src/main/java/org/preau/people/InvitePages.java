package org.preau.people;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.Ids;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** Inviting somebody, and handing an office over to somebody: the same gesture but for its end. */
final class InvitePages {

    private final Database database;
    private final Pages pages;
    private final Invite invite;
    private final Clock clock;

    InvitePages(Database database, Pages pages, Invite invite, Clock clock) {
        this.database = database;
        this.pages = pages;
        this.invite = invite;
        this.clock = clock;
    }

    /** {@code GET …/personnes/inviter}. */
    Reply ask(Desk desk, Exchange exchange) {
        return page(200, desk, exchange, InvitationDraft.blank(), Map.of());
    }

    /** {@code POST …/personnes/inviter}. */
    Reply invite(Desk desk, Exchange exchange) {
        InvitationDraft draft = InvitationForm.sent(exchange);
        return switch (draft.check(Days.today(clock), null)) {
            case InvitationDraft.Wrong(var problems) -> page(422, desk, exchange, draft, problems);
            case InvitationDraft.Good(Invite.Command command) ->
                    switch (problem(invite.run(desk, command))) {
                        case null -> Pages.done(Paths.people(desk), "said.invitation-sent");
                        case Refusal(String field, Message why) ->
                                page(422, desk, exchange, draft, Map.of(field, why));
                    };
        };
    }

    /** {@code GET …/personnes/{member}/{office}/releve}. */
    Reply askSuccessor(Desk desk, Exchange exchange) {
        return held(desk, exchange)
                .map(held -> page(200, desk, exchange, held, InvitationDraft.blank(), Map.of()))
                .orElseGet(() -> pages.notFound(exchange));
    }

    /** {@code POST …/personnes/{member}/{office}/releve}. */
    Reply handOver(Desk desk, Exchange exchange) {
        return held(desk, exchange)
                .map(held -> handOver(desk, exchange, held))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Reply handOver(Desk desk, Exchange exchange, Membership held) {
        InvitationDraft sent = InvitationForm.sent(exchange);
        InvitationDraft draft =
                new InvitationDraft(
                        sent.id(),
                        sent.name(),
                        sent.email(),
                        Named.name(held.office()),
                        sent.until());
        AccountId former = held.accountId();
        return switch (draft.check(Days.today(clock), former)) {
            case InvitationDraft.Wrong(var problems) ->
                    page(422, desk, exchange, held, draft, problems);
            case InvitationDraft.Good(Invite.Command command) ->
                    switch (problem(invite.run(desk, command))) {
                        case null -> Pages.done(Paths.people(desk), "said.hand-over-sent");
                        case Refusal(String field, Message why) ->
                                page(422, desk, exchange, held, draft, Map.of(field, why));
                    };
        };
    }

    /** Why not, and the field that is to be changed. */
    private record Refusal(String field, Message why) {}

    private static @Nullable Refusal problem(Invite.Outcome outcome) {
        return switch (outcome) {
            case Invite.Invited done -> null;
            case Invite.AlreadyHolds() ->
                    new Refusal("email", Message.of("people.invite.already-holds"));
            case Invite.AlreadyInvited waiting ->
                    new Refusal("email", Message.of("people.invite.already-invited"));
            case Invite.BeyondReach() ->
                    new Refusal("office", Message.of("people.invite.beyond-reach"));
            case Invite.TooManyPending(int most) ->
                    new Refusal("id", Message.of("people.invite.too-many", "most", most));
            case Invite.NobodyToReplace() ->
                    new Refusal("id", Message.of("people.invite.nobody-to-replace"));
        };
    }

    private Optional<Membership> held(Desk desk, Exchange exchange) {
        return Typed.seat(exchange.parameter("member"), exchange.parameter("office"))
                .filter(seat -> Reach.covers(desk, seat.office()))
                .flatMap(seat ->
                        database.read(
                                desk.tenancy(),
                                tx -> Memberships.find(tx, seat.account(), seat.office())))
                .filter(held -> held.runs(Days.today(clock)));
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            InvitationDraft draft,
            Map<String, Message> problems) {
        Form form = InvitationForm.whole(desk, draft, problems);
        return form(
                status,
                desk,
                exchange,
                new FormPage(
                        Message.of("people.invite.title"),
                        Message.of("people.invite.lead"),
                        List.of(new Link(Message.of("people.title"), Paths.people(desk))),
                        form,
                        idOf(draft),
                        Paths.invite(desk),
                        Message.of("people.invite.go"),
                        Paths.people(desk)));
    }

    private Reply page(
            int status,
            Desk desk,
            Exchange exchange,
            Membership held,
            InvitationDraft draft,
            Map<String, Message> problems) {
        String office = Paths.office(desk, held.accountId(), held.office());
        Map<String, Object> words =
                Map.of("name", held.name(), "office", Named.name(held.office()));
        Form form = InvitationForm.successor(draft, problems);
        return form(
                status,
                desk,
                exchange,
                new FormPage(
                        new Message("people.hand-over.title", words),
                        new Message("people.hand-over.lead", words),
                        List.of(
                                new Link(Message.of("people.title"), Paths.people(desk)),
                                new Link(Message.plain(held.name()), office)),
                        form,
                        idOf(draft),
                        office + "/releve",
                        Message.of("people.invite.go"),
                        office));
    }

    private static UUID idOf(InvitationDraft draft) {
        return Typed.id(draft.id()).orElseGet(Ids::next);
    }

    private Reply form(int status, Desk desk, Exchange exchange, FormPage view) {
        return pages.desk(status, "people/form", view, desk, exchange);
    }
}
