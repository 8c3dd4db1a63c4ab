package org.preau.backup.mirror;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;

/**
 * Mirrors every vault of a store, one after another. A vault whose head did not change costs three
 * small requests. One that cannot be mirrored does not stop the others, unless the stores
 * themselves seem to be down.
 *
 * <p>Blocks, on any thread but an event loop; interrupt the thread to stop it.
 */
public final class MirrorVaults {
    /** After so many vaults in a row that were stopped, the others are left for the next run. */
    private static final int STOPPED_IN_A_ROW = 3;

    private final ObjectStore primary;
    private final ObjectStore mirror;
    private final MirrorVault vaults;

    /** Mirrors from {@code primary} to {@code mirror}, both of which stay open. */
    public MirrorVaults(
            ObjectStore primary, ObjectStore mirror, MirrorSettings settings, Needs needs) {
        this.primary = primary;
        this.mirror = mirror;
        vaults = new MirrorVault(primary, mirror, settings, needs);
    }

    /**
     * What a run over all vaults did.
     *
     * @param outcomes of each vault that was not unchanged, in the order of their names
     * @param unchanged how many were
     * @param onlyInMirror vaults that the primary store has not: lost there, or given up and to be
     *     removed from the mirror by whoever knows; empty if the run did not get to its end
     * @param why it did not get to its end, in words; empty if it did
     */
    public record All(
            List<MirrorOutcome> outcomes, long unchanged, List<String> onlyInMirror, String why) {
        /** Copies the lists. */
        public All {
            outcomes = List.copyOf(outcomes);
            onlyInMirror = List.copyOf(onlyInMirror);
        }
    }

    /**
     * Mirrors all.
     *
     * @param done is told of each vault as it is done, on this thread
     */
    public All run(Progress.Listener listener, Consumer<MirrorOutcome> done) {
        List<MirrorOutcome> outcomes = new ArrayList<>();
        long unchanged = 0;
        int stopped = 0;
        Set<String> names = new HashSet<>();
        try {
            for (String name = next(primary, null); name != null; name = next(primary, name)) {
                MirrorOutcome outcome = vaults.run(name, listener);
                done.accept(outcome);
                if (outcome instanceof MirrorOutcome.Unchanged) {
                    unchanged++;
                } else {
                    outcomes.add(outcome);
                }
                names.add(name);
                stopped = outcome instanceof MirrorOutcome.Stopped ? stopped + 1 : 0;
                if (stopped == STOPPED_IN_A_ROW || Thread.currentThread().isInterrupted()) {
                    return new All(outcomes, unchanged, List.of(), why(outcome));
                }
            }
            return new All(outcomes, unchanged, onlyInMirror(names), "");
        } catch (StoreUnavailable e) {
            return new All(outcomes, unchanged, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static String why(MirrorOutcome outcome) {
        return outcome instanceof MirrorOutcome.Stopped stopped
                ? stopped.why()
                : "It was interrupted: run it again, it goes on where it was";
    }

    private List<String> onlyInMirror(Set<String> primaryNames) throws StoreUnavailable {
        List<String> names = new ArrayList<>();
        for (String name = next(mirror, null); name != null; name = next(mirror, name)) {
            if (!primaryNames.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static @Nullable String next(ObjectStore store, @Nullable String after)
            throws StoreUnavailable {
        Optional<String> name = Vaults.next(store, after);
        return name.orElse(null);
    }
}
