package org.preau.inbound;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.preau.addresses.OfficeAddress;
import org.preau.base.HostName;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.visitors.OfficeHolders;

/** The addresses of an association, and who is behind them. */
final class Addresses {

    private Addresses() {}

    /** In the order of the letterhead, named in the association's language. */
    static List<Address> of(TenantTx tx, Tenant tenant, TenantDirectory directory) {
        HostName host = directory.home(tenant);
        boolean french = !tenant.language().equals("en");
        return Arrays.stream(OfficeAddress.values())
                .filter(OfficeAddress::shown)
                .map(one ->
                        address(
                                one,
                                one.local(french) + "@" + host,
                                OfficeHolders.behind(tx, one.offices())))
                .toList();
    }

    private static Address address(OfficeAddress one, String address, OfficeHolders.Behind behind) {
        return new Address(
                address,
                one.name().toLowerCase(Locale.ROOT),
                behind.people().stream().map(OfficeHolders.Holder::name).toList(),
                behind.board());
    }
}
