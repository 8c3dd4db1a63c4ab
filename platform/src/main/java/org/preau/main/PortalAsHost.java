package org.preau.main;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.sql.DatabaseUnavailable;
import org.preau.tenancy.Tenant;
import org.preau.theme.HostDetails;

/**
 * Who hosts the sites, as the portal's own settings say; read again when the portal changes. Rows
 * of the portal, read in the portal's tenancy and meant for everybody: no hole in the wall.
 */
final class PortalAsHost implements Supplier<HostDetails> {

    private record Row(String address, String phone, String email) {}

    private record Known(Tenant portal, HostDetails details) {}

    private final House house;
    private volatile @Nullable Known known;

    PortalAsHost(House house) {
        this.house = house;
    }

    @Override
    public HostDetails get() {
        Tenant portal = house.directory().portal();
        Known before = known;
        if (before != null && before.portal().equals(portal)) {
            return before.details();
        }
        try {
            HostDetails details = read(portal);
            known = new Known(portal, details);
            return details;
        } catch (DatabaseUnavailable e) {
            // A page that says that something is broken must not need what is broken.
            return details(portal, new Row("", "", ""));
        }
    }

    private HostDetails read(Tenant portal) {
        Row row =
                house.database()
                        .read(
                                house.tenancies().enter(portal.id()),
                                tx ->
                                        tx.query(
                                                        """
                                                        select address, phone, email
                                                          from site
                                                        """)
                                                .one(Row.class));
        return details(portal, row);
    }

    private HostDetails details(Tenant portal, Row row) {
        return new HostDetails(
                portal.name(),
                row.address().lines().map(String::strip).filter(line -> !line.isEmpty()).toList(),
                row.phone(),
                row.email(),
                house.origins().portal());
    }
}
