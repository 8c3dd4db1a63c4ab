package org.preau.main;

import java.util.EnumSet;
import java.util.Optional;
import org.preau.base.Slug;
import org.preau.exchange.ExportMarkdown;
import org.preau.exchange.ExportStatic;
import org.preau.exchange.ImportFolder;
import org.preau.exchange.ImportSpip;
import org.preau.exchange.ImportWordPress;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantState;
import org.preau.web.Actor;
import org.preau.web.Desk;

/** Puts together the coming and going of sites. */
final class ExchangeWiring {

    /** Under one name for all imports: what they brought, they may bring anew. */
    private static final Actor IMPORT = Actor.system("import");

    private ExchangeWiring() {}

    static ExportMarkdown exportMarkdown(House house) {
        return new ExportMarkdown(house.database(), SiteWiring.acts(house).shelf());
    }

    static ExportStatic exportStatic(House house) {
        return new ExportStatic(
                ThemeWiring.pages(house),
                ThemeWiring.assets(house),
                house.origins(),
                house.messages());
    }

    static ImportFolder importFolder(House house) {
        return new ImportFolder(house.database(), SiteWiring.acts(house));
    }

    static ImportSpip importSpip(House house) {
        return new ImportSpip(SiteWiring.acts(house));
    }

    static ImportWordPress importWordPress(House house) {
        return new ImportWordPress(SiteWiring.acts(house));
    }

    /** The association of that short name, or the portal; empty when there is none. */
    static Optional<Tenant> tenant(House house, String slug) {
        try {
            return house.directory().bySlug(new Slug(slug));
        } catch (IllegalArgumentException notASlug) {
            return Optional.empty();
        }
    }

    /** A place there with every right; empty where nobody writes any more. */
    static Optional<Desk> desk(House house, Tenant tenant) {
        boolean writes =
                tenant.state() == TenantState.ACTIVE || tenant.state() == TenantState.SUSPENDED;
        return writes
                ? Optional.of(
                        new Desk(
                                tenant,
                                house.tenancies().enter(tenant.id()),
                                EnumSet.allOf(Right.class),
                                IMPORT,
                                null,
                                false))
                : Optional.empty();
    }
}
