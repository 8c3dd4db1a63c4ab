package org.preau.main;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.preau.render.Asset;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.web.Reply;
import org.preau.web.SitePages;

/** Puts together what visitors see of the associations' sites. */
final class ThemeWiring {

    private ThemeWiring() {}

    static Function<String, Optional<Asset>> assets(House house) {
        return path -> Optional.empty();
    }

    static SitePages pages(House house) {
        return new SitePages() {
            @Override
            public Page page(Tenancy tenancy, Tenant tenant, Wanted wanted) {
                return closed(tenant);
            }

            @Override
            public Page closed(Tenant tenant) {
                return new Page(503, new byte[0], Map.of(), false);
            }

            @Override
            public Reply media(Tenancy tenancy, Tenant tenant, String path) {
                return Reply.noContent();
            }
        };
    }
}
