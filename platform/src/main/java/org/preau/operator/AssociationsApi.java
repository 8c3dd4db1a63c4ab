package org.preau.operator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.HostName;
import org.preau.base.Slug;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;
import org.preau.text.Message;
import org.preau.web.ApiPage;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Reply;
import org.preau.web.Route;

/** The operator's API of associations: {@code /api/v1/platform/associations}. */
final class AssociationsApi {

    /** An association as programs see it. */
    record Association(
            UUID id,
            String slug,
            String name,
            String state,
            @Nullable String stateReason,
            Instant stateSince,
            @Nullable Instant deleteAfter,
            String theme,
            String language,
            @Nullable Integer sector,
            long usedBytes,
            long quotaBytes,
            @Nullable String ownHost,
            String address,
            Instant createdAt) {}

    /** One line of the list. */
    record Listed(
            String slug,
            String name,
            String state,
            @Nullable Integer sector,
            long usedBytes,
            long quotaBytes,
            @Nullable String ownHost,
            Instant createdAt) {}

    /** What it takes to open one; the short name is drawn from the name when it is not there. */
    record NewOne(
            String name,
            @Nullable String slug,
            @Nullable Integer sector,
            @Nullable String theme,
            @Nullable String language,
            @Nullable Long quotaMegabytes,
            @Nullable String responsibleEmail,
            @Nullable String responsibleName,
            @Nullable UUID blueprint) {

        Wanted wanted() {
            return new Wanted(
                    name,
                    ApiForms.text(slug),
                    ApiForms.text(sector),
                    ApiForms.text(theme),
                    ApiForms.text(language),
                    ApiForms.text(quotaMegabytes),
                    ApiForms.text(responsibleEmail),
                    ApiForms.text(responsibleName),
                    ApiForms.text(blueprint));
        }
    }

    /** What to change; what is not there stays. Sector 0 is none. */
    record Change(@Nullable String name, @Nullable Integer sector, @Nullable Long quotaMegabytes) {}

    /** Why, for the association to read. */
    record Reason(@Nullable String reason) {}

    private final Database database;
    private final ApiForms forms;
    private final Origins origins;
    private final TenantDirectory directory;
    private final OpenAssociation open;
    private final EditAssociation edit;
    private final ChangeState change;
    private final MeasureSpace measure;
    private final List<String> themes;

    AssociationsApi(
            Database database,
            ApiForms forms,
            Origins origins,
            TenantDirectory directory,
            OpenAssociation open,
            EditAssociation edit,
            ChangeState change,
            MeasureSpace measure,
            List<String> themes) {
        this.database = database;
        this.forms = forms;
        this.origins = origins;
        this.directory = directory;
        this.open = open;
        this.edit = edit;
        this.change = change;
        this.measure = measure;
        this.themes = themes;
    }

    Reply list(Desk desk, Exchange exchange) {
        Filter filter =
                Filter.of(
                        exchange.query("q"),
                        exchange.query("state"),
                        exchange.query("sector"),
                        exchange.query("size"),
                        exchange.query("sort"),
                        exchange.query("page"));
        Associations.Listing listing =
                database.operator("list associations", tx -> Associations.list(tx, filter));
        List<Listed> items = listing.rows().stream().map(AssociationsApi::listed).toList();
        return Reply.json(200, ApiPage.of(items, filter.page(), Filter.ROWS, listing.total()));
    }

    Reply create(Desk desk, Exchange exchange) {
        return forms.read(exchange, NewOne.class, sent -> create(desk, exchange, sent));
    }

    Reply get(Desk desk, Exchange exchange) {
        return at(exchange, facts -> Reply.json(200, json(facts)));
    }

    Reply patch(Desk desk, Exchange exchange) {
        return at(
                exchange,
                facts ->
                        forms.read(
                                exchange,
                                Change.class,
                                sent -> patch(desk, exchange, facts, sent)));
    }

    Reply measure(Desk desk, Exchange exchange) {
        return at(
                exchange,
                facts -> {
                    measure.run(facts.tenantId());
                    return get(desk, exchange);
                });
    }

    /** Takes a step whose reason is in the body. */
    Route.AtDesk step(Step step) {
        return (desk, exchange) ->
                forms.read(
                        exchange,
                        Reason.class,
                        sent -> step(desk, exchange, step, ApiForms.text(sent.reason())));
    }

    /** Takes a step that needs no reason. */
    Route.AtDesk back(Step step) {
        return (desk, exchange) -> step(desk, exchange, step, "");
    }

    /** One's own association, for a token of it. */
    Reply own(Desk desk, Exchange exchange) {
        return database.operator(
                        "read one's own association",
                        tx -> Associations.one(tx, desk.tenant().slug()))
                .map(facts -> Reply.json(200, json(facts)))
                .orElseGet(() -> absent());
    }

    private Reply create(Desk desk, Exchange exchange, NewOne sent) {
        Wanted.Checked checked = sent.wanted().check(themes);
        NewAssociation association = checked.association();
        if (association == null) {
            return forms.invalid(exchange, checked.problems());
        }
        return switch (open.run(desk.actor(), association)) {
            case OpenAssociation.Opened opened ->
                    database.operator(
                                    "read a new association",
                                    tx -> Associations.one(tx, association.slug()))
                            .map(facts ->
                                    Reply.json(201, json(facts))
                                            .with(
                                                    "location",
                                                    "/api/v1/platform/associations/"
                                                            + facts.slug()))
                            .orElseGet(AssociationsApi::absent);
            case OpenAssociation.SlugTaken taken ->
                    forms.invalid(exchange, OpenPages.taken(association.slug(), taken));
            case OpenAssociation.NoSuchBlueprint no ->
                    forms.invalid(exchange, OpenPages.noBlueprint());
            case OpenAssociation.SlugReserved reserved ->
                    forms.invalid(exchange, OpenPages.reserved(association.slug()));
        };
    }

    private Reply patch(Desk desk, Exchange exchange, Associations.Facts facts, Change sent) {
        Map<String, Message> problems = new LinkedHashMap<>();
        String newName = sent.name();
        String name = newName == null ? facts.name() : Wanted.name(newName, "name", problems);
        Integer newSector = sent.sector();
        Integer sector = newSector == null ? facts.sector() : newSector;
        if (newSector != null && newSector != 0) {
            Wanted.sector(newSector.toString(), problems);
        }
        Long quota = Wanted.quota(ApiForms.text(sent.quotaMegabytes()), problems);
        if (!problems.isEmpty()) {
            return forms.invalid(exchange, problems);
        }
        edit.run(
                desk.actor(),
                facts.slug(),
                new EditAssociation.Command(
                        name,
                        sector != null && sector == 0 ? null : sector,
                        quota == null ? facts.quotaBytes() : quota));
        return get(desk, exchange);
    }

    private Reply step(Desk desk, Exchange exchange, Step step, String reason) {
        Optional<Slug> slug = Slug.of(exchange.parameter("slug"));
        if (slug.isEmpty()) {
            return absent();
        }
        return switch (change.run(desk.actor(), slug.get(), step, reason)) {
            case ChangeState.Changed changed -> get(desk, exchange);
            case ChangeState.Already already -> get(desk, exchange);
            case ChangeState.NotFrom(TenantState state) ->
                    ApiForms.conflict(
                            "state", "Not from the state it is in: " + ApiForms.lower(state) + ".");
            case ChangeState.TooLate late ->
                    ApiForms.conflict("too-late", "Its grace period is over.");
            case ChangeState.NoReason no ->
                    forms.invalid(exchange, Map.of("reason", Message.of("operator.wrong.reason")));
            case ChangeState.NoSuchAssociation no -> absent();
        };
    }

    private Reply at(Exchange exchange, Function<Associations.Facts, Reply> then) {
        return Slug.of(exchange.parameter("slug"))
                .flatMap(slug ->
                        database.operator(
                                "look at an association", tx -> Associations.one(tx, slug)))
                .map(then)
                .orElseGet(AssociationsApi::absent);
    }

    static Reply absent() {
        return ApiProblem.reply(
                404, "refused", "There is no such thing, or this token may not see it.");
    }

    private static Listed listed(Associations.Row row) {
        HostName host = row.ownHost();
        return new Listed(
                row.slug().value(),
                row.name(),
                ApiForms.lower(row.state()),
                row.sector(),
                row.usedBytes(),
                row.quotaBytes(),
                host == null ? null : host.value(),
                row.createdAt());
    }

    Association json(Associations.Facts facts) {
        HostName host = facts.ownHost();
        return new Association(
                facts.tenantId().value(),
                facts.slug().value(),
                facts.name(),
                ApiForms.lower(facts.state()),
                facts.stateReason(),
                facts.stateSince(),
                facts.deleteAfter(),
                facts.theme(),
                facts.language(),
                facts.sector(),
                facts.usedBytes(),
                facts.quotaBytes(),
                host == null ? null : host.value(),
                origins.of(host == null ? directory.domain().child(facts.slug()) : host) + "/",
                facts.createdAt());
    }
}
