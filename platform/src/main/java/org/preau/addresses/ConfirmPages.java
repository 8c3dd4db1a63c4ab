package org.preau.addresses;

import java.util.Optional;
import java.util.function.Function;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.tenancy.TenantState;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Secrets;

/**
 * What the link of a letter opens that asks whether mail may go on to somebody: what would come,
 * and one button. Opening it changes nothing, as programs that look for viruses open links too.
 */
final class ConfirmPages {

    /** The view of {@code addresses/confirm.hbs}. */
    record View(String association, String address, String note, String email, String action) {}

    /** The view of {@code addresses/confirmed.hbs}. */
    record DoneView(String association, String address, String email) {}

    private final Database database;
    private final Pages pages;
    private final TenantDirectory directory;
    private final Function<TenantId, Tenancy> enter;

    /**
     * @param enter makes the capability over an association, for whoever has a link of its
     */
    ConfirmPages(
            Database database,
            Pages pages,
            TenantDirectory directory,
            Function<TenantId, Tenancy> enter) {
        this.database = database;
        this.pages = pages;
        this.directory = directory;
        this.enter = enter;
    }

    /** {@code GET /adresse/{association}/{token}}. */
    Reply show(Exchange exchange) {
        return tenant(exchange)
                .flatMap(tenant -> asked(tenant, exchange).map(it -> page(tenant, it, exchange)))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Reply page(Tenant tenant, OwnAddresses.Asked it, Exchange exchange) {
        View view =
                new View(
                        tenant.name(),
                        AskTarget.shown(tenant, directory, it.name()),
                        it.note(),
                        it.email().value(),
                        exchange.path());
        return pages.portal(200, "addresses/confirm", view, exchange);
    }

    /** {@code POST /adresse/{association}/{token}}. */
    Reply confirm(Exchange exchange) {
        return tenant(exchange)
                .flatMap(tenant -> confirm(tenant, exchange))
                .orElseGet(() -> pages.notFound(exchange));
    }

    private Optional<Reply> confirm(Tenant tenant, Exchange exchange) {
        return database.write(
                        enter.apply(tenant.id()),
                        tx -> {
                            Optional<OwnAddresses.Asked> asked =
                                    OwnAddresses.asked(tx, hash(exchange));
                            asked.ifPresent(it -> OwnAddresses.confirm(tx, it));
                            return asked;
                        })
                .map(it -> {
                    DoneView view =
                            new DoneView(
                                    tenant.name(),
                                    AskTarget.shown(tenant, directory, it.name()),
                                    it.email().value());
                    return pages.portal(200, "addresses/confirmed", view, exchange);
                });
    }

    private Optional<OwnAddresses.Asked> asked(Tenant tenant, Exchange exchange) {
        return database.read(
                enter.apply(tenant.id()), tx -> OwnAddresses.asked(tx, hash(exchange)));
    }

    private static byte[] hash(Exchange exchange) {
        return Secrets.digest(exchange.parameter("token"));
    }

    private Optional<Tenant> tenant(Exchange exchange) {
        return Slug.of(exchange.parameter("association"))
                .flatMap(directory::bySlug)
                .filter(tenant -> tenant.state() != TenantState.DELETED);
    }
}
