package org.preau.files;

import java.util.UUID;
import org.preau.tenancy.Tenant;
import org.preau.web.Origins;

/**
 * Where what is shared by a link is seen.
 *
 * @param base of the link, without a slash at the end
 * @param key that opens a link with a password, as it was given; empty for none
 */
record SharedPaths(String base, String key) {

    /** The name of the key in a query. */
    static final String KEY = "cle";

    static SharedPaths of(Tenant tenant, String secret, String key) {
        return new SharedPaths("/partage/" + tenant.slug() + "/" + secret, key);
    }

    /** The whole address of a link, to be given to people. */
    static String address(Origins origins, Tenant tenant, String secret) {
        return origins.portal() + of(tenant, secret, "").base();
    }

    /** The page that the link itself opens. */
    String page() {
        return base + query();
    }

    /** The page of something below what is shared. */
    String page(UUID node) {
        return base + "/" + node + query();
    }

    String content(UUID node) {
        return base + "/" + node + "/contenu" + query();
    }

    String download(UUID node) {
        return base + "/" + node + "/telechargement" + query();
    }

    String zip(UUID node) {
        return base + "/" + node + "/zip" + query();
    }

    private String query() {
        return key.isEmpty() ? "" : "?" + KEY + "=" + key;
    }
}
