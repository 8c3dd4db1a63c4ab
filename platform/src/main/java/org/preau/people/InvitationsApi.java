package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.base.AccountId;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Invitations by the API. */
final class InvitationsApi {

    /**
     * An invitation to send.
     *
     * @param id a UUID of the caller's choice, so that a repeated call makes one; null to leave it
     * @param until the last day of the mandate, as {@code 2027-06-30}; null for none
     * @param replaces the account that hands this office over; null for nobody
     */
    record NewInvitation(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String office,
            @Nullable String until,
            @Nullable String replaces) {

        InvitationDraft draft() {
            return new InvitationDraft(
                    id == null ? Ids.next().toString() : id,
                    orEmpty(name),
                    orEmpty(email),
                    orEmpty(office),
                    orEmpty(until));
        }
    }

    /** An invitation that waits for an answer; {@code expired} once its fourteen days are over. */
    record Offered(
            UUID id,
            String name,
            String email,
            String office,
            @Nullable LocalDate until,
            String invitedBy,
            Instant invitedAt,
            Instant expiresAt,
            boolean expired) {}

    /** What was made. */
    record Made(UUID id) {}

    private final Database database;
    private final Messages messages;
    private final Invite invite;
    private final ResendInvitation resend;
    private final WithdrawInvitation withdraw;
    private final Clock clock;

    InvitationsApi(
            Database database,
            Messages messages,
            Invite invite,
            ResendInvitation resend,
            WithdrawInvitation withdraw,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.invite = invite;
        this.resend = resend;
        this.withdraw = withdraw;
        this.clock = clock;
    }

    Reply list(Desk desk, Exchange exchange) {
        Instant now = clock.instant();
        List<Offered> offered =
                database.read(desk.tenancy(), Invitations::pending).stream()
                        .map(it -> offered(it, now))
                        .toList();
        return Reply.json(200, new Listed<>(offered, null));
    }

    Reply invite(Desk desk, Exchange exchange) {
        try {
            return invite(desk, exchange, Json.read(exchange.body(), NewInvitation.class));
        } catch (Json.MalformedJson e) {
            return ApiWords.malformed(e);
        }
    }

    Reply resend(Desk desk, Exchange exchange) {
        return id(exchange)
                .map(id ->
                        switch (resend.run(desk, id)) {
                            case ResendInvitation.Sent() -> Reply.noContent();
                            case ResendInvitation.TooSoon() ->
                                    ApiWords.conflict(
                                            "too-soon",
                                            "A letter left less than five minutes ago.");
                            case ResendInvitation.NotPending() ->
                                    ApiWords.conflict(
                                            "not-pending", "It was accepted or withdrawn.");
                            case ResendInvitation.BeyondReach() -> ApiWords.beyondReach();
                            case ResendInvitation.Missing() -> ApiWords.missing();
                        })
                .orElseGet(ApiWords::missing);
    }

    Reply withdraw(Desk desk, Exchange exchange) {
        return id(exchange)
                .map(id ->
                        switch (withdraw.run(desk, id)) {
                            case WithdrawInvitation.Withdrawn() -> Reply.noContent();
                            case WithdrawInvitation.AlreadyAccepted() ->
                                    ApiWords.conflict("accepted", "It was accepted.");
                            case WithdrawInvitation.Missing() -> ApiWords.missing();
                        })
                .orElseGet(ApiWords::missing);
    }

    private Reply invite(Desk desk, Exchange exchange, NewInvitation sent) {
        String replaces = sent.replaces();
        Optional<UUID> former = replaces == null ? Optional.empty() : Typed.id(replaces);
        if (replaces != null && former.isEmpty()) {
            return wrong(exchange, "replaces", "people.invite.nobody-to-replace");
        }
        AccountId account = former.map(AccountId::new).orElse(null);
        return switch (sent.draft().check(Days.today(clock), account)) {
            case InvitationDraft.Wrong(var problems) ->
                    ApiWords.invalid(messages, exchange, problems);
            case InvitationDraft.Good(Invite.Command command) ->
                    reply(exchange, invite.run(desk, command));
        };
    }

    private Reply reply(Exchange exchange, Invite.Outcome outcome) {
        return switch (outcome) {
            case Invite.Invited(UUID id) -> Reply.json(201, new Made(id));
            case Invite.AlreadyHolds() -> wrong(exchange, "email", "people.invite.already-holds");
            case Invite.AlreadyInvited waiting ->
                    wrong(exchange, "email", "people.invite.already-invited");
            case Invite.BeyondReach() -> ApiWords.beyondReach();
            case Invite.TooManyPending full ->
                    ApiWords.conflict("too-many", "Too many invitations wait for an answer.");
            case Invite.NobodyToReplace() ->
                    wrong(exchange, "replaces", "people.invite.nobody-to-replace");
        };
    }

    private Reply wrong(Exchange exchange, String field, String key) {
        return ApiWords.invalid(messages, exchange, Map.of(field, Message.of(key)));
    }

    private static Optional<UUID> id(Exchange exchange) {
        return Typed.id(exchange.parameter("invitation"));
    }

    private static Offered offered(Invitation it, Instant now) {
        return new Offered(
                it.id(),
                it.name(),
                it.email().value(),
                Named.name(it.office()),
                it.until(),
                it.invitedBy(),
                it.invitedAt(),
                it.expiresAt(),
                it.standing(now) == Invitation.Standing.EXPIRED);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
