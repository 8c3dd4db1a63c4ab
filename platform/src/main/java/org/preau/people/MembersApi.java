package org.preau.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.tenancy.Right;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** Offices by the API. */
final class MembersApi {

    /**
     * Somebody in an office.
     *
     * @param email absent for tokens that may not change offices
     * @param until absent when the mandate has no end
     * @param sections those that the office is kept to, with those within; absent for the whole
     *     site
     * @param phase {@code to_come}, {@code running} or {@code over}
     */
    record Member(
            UUID account,
            String name,
            @Nullable String email,
            String office,
            LocalDate since,
            @Nullable LocalDate until,
            String phase,
            @Nullable List<UUID> sections) {}

    /**
     * What an office is kept to.
     *
     * @param sections the sections, with those within; left out for the whole site
     */
    record Kept(@Nullable List<UUID> sections) {}

    /**
     * The end of a mandate.
     *
     * @param until the last day; null for none
     */
    record Mandate(@Nullable String until) {}

    private final Database database;
    private final Messages messages;
    private final ChangeMandate change;
    private final EndOffice end;
    private final LimitOffice limit;
    private final Clock clock;

    MembersApi(
            Database database,
            Messages messages,
            ChangeMandate change,
            EndOffice end,
            LimitOffice limit,
            Clock clock) {
        this.database = database;
        this.messages = messages;
        this.change = change;
        this.end = end;
        this.limit = limit;
        this.clock = clock;
    }

    Reply list(Desk desk, Exchange exchange) {
        LocalDate today = Days.today(clock);
        boolean mails = desk.may(Right.PEOPLE);
        List<Member> members =
                database.read(
                        desk.tenancy(),
                        tx -> {
                            List<Limits.Kept> kept = Limits.all(tx);
                            return Memberships.all(tx).stream()
                                    .filter(it -> mails || it.phase(today) != Membership.Phase.OVER)
                                    .map(it -> member(it, today, mails, kept))
                                    .toList();
                        });
        return Reply.json(200, new Listed<>(members, null));
    }

    Reply change(Desk desk, Exchange exchange) {
        try {
            String typed = Json.read(exchange.body(), Mandate.class).until();
            Until until = Until.read(typed == null ? "" : typed, Days.today(clock));
            return Typed.seat(exchange.parameter("member"), exchange.parameter("office"))
                    .map(seat -> change(desk, exchange, seat, until))
                    .orElseGet(ApiWords::missing);
        } catch (Json.MalformedJson e) {
            return ApiWords.malformed(e);
        }
    }

    /** Keeps an office to some sections, or to none. */
    Reply limit(Desk desk, Exchange exchange) {
        try {
            List<UUID> sections = Json.read(exchange.body(), Kept.class).sections();
            return Typed.seat(exchange.parameter("member"), exchange.parameter("office"))
                    .map(seat -> limit(desk, exchange, seat, sections))
                    .orElseGet(ApiWords::missing);
        } catch (Json.MalformedJson e) {
            return ApiWords.malformed(e);
        }
    }

    private Reply limit(
            Desk desk, Exchange exchange, Typed.Seat seat, @Nullable List<UUID> sections) {
        return switch (limit.run(desk, seat.account(), seat.office(), sections)) {
            case LimitOffice.Limited done -> Reply.noContent();
            case LimitOffice.NoneChosen() -> wrongSections(exchange, "people.limit.none");
            case LimitOffice.SectionGone() -> wrongSections(exchange, "people.limit.gone");
            case LimitOffice.NotLimitable() ->
                    ApiWords.conflict("not-limitable", "This office holds for the whole site.");
            case LimitOffice.Over() -> ApiWords.conflict("over", "The mandate is over.");
            case LimitOffice.BeyondReach() -> ApiWords.beyondReach();
            case LimitOffice.Missing() -> ApiWords.missing();
        };
    }

    private Reply wrongSections(Exchange exchange, String key) {
        return ApiWords.invalid(messages, exchange, Map.of("sections", Message.of(key)));
    }

    Reply end(Desk desk, Exchange exchange) {
        return Typed.seat(exchange.parameter("member"), exchange.parameter("office"))
                .map(seat ->
                        switch (end.run(desk, seat.account(), seat.office())) {
                            case EndOffice.Ended done -> Reply.noContent();
                            case EndOffice.LastResponsible() ->
                                    ApiWords.conflict(
                                            "last-responsible",
                                            "Nobody would be left to give offices.");
                            case EndOffice.BeyondReach() -> ApiWords.beyondReach();
                            case EndOffice.Missing() -> ApiWords.missing();
                        })
                .orElseGet(ApiWords::missing);
    }

    private Reply change(Desk desk, Exchange exchange, Typed.Seat seat, Until until) {
        return switch (until) {
            case Until.Wrong(Message why) -> wrong(exchange, why);
            case Until.Day(LocalDate day) ->
                    switch (change.run(desk, seat.account(), seat.office(), day)) {
                        case ChangeMandate.Changed done -> Reply.noContent();
                        case ChangeMandate.TooEarly() ->
                                wrong(exchange, Message.of("people.until.early"));
                        case ChangeMandate.Over() ->
                                ApiWords.conflict("over", "The mandate is over.");
                        case ChangeMandate.BeyondReach() -> ApiWords.beyondReach();
                        case ChangeMandate.Missing() -> ApiWords.missing();
                    };
        };
    }

    private Reply wrong(Exchange exchange, Message why) {
        return ApiWords.invalid(messages, exchange, Map.of("until", why));
    }

    private static Member member(
            Membership it, LocalDate today, boolean mails, List<Limits.Kept> kept) {
        return new Member(
                it.accountId().value(),
                it.name(),
                mails ? it.email().value() : null,
                Named.name(it.office()),
                it.since(),
                it.until(),
                Named.name(it.phase(today)),
                it.limited()
                        ? kept.stream()
                                .filter(one -> one.accountId().equals(it.accountId()))
                                .filter(one -> one.office() == it.office())
                                .map(Limits.Kept::section)
                                .toList()
                        : null);
    }
}
