package org.preau.backup.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.preau.backup.store.Content;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.PutOutcome;
import org.preau.backup.store.StoredObject;
import org.preau.backup.store.Tag;

/**
 * Somebody's turn at something in a store, for a short time, renewed by a thread of its own until
 * it is closed. Who is killed leaves a turn that runs out. The clocks of two machines must not
 * differ by more than half of its time.
 */
final class Lease implements AutoCloseable {
    private static final int MOST = 200;

    private final ObjectStore store;
    private final ObjectKey key;
    private final Duration time;
    private final Clock clock;
    private final String owner;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private Tag tag;
    private Instant until;
    private boolean closed;

    private Lease(Taking taking, String owner, Tag tag, Instant until) {
        store = taking.store;
        key = taking.key;
        time = taking.time;
        clock = taking.clock;
        this.owner = owner;
        this.tag = tag;
        this.until = until;
    }

    /** What came of asking for the turn. */
    sealed interface Outcome {
        /** It is ours until it is closed. */
        record Taken(Lease lease) implements Outcome {}

        /** Somebody has it, until then unless they renew it. */
        record Busy(Instant until) implements Outcome {}
    }

    private record Taking(ObjectStore store, ObjectKey key, Duration time, Clock clock) {
        Outcome first() throws IOException {
            String owner = UUID.randomUUID().toString();
            Instant until = clock.instant().plus(time);
            return taken(store.putIfAbsent(key, text(until, owner)), owner, until);
        }

        Outcome after(StoredObject present) throws IOException {
            Instant others;
            try (present) {
                others = until(present);
            }
            if (clock.instant().isBefore(others)) {
                return new Outcome.Busy(others);
            }
            String owner = UUID.randomUUID().toString();
            Instant until = clock.instant().plus(time);
            Tag tag = present.stat().tag();
            return taken(store.replaceIf(key, tag, text(until, owner)), owner, until);
        }

        private Outcome taken(PutOutcome put, String owner, Instant until) {
            return switch (put) {
                case PutOutcome.Stored(Tag tag) -> new Outcome.Taken(begun(owner, tag, until));
                case PutOutcome.Conflict() -> new Outcome.Busy(until);
            };
        }

        private Lease begun(String owner, Tag tag, Instant until) {
            var lease = new Lease(this, owner, tag, until);
            Thread.ofVirtual().start(lease::renewing);
            return lease;
        }
    }

    static Outcome take(ObjectStore store, ObjectKey key, Duration time, Clock clock)
            throws IOException {
        var taking = new Taking(store, key, time, clock);
        try {
            Optional<StoredObject> present = store.get(key);
            return present.isEmpty() ? taking.first() : taking.after(present.get());
        } catch (CorruptObject e) {
            // Whose it was cannot renew it either.
            store.delete(key);
            return taking.first();
        }
    }

    /** Whether it is ours for at least half of its time from now. */
    boolean isHeld() {
        lock.lock();
        try {
            return !closed && clock.instant().plus(time.dividedBy(2)).isBefore(until);
        } finally {
            lock.unlock();
        }
    }

    /** Gives the turn back, even on an interrupted thread, or the next one would wait for it. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        lock.lock();
        try {
            closed = true;
            over.signalAll();
            renew(Instant.EPOCH);
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void renewing() {
        lock.lock();
        try {
            while (!closed) {
                boolean _ = over.await(time.toMillis() / 4, TimeUnit.MILLISECONDS);
                if (!closed) {
                    renew(clock.instant().plus(time));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Where it fails, it runs out, and whoever asks {@link #isHeld} is told. */
    private void renew(Instant next) {
        try {
            switch (store.replaceIf(key, tag, text(next, owner))) {
                case PutOutcome.Stored(Tag renewed) -> {
                    tag = renewed;
                    until = next;
                }
                case PutOutcome.Conflict() -> until = Instant.EPOCH;
            }
        } catch (IOException | IllegalStateException e) {
            // Not renewed: it is ours for what is left of it.
        }
    }

    private static Content text(Instant until, String owner) {
        return Content.of(("preau-lease-1 " + until + " " + owner + "\n").getBytes(UTF_8));
    }

    /** One that cannot be read is nobody's. */
    private static Instant until(StoredObject object) throws IOException {
        String[] words = new String(object.bytes().readNBytes(MOST), UTF_8).split(" ", -1);
        try {
            return words.length == 3 ? Instant.parse(words[1]) : Instant.EPOCH;
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
