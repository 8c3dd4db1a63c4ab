package org.preau.inbound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.smtp.Verdict;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what arrives, for all sessions together: a commit waits for the disk, and what came
 * meanwhile shares the next one. One thread writes; a session waits until its message is durable.
 */
final class ReceivingQueue implements AutoCloseable {

    /** A message for one association. */
    record Row(
            TenantId tenant,
            UUID id,
            String sender,
            List<String> recipients,
            MessageHead head,
            byte[] message) {}

    private record Waiting(List<Row> rows, CompletableFuture<Verdict> verdict) {}

    /** The job that passes on what has arrived for an association. */
    record ToSort() {}

    static final JobKind<ToSort> SORT = new JobKind<>("mail-sort", ToSort.class);

    private static final Logger LOG = LoggerFactory.getLogger(ReceivingQueue.class);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_TOGETHER = 200;
    private static final long PATIENCE_SECONDS = 30;

    /** A sender waits for ten minutes after its last byte (RFC 5321 §4.5.3.2.6). */
    private static final long ANSWER_SECONDS = 300;

    private static final Verdict NOT_NOW =
            new Verdict.Refused(451, "4.3.0 it cannot be written down now, try again later");

    private final Database database;
    private final Jobs jobs;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;

    /** After it nothing is written any more. */
    private final Waiting end = new Waiting(List.of(), new CompletableFuture<>());

    ReceivingQueue(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
        this.writer = Thread.ofPlatform().name("mail-writer").daemon().start(this::write);
    }

    /** Durable when it says so. All rows or none. */
    Verdict put(List<Row> rows) {
        Waiting mine = new Waiting(rows, new CompletableFuture<>());
        try {
            if (!waiting.offer(mine, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return NOT_NOW;
            }
            return mine.verdict().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_NOW;
        } catch (ExecutionException | TimeoutException e) {
            return NOT_NOW;
        }
    }

    private void write() {
        List<Waiting> some = new ArrayList<>();
        try {
            while (!some.contains(end)) {
                some.clear();
                some.add(waiting.take());
                int _ = waiting.drainTo(some, MOST_TOGETHER - 1);
                commit(some.stream().filter(one -> !one.equals(end)).toList());
            }
        } catch (InterruptedException e) {
            some.forEach(one -> one.verdict().complete(NOT_NOW));
        }
    }

    /** One that cannot be written must not take the others with it. */
    private void commit(List<Waiting> some) {
        if (some.isEmpty()) {
            return;
        }
        try {
            insert(some);
            some.forEach(one -> one.verdict().complete(Verdict.TAKEN));
        } catch (RuntimeException e) {
            if (some.size() > 1) {
                some.forEach(one -> commit(List.of(one)));
            } else {
                LOG.error("mail that arrived cannot be written down; its sender keeps it", e);
                some.getFirst().verdict().complete(NOT_NOW);
            }
        }
    }

    private void insert(List<Waiting> some) {
        int _ =
                database.operator(
                        "write down mail that arrived",
                        tx -> {
                            List<Row> rows =
                                    some.stream().flatMap(one -> one.rows().stream()).toList();
                            rows.forEach(row -> insert(tx, row));
                            rows.stream()
                                    .map(Row::tenant)
                                    .distinct()
                                    .forEach(tenant -> sort(tx, tenant));
                            return rows.size();
                        });
    }

    private static void insert(OperatorTx tx, Row row) {
        tx.query(
                        """
                        insert into received_mail (tenant_id, id, sender, recipients, author, subject, message)
                        values (:tenant, :id, :sender, :recipients, :author, :subject, :message)
                        """)
                .bind("tenant", row.tenant())
                .bind("id", row.id())
                .bind("sender", row.sender())
                .bind("recipients", row.recipients())
                .bind("author", row.head().author())
                .bind("subject", row.head().subject())
                .bind("message", row.message())
                .execute();
    }

    /** Another job each time: one that is ending might not see what has just come. */
    private void sort(OperatorTx tx, TenantId tenant) {
        String instance = UUID.randomUUID().toString();
        jobs.schedule(tx, tenant, SORT, instance, new ToSort(), Instant.now());
    }

    /**
     * What waits is still written down: an interrupted commit would leave its sender without an
     * answer, and us with the message twice. Whoever comes later is told to come again.
     */
    @Override
    public void close() {
        try {
            waiting.put(end);
            writer.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<Waiting> left = new ArrayList<>();
        int _ = waiting.drainTo(left);
        left.forEach(one -> one.verdict().complete(NOT_NOW));
    }
}
