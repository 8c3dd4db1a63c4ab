package org.preau.visitors;

import java.time.Duration;
import org.preau.sql.TenantTx;
import org.preau.web.Secrets;

/**
 * Counts what visitors of one site send, by keyed hashes, over all servers: how much comes from one
 * place of the network, how often one token was used, how often one text was seen.
 */
public final class Tries {

    private final Secrets secrets;

    public Tries(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Counts one more, in the slot of ten minutes that is now.
     *
     * @param kind what is counted; a constant word
     * @return how many there were within {@code window}, this one among them
     */
    public int count(TenantTx tx, String kind, String subject, Duration window) {
        byte[] key = secrets.keyed("visitor try " + kind, tx.tenant() + " " + subject);
        return tx.query(
                        """
                        with counted as (
                            insert into visitor_try (key_hash, slot, tries)
                            values (:key, date_bin('10 minutes', now(), timestamptz '2000-01-01'), 1)
                            on conflict (tenant_id, key_hash, slot)
                            do update set tries = visitor_try.tries + 1
                            returning 1
                        )
                        select 1 + coalesce(sum(tries), 0)
                          from visitor_try
                         where key_hash = :key
                           and slot > now() - make_interval(secs => :seconds)
                        """)
                .bind("key", key)
                .bind("seconds", window.toSeconds())
                .one(Integer.class);
    }
}
