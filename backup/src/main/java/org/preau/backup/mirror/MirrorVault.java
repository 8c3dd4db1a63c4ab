package org.preau.backup.mirror;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.Content;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.PutOutcome;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.backup.store.Tag;

/**
 * Brings the mirror of one vault up to date.
 *
 * <p>The head of the primary store is read first, then all else is copied that the mirror has not
 * yet, then the head is written, under the condition that nobody else wrote it meanwhile. So the
 * mirror always holds a whole version: the old one until the last step. What is copied has the hash
 * of its name, or is not copied. Killed at any point and run again, it goes on where it was; two at
 * once take turns. What the primary store has no more stays for the grace, since a store that was
 * emptied by mistake would otherwise empty its mirror.
 *
 * <p>Blocks, on any thread but an event loop; interrupt the thread to stop it. Memory: about 50
 * bytes for each object of the vault, and what the two stores hold for each hand.
 */
public final class MirrorVault {
    private static final int ROUNDS = 5;

    private final ObjectStore primary;
    private final ObjectStore mirror;
    private final MirrorSettings settings;
    private final Needs needs;

    /** Mirrors from {@code primary} to {@code mirror}, both of which stay open. */
    public MirrorVault(ObjectStore primary, ObjectStore mirror, MirrorSettings settings) {
        this(primary, mirror, settings, Needs.ALL);
    }

    /** The same; objects that {@code needs} does not name never hold a new version back. */
    public MirrorVault(
            ObjectStore primary, ObjectStore mirror, MirrorSettings settings, Needs needs) {
        this.primary = primary;
        this.mirror = mirror;
        this.settings = settings;
        this.needs = needs;
    }

    /**
     * Mirrors this vault.
     *
     * @throws IllegalArgumentException if no vault can be named so
     */
    public MirrorOutcome run(String vault, Progress.Listener listener) {
        var run = new Run(vault, listener);
        try {
            return run.begin();
        } catch (IOException e) {
            return run.stopped(String.valueOf(e.getMessage()));
        }
    }

    /** A head and, in the mirror, what it is replaced under. */
    private record Head(byte[] bytes, @Nullable Tag tag) {
        boolean isSame(Optional<Head> other) {
            return other.isPresent() && java.util.Arrays.equals(bytes, other.get().bytes());
        }

        String hash() {
            return Hashes.hex(Hashes.sha256(bytes));
        }
    }

    private final class Run {
        private final String vault;
        private final ObjectKey key;
        private final Tally tally = new Tally();
        private final Meter meter;

        Run(String vault, Progress.Listener listener) {
            this.vault = vault;
            key = Vaults.head(vault);
            meter = new Meter(vault, listener);
        }

        MirrorOutcome begin() throws IOException {
            Optional<Head> head;
            try {
                head = read(primary);
            } catch (CorruptObject e) {
                return damagedHead(String.valueOf(e.getMessage()));
            }
            if (head.isEmpty()) {
                return new MirrorOutcome.NoHead(vault, mirror.stat(key).isPresent());
            }
            if (!settings.thorough() && head.get().isSame(readMirror())) {
                return new MirrorOutcome.Unchanged(vault);
            }
            if (settings.appendOnly()) {
                // Nothing is removed, so nobody can take away what another counts on.
                return rounds(head.get(), null);
            }
            return switch (takeTurn()) {
                case Lease.Outcome.Busy(var until) -> new MirrorOutcome.Busy(vault, until);
                case Lease.Outcome.Taken(Lease lease) -> {
                    try (lease) {
                        yield rounds(head.get(), lease);
                    }
                }
            };
        }

        private MirrorOutcome damagedHead(String how) {
            tally.trouble(new Trouble(key.value(), Trouble.Kind.DAMAGED, how), true);
            return new MirrorOutcome.Incomplete(tally.report(vault));
        }

        MirrorOutcome stopped(String why) {
            meter.end();
            return new MirrorOutcome.Stopped(tally.report(vault), why);
        }

        private Lease.Outcome takeTurn() throws IOException {
            ObjectKey turn = Vaults.own(vault, "lease");
            return Lease.take(mirror, turn, settings.lease(), settings.clock());
        }

        private MirrorOutcome rounds(Head first, @Nullable Lease lease) throws IOException {
            Head head = first;
            for (int round = 0; round < ROUNDS; round++) {
                Optional<MirrorOutcome> outcome = round(head, lease);
                if (outcome.isPresent()) {
                    meter.end();
                    return outcome.get();
                }
                Optional<Head> next = read(primary);
                if (next.isEmpty()) {
                    return new MirrorOutcome.NoHead(vault, mirror.stat(key).isPresent());
                }
                head = next.get();
            }
            return stopped("The vault changed again each time: run it when it is quieter");
        }

        /** Empty if the vault changed under it, so that it must be done again. */
        private Optional<MirrorOutcome> round(Head head, @Nullable Lease lease) throws IOException {
            tally.begin();
            var history = new HeadHistory(mirror, vault);
            List<HeadHistory.Entry> heads = history.all();
            Optional<Head> mirrored = readMirror();
            Optional<MirrorOutcome> older = older(head, mirrored, heads);
            if (older.isPresent()) {
                return older;
            }
            var copies = new CopyVault(primary, mirror, settings, vault, tally, meter);
            String why = copies.run(needs.of(vault, head.bytes()));
            if (why != null) {
                return Optional.of(stopped(why));
            }
            if (tally.hasVanished() && !head.isSame(read(primary))) {
                return Optional.empty();
            }
            if (tally.isBlocked()) {
                return Optional.of(new MirrorOutcome.Incomplete(tally.report(vault)));
            }
            tally.headNumber(history.add(head.bytes(), heads));
            if (!head.isSame(mirrored) && !write(head, mirrored)) {
                return Optional.empty();
            }
            if (lease != null) {
                copies.removeGone(lease);
                history.prune(heads);
            }
            return Optional.of(new MirrorOutcome.Mirrored(tally.report(vault)));
        }

        private Optional<MirrorOutcome> older(
                Head head, Optional<Head> mirrored, List<HeadHistory.Entry> heads) {
            if (heads.isEmpty()) {
                return Optional.empty();
            }
            HeadHistory.Entry newest = heads.getLast();
            if (mirrored.isPresent() && !isAmong(heads, mirrored.get())) {
                tally.trouble(wrongHead(newest), false);
            }
            String hash = head.hash();
            if (settings.acceptOlder() || hash.equals(newest.hash())) {
                return Optional.empty();
            }
            return heads.stream()
                    .filter(entry -> entry.hash().equals(hash))
                    .reduce((_, last) -> last)
                    .map(entry -> new MirrorOutcome.Older(vault, entry.number(), newest.number()));
        }

        /** The newest two: a run that was killed has noted its head and not written it. */
        private boolean isAmong(List<HeadHistory.Entry> heads, Head mirrored) {
            String hash = mirrored.hash();
            return heads.stream()
                    .skip(Math.max(0, heads.size() - 2))
                    .anyMatch(entry -> entry.hash().equals(hash));
        }

        private Trouble wrongHead(HeadHistory.Entry newest) {
            return new Trouble(
                    key.value(),
                    Trouble.Kind.HEAD,
                    "The mirror's head is not the one that was written there last (number "
                            + newest.number()
                            + "): somebody put an older or another one there. It is replaced; find"
                            + " out who can write to the mirror");
        }

        private boolean write(Head head, Optional<Head> mirrored) throws IOException {
            PutOutcome put = put(Content.of(head.bytes()), mirrored);
            if (put instanceof PutOutcome.Stored) {
                tally.headWritten();
                return true;
            }
            return false;
        }

        private PutOutcome put(Content content, Optional<Head> mirrored) throws IOException {
            if (mirrored.isEmpty()) {
                return mirror.putIfAbsent(key, content);
            }
            Tag expected = mirrored.get().tag();
            // A head that is damaged has no tag.
            return expected == null
                    ? new PutOutcome.Stored(mirror.put(key, content))
                    : mirror.replaceIf(key, expected, content);
        }

        /** The mirror's head; one that is damaged is there and like no other. */
        private Optional<Head> readMirror() throws IOException {
            try {
                return read(mirror);
            } catch (CorruptObject e) {
                return Optional.of(new Head(new byte[0], null));
            }
        }

        private Optional<Head> read(ObjectStore store) throws IOException {
            Optional<StoredObject> found = store.get(key);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (StoredObject object = found.get()) {
                if (object.length() > HeadHistory.LARGEST_HEAD) {
                    throw new StoreUnavailable(
                            "The head of " + vault + " has " + object.length() + " bytes",
                            "Verify the vault: no head is so large",
                            null);
                }
                return Optional.of(
                        new Head(object.readAll(HeadHistory.LARGEST_HEAD), object.stat().tag()));
            }
        }
    }
}
