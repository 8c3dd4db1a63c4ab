package org.preau.operator;

import java.util.Arrays;
import java.util.List;
import org.preau.base.EmailAddress;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.Office;
import org.preau.text.Language;

/** Who answers for an association: the offices that carry the right over its people. */
final class Responsibles {

    /** One of them, and the language to write in. */
    record Responsible(String name, EmailAddress email, Language language, String association) {}

    private Responsibles() {}

    /** Those whose mandate runs today. */
    static List<Responsible> of(OperatorTx tx, TenantId tenant) {
        return tx.query(
                        """
                        select distinct a.name, a.email, coalesce(a.language, t.language) as language,
                               t.name as association
                          from tenant t
                          join membership m on m.tenant_id = t.tenant_id
                          join account a on a.account_id = m.account_id
                         where t.tenant_id = :tenant
                           and m.office = any(:offices)
                           and m.ended_at is null
                           and m.since <= (now() at time zone 'Europe/Paris')::date
                           and (m.until is null or m.until >= (now() at time zone 'Europe/Paris')::date)
                           and a.disabled_at is null
                         order by a.email
                        """)
                .bind("tenant", tenant)
                .bind("offices", offices())
                .list(Responsible.class);
    }

    /** Whoever runs the platform. */
    static List<Responsible> operators(OperatorTx tx) {
        return tx.query(
                        """
                        select name, email, coalesce(language, 'fr') as language, '' as association
                          from account
                         where operator
                           and disabled_at is null
                         order by email
                        """)
                .list(Responsible.class);
    }

    static List<Office> offices() {
        return Arrays.stream(Office.values()).filter(Office::responsible).toList();
    }
}
