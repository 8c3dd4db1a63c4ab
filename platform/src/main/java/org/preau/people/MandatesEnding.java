package org.preau.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.preau.base.AccountId;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;

/** The mandates that end soon: sixty days are enough to call an assembly. */
public final class MandatesEnding {

    static final int DAYS_AHEAD = 60;

    /**
     * One of them.
     *
     * @param until its last day, today or later
     * @param daysLeft 0 on the last day
     */
    public record Ending(
            AccountId account, String name, Office office, LocalDate until, long daysLeft) {}

    private record Row(AccountId accountId, String name, Office office, LocalDate until) {}

    private final Clock clock;

    public MandatesEnding(Clock clock) {
        this.clock = clock;
    }

    /** Those of the tenant of {@code tx} that end within sixty days, the first to end first. */
    public List<Ending> in(TenantTx tx) {
        LocalDate today = Days.today(clock);
        return tx
                .query(
                        """
                        select m.account_id, a.name, m.office, m.until
                          from membership m
                          join account a on a.account_id = m.account_id
                         where m.since <= :today
                           and m.until between :today and :last
                           and m.ended_at is null
                         order by m.until, plain(a.name), m.office
                        """)
                .bind("today", today)
                .bind("last", today.plusDays(DAYS_AHEAD))
                .list(Row.class)
                .stream()
                .map(row -> ending(row, today))
                .toList();
    }

    private static Ending ending(Row row, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, row.until());
        return new Ending(row.accountId(), row.name(), row.office(), row.until(), left);
    }
}
