package org.preau.main;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.preau.base.Slug;
import org.preau.exchange.BringSite;
import org.preau.exchange.Dressing;
import org.preau.exchange.ExportMarkdown;
import org.preau.exchange.ExportStatic;
import org.preau.exchange.ExportWxr;
import org.preau.media.DeleteMedia;
import org.preau.media.MediaShelf;
import org.preau.moving.MovingFeature;
import org.preau.site.OldAddresses;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantState;
import org.preau.web.Actor;
import org.preau.web.Desk;
import org.preau.web.Route;

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
                tenancy -> house.database().read(tenancy, OldAddresses::all),
                ThemeWiring.assets(house),
                house.origins(),
                house.messages());
    }

    static ExportWxr exportWxr(House house) {
        return new ExportWxr(house.database(), house.origins(), house.messages(), house.clock());
    }

    static BringSite bringSite(House house) {
        return new BringSite(house.database(), SiteWiring.acts(house), dressing(house));
    }

    private static Dressing dressing(House house) {
        return new Dressing(LookWiring.publish(house), TemplateWiring.bring(house));
    }

    private static MovingFeature feature(House house) {
        return new MovingFeature(
                new MovingFeature.Ground(
                        house.clock(),
                        house.directory(),
                        house.database(),
                        house.jobs(),
                        house.store(),
                        Wiring.uploads(house.settings()),
                        house.messages(),
                        house.pages(),
                        bringSite(house),
                        exportStatic(house),
                        exportMarkdown(house),
                        exportWxr(house),
                        new DeleteMedia(house.database(), new MediaShelf(house.store())),
                        house.safeguard()));
    }

    static List<Route> routes(House house) {
        return feature(house).routes();
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        feature(house).jobs();
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
