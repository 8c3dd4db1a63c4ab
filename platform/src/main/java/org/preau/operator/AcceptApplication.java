package org.preau.operator;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.blueprint.Blueprints;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Actor;

/** Accepts an application: opens the association and writes to whoever asked, in one commit. */
final class AcceptApplication {

    /** How it went. */
    sealed interface Outcome {}

    /** The association is open. */
    record Accepted(Slug slug) implements Outcome {}

    /** It was decided before; nothing was changed. */
    record Decided(Applications.State state) implements Outcome {}

    /** Another association has that short name; nothing was decided. */
    record SlugTaken(String by, Slug free) implements Outcome {}

    /** That short name is kept for the platform; nothing was decided. */
    record SlugReserved(Slug free) implements Outcome {}

    /** There is no such application. */
    record NoSuchApplication() implements Outcome {}

    private final Database database;
    private final OpenAssociation open;
    private final Letters letters;
    private final TenantDirectory directory;

    AcceptApplication(
            Database database, OpenAssociation open, Letters letters, TenantDirectory directory) {
        this.database = database;
        this.open = open;
        this.letters = letters;
        this.directory = directory;
    }

    Outcome run(Actor actor, UUID id, Slug slug) {
        try {
            return database.operator(
                    "accept an application",
                    tx ->
                            Applications.one(tx, id)
                                    .map(asked -> accept(tx, actor, asked, slug))
                                    .orElseGet(NoSuchApplication::new));
        } catch (ConstraintViolated e) {
            if (!e.constraint().equals("tenant_slug")) {
                throw e;
            }
            return database.operator("see who has a name", tx -> taken(tx, slug));
        }
    }

    private Outcome accept(OperatorTx tx, Actor actor, Applications.Application asked, Slug slug) {
        if (asked.state() != Applications.State.PENDING) {
            return new Decided(asked.state());
        }
        NewAssociation wanted =
                new NewAssociation(
                        slug,
                        asked.name(),
                        asked.sector(),
                        NewAssociation.named(slug, asked.name()).theme(),
                        asked.language().tag(),
                        asked.email(),
                        asked.person(),
                        null,
                        offered(tx, asked.blueprint()));
        return switch (open.in(tx, actor, wanted, TenantId.next())) {
            case OpenAssociation.SlugReserved(Slug free) -> new SlugReserved(free);
            case OpenAssociation.SlugTaken(String by, Slug free) -> new SlugTaken(by, free);
            case OpenAssociation.NoSuchBlueprint no ->
                    throw new IllegalStateException("a retired model is not asked for");
            case OpenAssociation.Opened opened -> accepted(tx, actor, asked, slug);
        };
    }

    /** The model that was wished for, if it is still offered. */
    private static @Nullable UUID offered(OperatorTx tx, @Nullable UUID wished) {
        return Blueprints.offered(tx).stream()
                .map(Blueprints.Kept::id)
                .filter(it -> it.equals(wished))
                .findFirst()
                .orElse(null);
    }

    private Outcome accepted(
            OperatorTx tx, Actor actor, Applications.Application asked, Slug slug) {
        Applications.decide(tx, asked.id(), Applications.State.ACCEPTED, "", actor);
        AuditLog.note(
                tx,
                directory.portal().id(),
                actor,
                "application.accepted",
                asked.name(),
                Map.of("slug", slug.value()));
        letters.fromPortal(
                tx,
                asked.email(),
                asked.language(),
                "accepted",
                Map.of(
                        "name", asked.person(),
                        "association", asked.name(),
                        "host", directory.domain().child(slug).value()));
        return new Accepted(slug);
    }

    private static Outcome taken(OperatorTx tx, Slug slug) {
        String by = Associations.one(tx, slug).map(Associations.Facts::name).orElse("");
        return new SlugTaken(by, FreeSlug.near(tx, slug.value()));
    }
}
