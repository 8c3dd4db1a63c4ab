package org.preau.visitors;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.base.EmailAddress;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.text.Language;

/**
 * Whom a letter to an office goes to: those who hold it on the day it leaves, never a person who
 * was named once. When nobody holds it, those who answer for the association.
 */
public final class OfficeHolders {

    /** Somebody to write to. */
    public record Holder(EmailAddress email, String name, @Nullable String language) {

        public Language speaks() {
            return Language.ofTag(language == null ? "" : language).orElse(Language.FR);
        }
    }

    /**
     * Those behind some offices.
     *
     * @param board whether they answer for the association, in place of offices that nobody holds
     */
    public record Behind(List<Holder> people, boolean board) {

        public Behind {
            people = List.copyOf(people);
        }
    }

    /** The offices that answer for the association. */
    public static final List<Office> BOARD =
            Arrays.stream(Office.values()).filter(Office::responsible).toList();

    private OfficeHolders() {}

    /** Those who hold {@code office} today, else the responsible ones; maybe nobody. */
    public static List<Holder> of(TenantTx tx, Office office) {
        return behind(tx, List.of(office)).people();
    }

    /** The same for several offices, with whether the board stands in. */
    public static Behind behind(TenantTx tx, List<Office> offices) {
        List<Holder> holders = holding(tx, offices);
        return holders.isEmpty()
                ? new Behind(holding(tx, BOARD), true)
                : new Behind(holders, false);
    }

    private static List<Holder> holding(TenantTx tx, List<Office> offices) {
        return tx.query(
                        """
                        select distinct a.email, a.name, a.language
                          from membership m
                          join account a on a.account_id = m.account_id
                         where m.office = any(:offices)
                           and m.since <= (now() at time zone 'Europe/Paris')::date
                           and (m.until is null or m.until >= (now() at time zone 'Europe/Paris')::date)
                           and m.ended_at is null
                         order by a.email
                        """)
                .bind("offices", offices)
                .list(Holder.class);
    }
}
