package org.preau.look;

import static org.preau.tenancy.Right.ARRANGE;
import static org.preau.tenancy.Right.READ;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.List;
import org.preau.media.AddMedia;
import org.preau.sql.Database;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Pages;
import org.preau.web.Route;

/** Where the appearance of a site is chosen, tried on and published. */
public final class LookRoutes {

    private static final String DESK = "/espace/{association}/apparence";
    private static final String API = "/api/v1/associations/{association}";

    private LookRoutes() {}

    public static List<Route> of(
            Database database,
            Pages pages,
            Messages messages,
            Offers offers,
            SitePreview site,
            PublishLook publish,
            AddMedia addMedia) {
        LookStudio studio = new LookStudio(database, offers, site);
        LookPages looks = new LookPages(database, pages, offers, publish, addMedia, studio);
        LookPreview preview = new LookPreview(offers, site, pages, studio);
        LookApi programs = new LookApi(database, offers, publish, studio, messages);
        return List.of(
                holding(ARRANGE, GET, DESK, looks::show),
                holding(ARRANGE, POST, DESK, looks::publish),
                holding(ARRANGE, POST, DESK + "/voir", looks::look),
                holding(ARRANGE, GET, DESK + "/apercu", preview::page),
                holding(ARRANGE, GET, DESK + "/apercu.css", preview::sheet),
                holding(ARRANGE, GET, DESK + "/anciennes/{look}", looks::former),
                holding(ARRANGE, POST, DESK + "/anciennes/{look}", looks::putBack),
                api(
                        READ,
                        GET,
                        API + "/look",
                        ApiDoc.of("getLook", "Reads what the site wears.").gives(LookJson.class),
                        programs::get),
                api(
                        ARRANGE,
                        PUT,
                        API + "/look",
                        ApiDoc.of(
                                        "replaceLook",
                                        "Publishes another look; a palette that cannot be read is refused.")
                                .takes(LookJson.class)
                                .gives(LookJson.class),
                        programs::replace),
                api(
                        READ,
                        GET,
                        API + "/looks",
                        ApiDoc.of("listLooks", "Lists the looks that the site had, latest first.")
                                .givesMany(LookJson.Kept.class),
                        programs::list),
                api(
                        ARRANGE,
                        POST,
                        API + "/looks/{look}/publication",
                        ApiDoc.of("putLookBack", "Publishes a former look again.")
                                .gives(LookJson.class),
                        programs::putBack));
    }
}
