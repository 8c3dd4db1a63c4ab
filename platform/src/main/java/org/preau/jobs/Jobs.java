package org.preau.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.sql.TenantTx;
import org.preau.sql.Tx;
import org.preau.tenancy.Tenancies;
import org.preau.text.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schedules jobs within a write and runs them. All servers of a platform share the table; each job
 * is picked by one of them, and by another one when that one dies.
 */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int THREADS = 8;
    private static final Duration POLLING = Duration.ofSeconds(2);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(4);

    /** A job whose server says nothing for six of these is somebody else's to run. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** What stands in the table: the tenant, and the job's own data as JSON text. */
    record Envelope(String tenant, String data) {}

    private final Database database;
    private final Tenancies tenancies;
    private final List<Task<?>> tasks = new ArrayList<>();
    private final List<RecurringTask<?>> recurring = new ArrayList<>();
    private volatile @Nullable Scheduler scheduler;

    public Jobs(Database database, Tenancies tenancies) {
        this.database = database;
        this.tenancies = tenancies;
    }

    /** Says what is done for {@code kind}. Before {@link #start}. */
    public <T> void register(JobKind<T> kind, JobWork<T> work) {
        tasks.add(
                Tasks.oneTime(kind.name(), Envelope.class)
                        .onFailure(
                                new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_RETRY))
                        .execute((instance, context) -> run(kind, work, instance.getData())));
    }

    /** Has {@code work} done for the whole platform every {@code pause}. Before {@link #start}. */
    public void every(String name, Duration pause, Runnable work) {
        recurring.add(
                Tasks.recurring(name, FixedDelay.of(pause))
                        .execute((instance, context) -> work.run()));
    }

    /**
     * Schedules a job, to run once {@code tx} has committed and {@code at} has come.
     *
     * @param instance tells jobs of this kind apart; a job that is scheduled already stays as it is
     */
    public <T> void schedule(TenantTx tx, JobKind<T> kind, String instance, T data, Instant at) {
        insert(tx, tx.tenant(), kind, instance, data, at);
    }

    /** The same for work in {@code tenant} that follows an act of the operator. */
    public <T> void schedule(
            OperatorTx tx, TenantId tenant, JobKind<T> kind, String instance, T data, Instant at) {
        insert(tx, tenant, kind, instance, data, at);
    }

    private <T> void insert(
            Tx tx, TenantId tenant, JobKind<T> kind, String instance, T data, Instant at) {
        Envelope envelope = new Envelope(tenant.toString(), Json.text(data));
        tx.query(
                        """
                        insert into scheduled_tasks (tenant_id, task_name, task_instance, task_data, execution_time)
                        values (:tenant, :name, :instance, :data, :at)
                        on conflict do nothing
                        """)
                .bind("tenant", tenant)
                .bind("name", kind.name())
                .bind("instance", tenant + "/" + instance)
                .bind("data", Json.write(envelope))
                .bind("at", at)
                .execute();
        tx.afterCommit(this::wake);
    }

    /** Starts to run jobs. */
    public void start() {
        Scheduler made =
                Scheduler.create(database.jobSource(), tasks)
                        .startTasks(recurring)
                        .serializer(new JsonData())
                        .threads(THREADS)
                        .executorService(Executors.newVirtualThreadPerTaskExecutor())
                        .pollingInterval(POLLING)
                        .heartbeatInterval(HEARTBEAT)
                        .shutdownMaxWait(STOP)
                        .build();
        scheduler = made;
        made.start();
    }

    @Override
    public void close() {
        Scheduler running = scheduler;
        if (running != null) {
            running.stop();
        }
    }

    private void wake() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    private <T> void run(JobKind<T> kind, JobWork<T> work, Envelope envelope) {
        try {
            T data = Json.read(envelope.data().getBytes(StandardCharsets.UTF_8), kind.data());
            work.run(tenancies.enter(TenantId.parse(envelope.tenant())), data);
        } catch (Json.MalformedJson e) {
            LOG.error(
                    "job {} holds data that this version cannot read: it is dropped",
                    kind.name(),
                    e);
        }
    }

    /** JSON rather than Java's own serialisation: readable, and no door to foreign classes. */
    private static final class JsonData implements Serializer {
        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
            return data == null ? null : Json.write(data);
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
            try {
                return stored == null ? null : Json.read(stored, type);
            } catch (Json.MalformedJson e) {
                throw new IllegalStateException("a stored job cannot be read", e);
            }
        }
    }
}
