package org.preau.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.preau.base.TenantId;
import org.preau.sql.OperatorTx;

/**
 * Visits of the last ten weeks, as a small site has them: more on Sundays and Wednesdays, a little
 * more each week, the latest texts read most. The same each time: nothing is drawn by lot.
 */
final class DemoVisits {

    private static final int DAYS = 70;
    private static final int USUAL = 34;
    private static final Set<DayOfWeek> BUSY = Set.of(DayOfWeek.SUNDAY, DayOfWeek.WEDNESDAY);

    /** Of a hundred visits, how many came from where; empty for those who typed the address. */
    private static final List<Part> FROM =
            List.of(
                    new Part("", 52),
                    new Part("recherche.example", 24),
                    new Part("valrive.example", 14),
                    new Part("la-gazette-de-valrive.example", 10));

    /** Of a hundred pages, how many were read at which hour. */
    private static final List<Part> HOURS =
            List.of(
                    new Part("08", 5),
                    new Part("09", 7),
                    new Part("10", 8),
                    new Part("12", 10),
                    new Part("14", 9),
                    new Part("17", 11),
                    new Part("18", 14),
                    new Part("20", 19),
                    new Part("21", 12),
                    new Part("22", 5));

    /** A text that is read from some day on. */
    record Read(String path, int daysAgo) {}

    /** A part of a hundred. */
    private record Part(String key, int of) {}

    private final OperatorTx tx;
    private final TenantId tenant;
    private final int size;
    private final List<String> days = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> counts = new ArrayList<>();

    private DemoVisits(OperatorTx tx, TenantId tenant, String name) {
        this.tx = tx;
        this.tenant = tenant;
        this.size = USUAL + Math.floorMod(name.hashCode(), USUAL);
    }

    /**
     * Counts them, unless something was counted there before.
     *
     * @param texts the latest first
     */
    static void count(
            OperatorTx tx, TenantId tenant, String name, List<Read> texts, LocalDate today) {
        boolean any =
                tx.query("select 1 from visit_count where tenant_id = :id")
                        .bind("id", tenant)
                        .exists();
        if (!any) {
            DemoVisits visits = new DemoVisits(tx, tenant, name);
            for (int ago = DAYS; ago > 0; ago--) {
                int back = ago;
                List<Read> there = texts.stream().filter(it -> it.daysAgo() > back).toList();
                visits.day(today.minusDays(ago), DAYS - ago, there);
            }
            visits.write();
        }
    }

    private void day(LocalDate day, int since, List<Read> texts) {
        int visits = size + since / 5 + Math.floorMod(day.getDayOfYear() * 7 + size, 11);
        if (BUSY.contains(day.getDayOfWeek())) {
            visits = visits * 3 / 2;
        }
        for (Part from : FROM) {
            add(day, "visit", from.key(), visits * from.of() / 100);
        }
        int views = visits * 2;
        for (Part hour : HOURS) {
            add(day, "hour", hour.key(), views * hour.of() / 100);
        }
        add(day, "page", "/", views * 3 / 10);
        int left = views * 7 / 10;
        for (Read text : texts) {
            int read = left / 4;
            add(day, "page", text.path(), read);
            left -= read;
        }
        add(day, "feed", "/feed.atom", 6);
        add(day, "reader", "FreshRSS", 6);
        if (since % 5 == 0) {
            add(day, "missing", "/planning-2019.html", 1 + since % 2);
        }
    }

    private void add(LocalDate day, String kind, String key, int count) {
        if (count > 0) {
            days.add(day.toString());
            kinds.add(kind);
            keys.add(key);
            counts.add(String.valueOf(count));
        }
    }

    private void write() {
        tx.query(
                        """
                        insert into visit_count (tenant_id, day, kind, key, count, most)
                        select :tenant, cast(v.day as date), v.kind, v.key, cast(v.count as bigint),
                               case v.kind when 'reader' then 3 else 0 end
                          from unnest(cast(:days as text[]), cast(:kinds as text[]), cast(:keys as text[]),
                                      cast(:counts as text[])) as v (day, kind, key, count)
                        """)
                .bind("tenant", tenant)
                .bind("days", days)
                .bind("kinds", kinds)
                .bind("keys", keys)
                .bind("counts", counts)
                .execute();
    }
}
