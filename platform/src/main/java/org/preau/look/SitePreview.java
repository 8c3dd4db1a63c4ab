package org.preau.look;

import java.util.List;
import java.util.Optional;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Draws the real site in a look that is not public. The theme feature implements it. Blocking, any
 * thread; keeps and changes nothing.
 */
public interface SitePreview {

    /**
     * A kind of page that the site has, and one of them.
     *
     * @param kind {@code section}, {@code article} or {@code page}
     */
    record Place(String kind, String slug) {}

    /**
     * A page of the site, as visitors would get it in that look.
     *
     * @param path such as {@code /} or {@code /nouvelles}
     * @param css where the look's style sheet is
     * @return HTML with the site's own addresses; empty when there is no such page
     */
    Optional<String> page(Desk desk, Look look, String path, String css);

    /** One section, one article and one standing page, as far as the site has them. */
    List<Place> places(TenantTx tx);
}
