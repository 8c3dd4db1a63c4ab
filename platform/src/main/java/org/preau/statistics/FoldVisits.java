package org.preau.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.text.Dates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one row of the days of a month once nobody looks at single days any more, and forgets what
 * is older than 25 months: as long as the CNIL lets measures of an audience be kept, and enough to
 * compare a year with the one before.
 */
public final class FoldVisits implements Runnable {

    /** The recurring job's name. */
    public static final String NAME = "visits-fold";

    /** How often it runs. */
    public static final Duration PAUSE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(FoldVisits.class);
    private static final int KEPT_MONTHS = 25;

    /** Thirty days and the thirty before, to compare with. */
    private static final int BY_DAY_MONTHS = 2;

    private final Database database;
    private final Clock clock;

    public FoldVisits(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void run() {
        LocalDate today = clock.instant().atZone(Dates.PARIS).toLocalDate();
        LocalDate days = today.minusMonths(BY_DAY_MONTHS).withDayOfMonth(1);
        LocalDate oldest = today.minusMonths(KEPT_MONTHS);
        int changed =
                database.operator(
                        "fold and forget counts of visits",
                        tx -> forget(tx, oldest, days) + fold(tx, days));
        if (changed > 0) {
            LOG.atInfo().addKeyValue("rows", changed).log("visits folded");
        }
    }

    /**
     * A month's row goes when its first day is too old; nobody asks for the hours of an old day.
     */
    private static int forget(OperatorTx tx, LocalDate oldest, LocalDate days) {
        return tx.query(
                        """
                        delete from visit_count
                         where day < cast(:oldest as date)
                            or (kind = 'hour' and day < cast(:days as date))
                        """)
                .bind("oldest", oldest.toString())
                .bind("days", days.toString())
                .execute();
    }

    private static int fold(OperatorTx tx, LocalDate days) {
        return tx.query(
                        """
                        with gone as (
                            delete from visit_count
                             where day < cast(:days as date)
                               and extract(day from day) <> 1
                            returning tenant_id, day, kind, key, count, most)
                        insert into visit_count (tenant_id, day, kind, key, count, most)
                        select tenant_id, date_trunc('month', day), kind, key, sum(count), max(most)
                          from gone
                         group by tenant_id, date_trunc('month', day), kind, key
                        on conflict (tenant_id, day, kind, key) do update
                           set count = visit_count.count + excluded.count,
                               most = greatest(visit_count.most, excluded.most)
                        """)
                .bind("days", days.toString())
                .execute();
    }
}
