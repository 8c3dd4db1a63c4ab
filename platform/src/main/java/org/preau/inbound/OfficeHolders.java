package org.preau.inbound;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.preau.base.EmailAddress;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;

/** Who holds an office now. */
final class OfficeHolders {

    /** Somebody, and where their mail goes. */
    record Holder(EmailAddress email, String name) {}

    private OfficeHolders() {}

    /**
     * Who is behind an address.
     *
     * @param board whether they are the board, in place of an office that nobody holds
     */
    record Behind(List<Holder> people, boolean board) {}

    /** Those of an address; the board where nobody holds its office. */
    static Behind of(TenantTx tx, OfficeAddress address, LocalDate today) {
        List<Holder> own = holding(tx, address.offices(), today);
        return own.isEmpty()
                ? new Behind(holding(tx, OfficeAddress.board(), today), true)
                : new Behind(own, false);
    }

    private static List<Holder> holding(TenantTx tx, List<Office> offices, LocalDate today) {
        return tx.query(
                        """
                        select distinct a.email, a.name
                          from membership m
                          join account a on a.account_id = m.account_id
                         where m.office = any(:offices)
                           and m.since <= :today
                           and (m.until is null or m.until >= :today)
                           and m.ended_at is null
                         order by a.name, a.email
                        """)
                .bind(
                        "offices",
                        offices.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).toList())
                .bind("today", today)
                .list(Holder.class);
    }
}
