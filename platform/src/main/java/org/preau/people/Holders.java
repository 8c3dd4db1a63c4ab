package org.preau.people;

import java.util.List;
import java.util.UUID;
import org.preau.sql.TenantTx;

/** Who stands behind the offices of an association, as another platform can find them again. */
public final class Holders {

    private Holders() {}

    /**
     * Somebody who holds or held an office.
     *
     * @param language of their letters; empty for none chosen
     */
    public record Holder(UUID accountId, String email, String name, String language) {}

    /** All of the tenant of {@code tx}. Nothing by which somebody could come in is read. */
    public static List<Holder> of(TenantTx tx) {
        return tx.query(
                        """
                        select a.account_id, a.email, a.name, coalesce(a.language, '') as language
                          from account a
                         where exists (select from membership m where m.account_id = a.account_id)
                         order by a.account_id
                        """)
                .list(Holder.class);
    }
}
