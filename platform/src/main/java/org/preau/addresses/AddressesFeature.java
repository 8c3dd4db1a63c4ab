package org.preau.addresses;

import static org.preau.tenancy.Right.PEOPLE;
import static org.preau.web.Method.DELETE;
import static org.preau.web.Method.GET;
import static org.preau.web.Method.POST;
import static org.preau.web.Method.PUT;
import static org.preau.web.Route.anyone;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.preau.base.EmailAddress;
import org.preau.base.TenantId;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;

/** Addresses of one's own, put together. */
public final class AddressesFeature {

    private static final String DESK = "/espace/{association}/courrier/adresses";
    private static final String API = "/api/v1/associations/{association}/own-addresses";

    /**
     * What it stands on.
     *
     * @param enter makes the capability over an association, for whoever has a link of its
     * @param mayWrite whether one more letter may go to an address today that nobody has proved;
     *     counts it
     */
    public record Ground(
            Database database,
            Pages pages,
            Messages messages,
            Origins origins,
            TenantDirectory directory,
            Function<TenantId, Tenancy> enter,
            Post post,
            Predicate<EmailAddress> mayWrite) {}

    private AddressesFeature() {}

    public static List<Route> routes(Ground ground) {
        AskTarget ask =
                new AskTarget(
                        ground.post(),
                        ground.messages(),
                        ground.origins(),
                        ground.directory(),
                        ground.mayWrite());
        AddressRoom room =
                new AddressRoom(
                        ground.database(),
                        ground.pages(),
                        ground.messages(),
                        ground.directory(),
                        new ChangeAddress(ground.database(), ground.directory(), ask));
        ConfirmPages confirm =
                new ConfirmPages(
                        ground.database(), ground.pages(), ground.directory(), ground.enter());
        AddressPages pages = new AddressPages(room);
        AddressApi api = new AddressApi(room);
        String one = DESK + "/{own}";
        return List.of(
                anyone(GET, "/adresse/{association}/{token}", confirm::show),
                anyone(POST, "/adresse/{association}/{token}", confirm::confirm),
                holding(PEOPLE, GET, DESK, pages::list),
                holding(PEOPLE, GET, DESK + "/nouvelle", pages::create),
                holding(PEOPLE, POST, DESK + "/nouvelle", pages::saveNew),
                holding(PEOPLE, GET, one, pages::show),
                holding(PEOPLE, POST, one, pages::save),
                holding(PEOPLE, POST, one + "/demande", pages::ask),
                holding(PEOPLE, GET, one + "/supprimer", pages::confirm),
                holding(PEOPLE, POST, one + "/supprimer", pages::remove),
                api(
                        PEOPLE,
                        GET,
                        API,
                        ApiDoc.of("listOwnAddresses", "Lists the addresses it made by itself.")
                                .givesMany(AddressJson.class),
                        api::list),
                api(
                        PEOPLE,
                        POST,
                        API,
                        saved("addOwnAddress", "Makes an address and asks those who are new to it.")
                                .with(201),
                        api::add),
                api(
                        PEOPLE,
                        GET,
                        API + "/{own}",
                        ApiDoc.of("readOwnAddress", "Reads an address.").gives(AddressJson.class),
                        api::get),
                api(
                        PEOPLE,
                        PUT,
                        API + "/{own}",
                        saved("replaceOwnAddress", "Changes an address."),
                        api::replace),
                api(
                        PEOPLE,
                        POST,
                        API + "/{own}/ask",
                        ApiDoc.of("askTargets", "Asks those again who have not answered."),
                        api::ask),
                api(
                        PEOPLE,
                        DELETE,
                        API + "/{own}",
                        ApiDoc.of("removeOwnAddress", "Removes an address."),
                        api::remove));
    }

    private static ApiDoc saved(String operation, String summary) {
        return ApiDoc.of(operation, summary).takes(AddressInput.class).gives(AddressJson.class);
    }
}
