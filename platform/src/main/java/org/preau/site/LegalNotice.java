package org.preau.site;

import java.util.ArrayList;
import java.util.List;

/**
 * What a site must say of whoever publishes it: the association's seat, a way to reach it, the
 * director of publication (loi 2004-575 du 21 juin 2004, article 1-1). Its name it always has, and
 * the host's is the platform's own.
 */
public final class LegalNotice {

    private LegalNotice() {}

    /** The names of the settings' fields that are still empty, in the order of the form. */
    public static List<String> missing(Site site) {
        List<String> missing = new ArrayList<>();
        if (site.address().isBlank()) {
            missing.add("address");
        }
        if (site.email().isBlank() && site.phone().isBlank()) {
            missing.add("email");
        }
        if (site.director().isBlank()) {
            missing.add("director");
        }
        return List.copyOf(missing);
    }
}
