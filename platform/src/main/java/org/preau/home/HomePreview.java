package org.preau.home;

import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.web.Reply;

/** Draws a home page as visitors would see it. The theme feature does. */
@FunctionalInterface
public interface HomePreview {

    /**
     * @param home the column of the site, JSON
     */
    Reply of(Tenancy tenancy, Tenant tenant, String home);
}
