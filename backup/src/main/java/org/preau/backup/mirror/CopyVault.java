package org.preau.backup.mirror;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;

/** The objects of one vault that never change: copies what is missing, removes what is over. */
final class CopyVault {
    /** After so many the store is down, and the others would only wait. */
    static final int MOST_UNREADABLE = 20;

    private final ObjectStore primary;
    private final ObjectStore mirror;
    private final MirrorSettings settings;
    private final String vault;
    private final Tally tally;
    private final Meter meter;
    private final CopyObject copy;
    private final AtomicInteger unreadable = new AtomicInteger();
    private Marks marks = new Marks();

    CopyVault(
            ObjectStore primary,
            ObjectStore mirror,
            MirrorSettings settings,
            String vault,
            Tally tally,
            Meter meter) {
        this.primary = primary;
        this.mirror = mirror;
        this.settings = settings;
        this.vault = vault;
        this.tally = tally;
        this.meter = meter;
        copy = new CopyObject(primary, mirror, meter);
    }

    /**
     * Copies.
     *
     * @return null, or why it did not get to the end
     */
    @Nullable String run(Predicate<ObjectKey> needed) throws StoreUnavailable {
        marks = new Marks();
        each(mirror, this::add);
        try (var crew = new Crew(settings.hands())) {
            each(primary, object -> look(object, crew, needed));
            crew.finish();
            return crew.stopped();
        }
    }

    private void add(ObjectStat object) {
        if (Hashes.named(object.key()).isPresent()) {
            marks.add(object.key(), object.length());
        }
    }

    /** Removes what the primary store has no more, once its grace is over. */
    void removeGone(Lease lease) throws IOException {
        var list = new GoneList(mirror, vault);
        Map<ObjectKey, Instant> before = list.read();
        if (marks.unmarked() == 0 && before.isEmpty()) {
            return;
        }
        Map<ObjectKey, Instant> gone = new TreeMap<>();
        Instant now = settings.clock().instant();
        for (ObjectKey key : extras()) {
            Instant since = before.getOrDefault(key, now);
            if (!removed(key, since, now, lease)) {
                gone.put(key, since);
            }
        }
        tally.waiting(gone.size());
        if (!gone.equals(before)) {
            list.write(gone);
        }
    }

    private List<ObjectKey> extras() throws StoreUnavailable {
        List<ObjectKey> extras = new ArrayList<>();
        each(
                mirror,
                object -> {
                    ObjectKey key = object.key();
                    if (Hashes.named(key).isPresent() && marks.isUnmarked(key)) {
                        extras.add(key);
                    }
                });
        return extras;
    }

    /** A last look at the primary store: it may have come back since it was listed. */
    private boolean removed(ObjectKey key, Instant since, Instant now, Lease lease)
            throws StoreUnavailable {
        boolean over = !since.plus(settings.grace()).isAfter(now);
        if (!over || !lease.isHeld() || primary.stat(key).isPresent()) {
            return false;
        }
        mirror.delete(key);
        tally.removed();
        return true;
    }

    private void look(ObjectStat object, Crew crew, Predicate<ObjectKey> needed) {
        ObjectKey key = object.key();
        if (Vaults.isHead(key)) {
            return;
        }
        if (Hashes.named(key).isEmpty()) {
            tally.trouble(unnamed(key), false);
            return;
        }
        switch (marks.mark(key, object.length())) {
            case SAME -> tally.present();
            case ABSENT -> give(object, false, crew, needed);
            case OTHER -> {
                if (settings.appendOnly()) {
                    tally.trouble(differs(key), needed.test(key));
                } else {
                    give(object, true, crew, needed);
                }
            }
        }
    }

    private void give(ObjectStat object, boolean over, Crew crew, Predicate<ObjectKey> needed) {
        meter.found(object.length());
        crew.give(() -> {
            CopyObject.Outcome outcome = copy.run(object.key(), over);
            note(object.key(), outcome, crew, needed.test(object.key()));
            meter.done();
        });
    }

    private void note(ObjectKey key, CopyObject.Outcome outcome, Crew crew, boolean needed) {
        switch (outcome) {
            case CopyObject.Outcome.Copied(long bytes) -> tally.copied(bytes);
            case CopyObject.Outcome.Gone() ->
                    tally.vanished(
                            new Trouble(
                                    key.value(),
                                    Trouble.Kind.MISSING,
                                    "It was listed and is gone: verify the vault, if it lasts"),
                            needed);
            case CopyObject.Outcome.Damaged(String how) ->
                    tally.trouble(
                            new Trouble(
                                    key.value(), Trouble.Kind.DAMAGED, how + ". Verify the vault"),
                            needed);
            case CopyObject.Outcome.Unreadable(String why) -> {
                tally.trouble(new Trouble(key.value(), Trouble.Kind.UNREADABLE, why), needed);
                if (unreadable.incrementAndGet() >= MOST_UNREADABLE) {
                    crew.stop(why);
                }
            }
            case CopyObject.Outcome.Unwritable(String why, boolean _) -> {
                // The other objects would not fare better, each after its own wait.
                tally.trouble(new Trouble(key.value(), Trouble.Kind.UNWRITABLE, why), needed);
                crew.stop(why);
            }
        }
    }

    private void each(ObjectStore store, Consumer<ObjectStat> act) throws StoreUnavailable {
        String prefix = Vaults.prefix(vault);
        ListPage page = store.list(prefix, ObjectStore.MAX_PAGE);
        while (true) {
            page.objects().forEach(act);
            if (!page.more() || page.objects().isEmpty()) {
                return;
            }
            page = store.list(prefix, page.objects().getLast().key(), ObjectStore.MAX_PAGE);
        }
    }

    private static Trouble unnamed(ObjectKey key) {
        return new Trouble(
                key.value(),
                Trouble.Kind.UNNAMED,
                "Its name does not end with the hash of its bytes, so nobody could say whether a"
                        + " copy is good: it is not mirrored");
    }

    private static Trouble differs(ObjectKey key) {
        return new Trouble(
                key.value(),
                Trouble.Kind.DIFFERS,
                "The mirror's copy has another length and an append-only mirror replaces nothing:"
                        + " verify the mirror and repair it by hand");
    }
}
