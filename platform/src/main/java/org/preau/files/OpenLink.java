package org.preau.files;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;
import org.preau.web.Exchange;

/**
 * Finds what a link leads to. The secret is the authority: it opens one association, and there what
 * is shared and what lies below, as long as it lies there. What was moved is found where it is now;
 * what was thrown away is not found.
 */
final class OpenLink {

    /** What a request by a link may see. */
    sealed interface Opened {}

    /** There is no such link. */
    record Nothing() implements Opened {}

    /** There was one. */
    record Closed(Tenant tenant, Why why) implements Opened {}

    /** Why a link leads nowhere any more. */
    enum Why {
        EXPIRED,
        REVOKED,
        /** What it showed is in the trash, or gone. */
        GONE,
        /** The association shows nothing at the moment. */
        CLOSED
    }

    /** It asks for a password first. */
    record Locked(Tenant tenant, ShareLink link) implements Opened {}

    /**
     * It is open.
     *
     * @param shared what the link shows
     * @param asked that, or what of it the path names
     */
    record Open(Tenant tenant, Tenancy tenancy, ShareLink link, Node shared, Trail asked)
            implements Opened {

        Node node() {
            return asked.nodes().getLast();
        }

        /** The folders from what is shared down to what was asked for, both included. */
        List<Node> way() {
            return asked.nodes().subList(asked.nodes().indexOf(shared), asked.nodes().size());
        }
    }

    private final TenantDirectory directory;
    private final Function<TenantId, Tenancy> enter;
    private final Database database;
    private final LinkKeys keys;
    private final Clock clock;

    OpenLink(
            TenantDirectory directory,
            Function<TenantId, Tenancy> enter,
            Database database,
            LinkKeys keys,
            Clock clock) {
        this.directory = directory;
        this.enter = enter;
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** What the link itself shows. */
    Opened run(Exchange exchange) {
        return run(exchange, Optional.empty());
    }

    /** What the path names of what it shows. */
    Opened within(Exchange exchange) {
        Optional<UUID> node = FilesRoom.id(exchange.parameter("node"));
        return node.isEmpty() ? new Nothing() : run(exchange, node);
    }

    private Opened run(Exchange exchange, Optional<UUID> wanted) {
        Optional<Tenant> tenant =
                Slug.of(exchange.parameter("association"))
                        .flatMap(directory::bySlug)
                        .filter(it -> it.state() != TenantState.DELETED);
        if (tenant.isEmpty()) {
            return new Nothing();
        }
        Tenancy tenancy = enter.apply(tenant.get().id());
        return database.read(tenancy, tx -> look(tx, tenant.get(), tenancy, exchange, wanted));
    }

    private Opened look(
            TenantTx tx, Tenant tenant, Tenancy tenancy, Exchange exchange, Optional<UUID> wanted) {
        Optional<ShareLink> found = ShareLinks.bySecret(tx, exchange.parameter("shared"));
        if (found.isEmpty()) {
            return new Nothing();
        }
        ShareLink link = found.get();
        return switch (link.standing(clock.instant())) {
            case EXPIRED -> new Closed(tenant, Why.EXPIRED);
            case REVOKED -> new Closed(tenant, Why.REVOKED);
            case OPEN -> {
                if (!tenant.state().shown()) {
                    yield new Closed(tenant, Why.CLOSED);
                }
                yield link.passwordHash() != null
                                && !keys.opens(link, exchange.query(SharedPaths.KEY))
                        ? new Locked(tenant, link)
                        : shown(tx, tenant, tenancy, link, wanted);
            }
        };
    }

    private static Opened shown(
            TenantTx tx, Tenant tenant, Tenancy tenancy, ShareLink link, Optional<UUID> wanted) {
        Optional<Trail> shared = Tree.find(tx, link.nodeId());
        if (shared.isEmpty()) {
            return new Closed(tenant, Why.GONE);
        }
        Node node = shared.get().nodes().getLast();
        Optional<Trail> asked = wanted.isEmpty() ? shared : Tree.find(tx, wanted.get());
        return asked.filter(it -> it.ids().contains(link.nodeId()))
                .map(it -> (Opened) new Open(tenant, tenancy, link, node, it))
                .orElseGet(Nothing::new);
    }
}
