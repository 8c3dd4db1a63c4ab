package org.preau.operator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.Slug;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.ApiPage;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The operator's API of applications: {@code /api/v1/platform/applications}. */
final class ApplicationsApi {

    /** An application as programs see it. */
    record Application(
            UUID id,
            String name,
            String slug,
            @Nullable Integer sector,
            String purpose,
            String person,
            String email,
            String language,
            String state,
            String reason,
            Instant askedAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy) {}

    /** The short name to open it under; the wish when it is not there. */
    record Acceptance(@Nullable String slug) {}

    /** Why, for whoever asked to read. */
    record Refusal(String reason) {}

    private final Database database;
    private final ApiForms forms;
    private final AcceptApplication accept;
    private final DeclineApplication decline;

    ApplicationsApi(
            Database database,
            ApiForms forms,
            AcceptApplication accept,
            DeclineApplication decline) {
        this.database = database;
        this.forms = forms;
        this.accept = accept;
        this.decline = decline;
    }

    Reply list(Desk desk, Exchange exchange) {
        Applications.State asked =
                Filter.constant(Applications.State.class, exchange.query("state"));
        Applications.State state = asked == null ? Applications.State.PENDING : asked;
        List<Application> items =
                database.operator("list applications", tx -> Applications.list(tx, state)).stream()
                        .map(ApplicationsApi::json)
                        .toList();
        return Reply.json(200, ApiPage.whole(items));
    }

    Reply get(Desk desk, Exchange exchange) {
        return at(exchange, asked -> Reply.json(200, json(asked)));
    }

    Reply accept(Desk desk, Exchange exchange) {
        return at(
                exchange,
                asked ->
                        forms.read(
                                exchange,
                                Acceptance.class,
                                sent -> accept(desk, exchange, asked, sent)));
    }

    Reply decline(Desk desk, Exchange exchange) {
        return at(
                exchange,
                asked ->
                        forms.read(
                                exchange,
                                Refusal.class,
                                sent -> decline(desk, exchange, asked, sent)));
    }

    private Reply accept(
            Desk desk, Exchange exchange, Applications.Application asked, Acceptance sent) {
        String wish = sent.slug();
        Optional<Slug> slug = Slug.of(wish == null ? asked.slug() : wish);
        if (slug.isEmpty()) {
            return wrong(exchange, Message.of("operator.wrong.slug"));
        }
        return switch (accept.run(desk.actor(), asked.id(), slug.get())) {
            case AcceptApplication.Accepted accepted -> get(desk, exchange);
            case AcceptApplication.Decided decided -> decided();
            case AcceptApplication.SlugTaken(String by, Slug free) ->
                    wrong(
                            exchange,
                            new Message(
                                    "operator.wrong.slug.taken",
                                    Map.of(
                                            "slug",
                                            slug.get().value(),
                                            "by",
                                            by,
                                            "free",
                                            free.value())));
            case AcceptApplication.SlugReserved reserved ->
                    wrong(
                            exchange,
                            Message.of("operator.wrong.slug.reserved", "slug", slug.get().value()));
            case AcceptApplication.NoSuchApplication no -> AssociationsApi.absent();
        };
    }

    private Reply decline(
            Desk desk, Exchange exchange, Applications.Application asked, Refusal sent) {
        return switch (decline.run(desk.actor(), asked.id(), sent.reason())) {
            case DeclineApplication.Declined declined -> get(desk, exchange);
            case DeclineApplication.Decided decided -> decided();
            case DeclineApplication.NoReason no ->
                    forms.invalid(exchange, Map.of("reason", Message.of("operator.wrong.reason")));
            case DeclineApplication.NoSuchApplication no -> AssociationsApi.absent();
        };
    }

    private Reply wrong(Exchange exchange, Message problem) {
        return forms.invalid(exchange, Map.of("slug", problem));
    }

    private static Reply decided() {
        return ApiForms.conflict("decided", "It was decided before.");
    }

    private Reply at(Exchange exchange, Function<Applications.Application, Reply> then) {
        return Console.id(exchange.parameter("id"))
                .flatMap(id ->
                        database.operator("look at an application", tx -> Applications.one(tx, id)))
                .map(then)
                .orElseGet(AssociationsApi::absent);
    }

    private static Application json(Applications.Application asked) {
        return new Application(
                asked.id(),
                asked.name(),
                asked.slug(),
                asked.sector(),
                asked.purpose(),
                asked.person(),
                asked.email().value(),
                asked.language().tag(),
                ApiForms.lower(asked.state()),
                asked.reason(),
                asked.askedAt(),
                asked.decidedAt(),
                asked.decidedBy());
    }
}
