package org.preau.operator;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The operator's API of reported contents: {@code /api/v1/platform/reports}. */
final class ReportsApi {

    /** A report as programs see it. */
    record Report(
            UUID id,
            UUID association,
            String associationName,
            String address,
            String kind,
            String explanation,
            String person,
            @Nullable String email,
            String state,
            String reason,
            Instant reportedAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    /**
     * What was done, and why.
     *
     * @param removed whether the content is gone or was put right
     */
    record Decision(boolean removed, String reason) {}

    private final Database database;
    private final ApiForms forms;
    private final DecideReport decide;

    ReportsApi(Database database, ApiForms forms, DecideReport decide) {
        this.database = database;
        this.forms = forms;
        this.decide = decide;
    }

    Reply list(Desk desk, Exchange exchange) {
        Reports.State state = Filter.constant(Reports.State.class, exchange.query("state"));
        boolean pending = state == null || state == Reports.State.PENDING;
        return Reply.json(
                200,
                ApiPage.whole(
                        database
                                .operator(
                                        "list reports",
                                        pending ? Reports::pending : Reports::decided)
                                .stream()
                                .filter(report -> pending || report.state() == state)
                                .map(ReportsApi::json)
                                .toList()));
    }

    Reply get(Desk desk, Exchange exchange) {
        return at(exchange, report -> Reply.json(200, json(report)));
    }

    Reply decide(Desk desk, Exchange exchange) {
        return at(
                exchange,
                report ->
                        forms.read(
                                exchange,
                                Decision.class,
                                sent -> decide(desk, exchange, report, sent)));
    }

    private Reply decide(Desk desk, Exchange exchange, Reports.Report report, Decision sent) {
        return switch (decide.run(desk.actor(), report.id(), sent.removed(), sent.reason())) {
            case DecideReport.Done done -> get(desk, exchange);
            case DecideReport.Decided decided ->
                    ApiForms.conflict("decided", "It was decided before.");
            case DecideReport.NoReason no ->
                    forms.invalid(exchange, Map.of("reason", Message.of("operator.wrong.reason")));
            case DecideReport.NoSuchReport no -> AssociationsApi.absent();
        };
    }

    private Reply at(Exchange exchange, Function<Reports.Report, Reply> then) {
        return Console.id(exchange.parameter("id"))
                .flatMap(id -> database.operator("look at a report", tx -> Reports.one(tx, id)))
                .map(then)
                .orElseGet(AssociationsApi::absent);
    }

    private static Report json(Reports.Report it) {
        return new Report(
                it.id(),
                it.association().value(),
                it.associationName(),
                it.address(),
                it.kind().name().toLowerCase(Locale.ROOT),
                it.explanation(),
                it.person(),
                Optional.ofNullable(it.email()).map(EmailAddress::value).orElse(null),
                it.state().name().toLowerCase(Locale.ROOT),
                it.reason(),
                it.reportedAt(),
                it.decidedAt(),
                it.decidedBy());
    }
}
