package org.preau.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.OperatorTx;
import org.preau.text.Dates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds what was counted in memory to the database, every {@value #PAUSE_S} seconds and when the
 * server stops. A server that is killed loses the counts since its last batch, and nothing else.
 * Each server adds its own, so several add up.
 *
 * <p>While PostgreSQL is away the counts wait; when they become too many the rest is lost, which
 * the log says.
 */
public final class KeepVisits implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeepVisits.class);
    private static final int PAUSE_S = 30;
    private static final int WAITING = 200_000;
    private static final int AT_ONCE = 2_000;

    /** In the order of the key, so that two servers never wait for each other. */
    private static final Comparator<Count> ORDER =
            Comparator.comparing((Count it) -> it.tenant().toString())
                    .thenComparing(Count::kind)
                    .thenComparing(Count::key);

    private final CountVisits counting;
    private final Database database;
    private final Clock clock;
    private final Map<Count.Of, Count> waiting = new HashMap<>();
    private @Nullable Thread thread;

    public KeepVisits(CountVisits counting, Database database, Clock clock) {
        this.counting = counting;
        this.database = database;
        this.clock = clock;
    }

    /** Begins to keep them from time to time. */
    public synchronized KeepVisits start() {
        thread = Thread.ofVirtual().name("visits").start(this::again);
        return this;
    }

    private void again() {
        while (true) {
            try {
                Thread.sleep(Duration.ofSeconds(PAUSE_S));
            } catch (InterruptedException e) {
                return;
            }
            run();
        }
    }

    /** Stops, and keeps what there is. */
    @Override
    public void close() {
        Thread running = thread();
        if (running != null) {
            running.interrupt();
        }
        run();
    }

    private synchronized @Nullable Thread thread() {
        return thread;
    }

    /** Keeps what has been counted until now; what cannot be kept waits for the next time. */
    public synchronized void run() {
        gather();
        try {
            while (!waiting.isEmpty()) {
                List<Count> some = waiting.values().stream().limit(AT_ONCE).sorted(ORDER).toList();
                database.operator("keep the counts of visits", tx -> add(tx, some));
                some.forEach(count -> waiting.remove(count.of()));
            }
        } catch (DatabaseUnavailable e) {
            LOG.warn("visits wait for PostgreSQL counts=\"{}\"", waiting.size());
        } catch (RuntimeException e) {
            LOG.error("visits could not be kept counts=\"{}\"", waiting.size(), e);
        }
    }

    private void gather() {
        String hour = "%02d".formatted(now().getHour());
        int lost = 0;
        for (Count count : counting.take()) {
            lost += wait(count);
            if (count.kind() == Kind.PAGE) {
                lost += wait(new Count(count.tenant(), Kind.HOUR, hour, count.count(), 0));
            }
        }
        if (lost > 0) {
            LOG.error("visits are lost: too many wait for PostgreSQL counts=\"{}\"", lost);
        }
    }

    /** 1 when there is no room, else 0. */
    private int wait(Count count) {
        if (waiting.size() >= WAITING && !waiting.containsKey(count.of())) {
            return 1;
        }
        waiting.merge(count.of(), count, Count::and);
        return 0;
    }

    private int add(OperatorTx tx, List<Count> counts) {
        return tx.query(
                        """
                        with coming as (
                            select cast(c.tenant as uuid) as tenant_id, c.kind, c.key,
                                   cast(c.count as bigint) as count, cast(c.most as integer) as most,
                                   cast(c.room as bigint) as room,
                                   row_number() over (partition by c.tenant, c.kind
                                                          order by cast(c.count as bigint) desc) as place
                              from unnest(cast(:tenants as text[]), cast(:kinds as text[]), cast(:keys as text[]),
                                          cast(:counts as text[]), cast(:mosts as text[]), cast(:rooms as text[]))
                                   as c (tenant, kind, key, count, most, room)),
                        held as (
                            select v.tenant_id, v.kind, count(*) as keys
                              from visit_count v
                             where v.day = cast(:day as date)
                               and v.tenant_id in (select tenant_id from coming)
                             group by v.tenant_id, v.kind),
                        placed as (
                            select c.tenant_id, c.kind, c.count, c.most,
                                   case when coalesce(h.keys, 0) + c.place <= c.room
                                          or exists (
                                             select from visit_count v
                                              where v.tenant_id = c.tenant_id
                                                and v.day = cast(:day as date)
                                                and v.kind = c.kind
                                                and v.key = c.key)
                                        then c.key
                                        else '*'
                                    end as key
                              from coming c
                              join tenant t on t.tenant_id = c.tenant_id
                              left join held h on h.tenant_id = c.tenant_id and h.kind = c.kind)
                        insert into visit_count (tenant_id, day, kind, key, count, most)
                        select tenant_id, cast(:day as date), kind, key, sum(count), max(most)
                          from placed
                         group by tenant_id, kind, key
                         order by tenant_id, kind, key
                        on conflict (tenant_id, day, kind, key) do update
                           set count = visit_count.count + excluded.count,
                               most = greatest(visit_count.most, excluded.most)
                        """)
                .bind("tenants", texts(counts, Count::tenant))
                .bind("kinds", texts(counts, it -> it.kind().stored()))
                .bind("keys", texts(counts, Count::key))
                .bind("counts", texts(counts, Count::count))
                .bind("mosts", texts(counts, Count::most))
                .bind("rooms", texts(counts, it -> it.kind().most()))
                .bind("day", today().toString())
                .execute();
    }

    private static List<String> texts(List<Count> counts, Function<Count, Object> part) {
        List<String> texts = new ArrayList<>(counts.size());
        for (Count count : counts) {
            Object value = part.apply(count);
            texts.add(value instanceof TenantId id ? id.toString() : String.valueOf(value));
        }
        return texts;
    }

    private LocalDate today() {
        return now().toLocalDate();
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(Dates.PARIS);
    }
}
