package org.preau.addresses;

import java.util.Optional;
import java.util.UUID;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;

/** What the pages and the API of this feature work with. */
record AddressRoom(
        Database database,
        Pages pages,
        Messages messages,
        TenantDirectory directory,
        ChangeAddress change) {

    static String base(Desk desk) {
        return "/espace/" + desk.tenant().slug() + "/courrier/adresses";
    }

    /** The address that a path names. */
    Optional<OwnAddress> found(Desk desk, Exchange exchange) {
        return id(exchange)
                .flatMap(id -> database.read(desk.tenancy(), tx -> OwnAddresses.find(tx, id)));
    }

    static Optional<UUID> id(Exchange exchange) {
        return id(exchange.parameter("own"));
    }

    static Optional<UUID> id(String text) {
        return Ids.read(text);
    }
}
