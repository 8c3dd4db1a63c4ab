package org.preau.backup.mirror;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;

/**
 * Reads the objects of a vault again and holds each against the hash in its name; what is damaged
 * or missing is brought back from another store that has it whole.
 *
 * <p>A repair copies only bytes that have the right hash, in place of the damaged object in one
 * durable step; what stood there is kept under {@code damaged/}. Where the other store has no good
 * copy either, nothing is changed and both are told. It works both ways: the mirror is verified,
 * and repaired from the primary store, by giving the two the other way round.
 *
 * <p>The head is not verified, since its name says nothing of its bytes: that is the vault's to do.
 *
 * <p>Blocks, on any thread but an event loop; interrupt the thread to stop it.
 */
public final class VerifyObjects {
    private static final int BUFFER = 64 * 1024;

    private final ObjectStore store;
    private final @Nullable ObjectStore other;
    private final int hands;
    private final Clock clock;

    /**
     * Verifies {@code store}; both stay open.
     *
     * @param other what to repair from, or null: then what is wrong is only told
     * @param hands how many objects are read at once, 1 to 64
     * @param clock dates the evidence
     */
    public VerifyObjects(ObjectStore store, @Nullable ObjectStore other, int hands, Clock clock) {
        if (hands < 1 || hands > 64) {
            throw new IllegalArgumentException("Not a number of hands: " + hands);
        }
        this.store = store;
        this.other = other;
        this.hands = hands;
        this.clock = clock;
    }

    /**
     * Verifies this vault.
     *
     * @param sample what to read of it
     * @param needed what the vault says that it needs; looked for whatever the sample is, each once
     *     or more; empty if nobody knows
     */
    public VerifyOutcome run(
            String vault, Sample sample, Iterable<ObjectKey> needed, Progress.Listener listener) {
        return new Run(vault, sample, listener).verify(needed);
    }

    private final class Run {
        private final String vault;
        private final Sample sample;
        private final Findings findings;
        private final Meter meter;
        private final Crew crew = new Crew(hands);
        private final Marks there = new Marks();
        private final Evidence evidence = new Evidence(store);

        Run(String vault, Sample sample, Progress.Listener listener) {
            this.vault = vault;
            this.sample = sample;
            findings = new Findings(vault);
            meter = new Meter(vault, listener);
        }

        VerifyOutcome verify(Iterable<ObjectKey> needed) {
            try (crew) {
                list();
                needed.forEach(this::require);
                crew.finish();
            } catch (StoreUnavailable e) {
                crew.stop(String.valueOf(e.getMessage()));
            }
            meter.end();
            return findings.outcome(crew.stopped());
        }

        private void list() throws StoreUnavailable {
            String prefix = Vaults.prefix(vault);
            ListPage page = store.list(prefix, ObjectStore.MAX_PAGE);
            while (true) {
                page.objects().forEach(this::look);
                if (crew.stopped() != null || !page.more() || page.objects().isEmpty()) {
                    return;
                }
                page = store.list(prefix, page.objects().getLast().key(), ObjectStore.MAX_PAGE);
            }
        }

        private void look(ObjectStat object) {
            ObjectKey key = object.key();
            there.add(key, 0);
            if (sample.includes(key)) {
                meter.found(object.length());
                crew.give(() -> check(key));
            } else if (Hashes.named(key).isPresent()) {
                findings.left();
            } else if (!Vaults.isHead(key)) {
                findings.add(trouble(key, Trouble.Kind.UNNAMED, "Its name holds no hash"));
            }
        }

        private void require(ObjectKey key) {
            // Marked, so that one that is named twice is looked for once.
            if (there.mark(key, 0) != Marks.Known.ABSENT) {
                return;
            }
            there.add(key, 0);
            crew.give(() -> missing(key));
        }

        private void check(ObjectKey key) {
            try {
                Optional<StoredObject> found = store.get(key);
                if (found.isPresent()) {
                    read(key, found.get());
                }
            } catch (HashedStream.NotAsNamed | CorruptObject e) {
                damaged(key, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                unreadable(key, String.valueOf(e.getMessage()));
            } finally {
                meter.done();
            }
        }

        private void read(ObjectKey key, StoredObject object) throws IOException {
            byte[] buffer = new byte[(int) Math.min(BUFFER, object.length() + 1)];
            long length = 0;
            try (object;
                    var in = new HashedStream(key, object.bytes(), meter)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    length += n;
                }
            }
            findings.read(length);
        }

        private void damaged(ObjectKey key, String how) {
            Optional<ObjectKey> aside =
                    other == null ? Optional.empty() : evidence.keep(key, LocalDate.now(clock));
            boolean repaired = repair(key, Trouble.Kind.DAMAGED, how, aside);
            if (!repaired) {
                aside.ifPresent(evidence::drop);
            }
        }

        private void missing(ObjectKey key) {
            boolean _ =
                    repair(
                            key,
                            Trouble.Kind.MISSING,
                            "It is needed and not there",
                            Optional.empty());
        }

        private void unreadable(ObjectKey key, String why) {
            if (findings.unreadable(trouble(key, Trouble.Kind.UNREADABLE, why))) {
                crew.stop(why);
            }
        }

        private boolean repair(
                ObjectKey key, Trouble.Kind kind, String how, Optional<ObjectKey> aside) {
            if (other == null) {
                findings.add(trouble(key, kind, how + ". No other store was given to repair from"));
                return false;
            }
            return switch (new CopyObject(other, store, meter).run(key, true)) {
                case CopyObject.Outcome.Copied _ -> {
                    findings.repaired(trouble(key, kind, how + ". Repaired"), aside);
                    yield true;
                }
                case CopyObject.Outcome.Gone() -> lost(key, how, "the other store has it not");
                case CopyObject.Outcome.Damaged(String too) -> lost(key, how, too);
                case CopyObject.Outcome.Unreadable(String why) ->
                        failed(key, kind, how + ". The other store cannot give it: " + why);
                case CopyObject.Outcome.Unwritable(String why, boolean _) ->
                        failed(key, kind, how + ". It cannot be written: " + why);
            };
        }

        private boolean lost(ObjectKey key, String how, String too) {
            findings.add(
                    trouble(
                            key,
                            Trouble.Kind.LOST,
                            how
                                    + ", and in the other store: "
                                    + too
                                    + ". Neither was changed: look for a third copy"));
            return false;
        }

        private boolean failed(ObjectKey key, Trouble.Kind kind, String why) {
            findings.add(trouble(key, kind, why));
            return false;
        }

        private static Trouble trouble(ObjectKey key, Trouble.Kind kind, String message) {
            return new Trouble(key.value(), kind, message);
        }
    }
}
