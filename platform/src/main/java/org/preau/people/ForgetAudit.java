package org.preau.people;

import java.time.Clock;
import java.time.Duration;
import org.preau.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what the audit logs hold for more than a year: long enough for the platform's duties as a
 * host (décret 2021-1362, article 5: one year), no longer than its purpose (GDPR, article 5.1.e).
 */
public final class ForgetAudit implements Runnable {

    /** The recurring job's name. */
    public static final String NAME = "audit-forget";

    /** How often it runs. */
    public static final Duration PAUSE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(ForgetAudit.class);
    private static final Duration KEPT = Duration.ofDays(366);

    private final Database database;
    private final Clock clock;

    public ForgetAudit(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void run() {
        int forgotten =
                database.operator(
                        "forget audit entries after a year",
                        tx ->
                                tx.query(
                                                """
                                                delete from audit_entry
                                                 where at < :oldest
                                                """)
                                        .bind("oldest", clock.instant().minus(KEPT))
                                        .execute());
        if (forgotten > 0) {
            LOG.atInfo().addKeyValue("entries", forgotten).log("audit entries forgotten");
        }
    }
}
