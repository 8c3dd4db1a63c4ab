package org.preau.inbound;

import org.preau.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what has been passed on a month ago, with the letters it became, and what nobody has
 * looked after for half a year: mail is not kept longer than it is of use (GDPR, art. 5-1-e).
 */
final class ForgetMail {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetMail.class);

    private final Database database;

    ForgetMail(Database database) {
        this.database = database;
    }

    /** How many went. */
    int run() {
        int gone =
                database.operator(
                        "remove old mail",
                        tx ->
                                tx.query(
                                                """
                                                delete from received_mail
                                                 where (state = 'passed' and received_at < now() - interval '30 days')
                                                    or (state = 'kept' and received_at < now() - interval '180 days')
                                                """)
                                        .execute());
        LOG.debug("old mail removed messages=\"{}\"", gone);
        return gone;
    }
}
