package org.preau.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.preau.backup.vault.Folders.note;
import static org.preau.backup.vault.Folders.random;
import static org.preau.backup.vault.Folders.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCache;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCacheConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.LosingDisk;
import org.preau.backup.store.LosingDisk.Unsynced;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreFull;
import org.preau.backup.store.StoreUnavailable;

/**
 * The power fails at every act of the disk, and what was not synced is gone; or one act of the disk
 * fails, and life goes on. Nothing that was acknowledged may be missing.
 */
class PowerCutTest {
    private static final VaultName NAME = new VaultName("alpha");
    private static final int ENOUGH = 1000;

    @TempDir private Path folder;

    private int round;

    /** What has been promised so far. */
    private static final class Promises {
        private final Set<Long> kept = new TreeSet<>();
        private final Set<Long> going = new TreeSet<>();
        private boolean done;
    }

    /** Some versions, one of them large, forgetting, collecting, and on. */
    private static void live(ObjectStore store, Promises promises) throws IOException {
        Vault vault = Vault.open(store, NAME);
        commit(vault, 1, promises);
        commit(vault, 2, promises);
        promises.kept.remove(1L);
        promises.going.add(1L);
        vault.forget(Set.of(1L));
        vault.collectNow(Progress.SILENT);
        commit(vault, 3, promises);
        promises.done = true;
    }

    private static void commit(Vault vault, long number, Promises promises) throws IOException {
        vault.commit(Source.of(files(number)), note("" + number), Progress.SILENT);
        promises.kept.add(number);
    }

    private static Map<VaultPath, byte[]> files(long number) {
        // Over a megabyte, which is written past the cache.
        int large = number == 2 ? 1_300_000 : 300_000;
        return Map.of(
                new VaultPath("large"), random(number, large),
                new VaultPath("small"), text(number, 1000));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_acknowledged_is_there_when_the_power_comes_back(Unsynced unsynced)
            throws IOException {
        int cuts = cutEverywhere(unsynced, true, true);

        assertThat(cuts).isGreaterThan(80);
    }

    @Test
    void a_disk_that_only_says_it_synced_is_found_out() {
        // The control: without the bytes, and without the names, something must be missing.
        assertThatThrownBy(() -> cutEverywhere(Unsynced.KEPT, false, true))
                .isInstanceOf(CorruptObject.class);
        assertThatThrownBy(() -> cutEverywhere(Unsynced.LOST, true, false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("could not find");
    }

    /** Each time one act further, until all comes through; gives how often the power failed. */
    private int cutEverywhere(Unsynced unsynced, boolean files, boolean folders)
            throws IOException {
        for (int acts = 0; acts < ENOUGH; acts++) {
            Path here = folder.resolve("life" + round++);
            LosingDisk disk = LosingDisk.lying(here, files, folders);
            Promises promises = new Promises();
            try (DirectoryStore store = opened(disk, acts)) {
                live(store, promises);
            } catch (IOException e) {
                assertThat(disk.failed()).isTrue();
            }
            Path after = folder.resolve("after" + round);
            disk.write(after, unsynced);
            try (ObjectStore store = DirectoryStore.open(after)) {
                keeps(store, promises);
            }
            if (promises.done) {
                return acts;
            }
        }
        throw new AssertionError("It never came through");
    }

    /** The store's own folders are made before; its first opening promises nothing. */
    private static DirectoryStore opened(LosingDisk disk, int acts) throws IOException {
        DirectoryStore store = disk.open();
        disk.failAfter(acts, "the power failed", true);
        return store;
    }

    private static void keeps(ObjectStore store, Promises promises) throws IOException {
        DfsBlockCache.reconfigure(new DfsBlockCacheConfig());
        Vault vault = Vault.open(store, NAME);
        List<Long> there = new ArrayList<>();
        for (Version version : vault.versions()) {
            there.add(version.number());
            for (Map.Entry<VaultPath, byte[]> file : files(version.number()).entrySet()) {
                assertThat(vault.read(version.number(), file.getKey(), 1 << 21))
                        .contains(file.getValue());
            }
        }
        assertThat(there).containsAll(promises.kept);
        assertThat(vault.verify(Progress.SILENT).damages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "Input/output error"})
    void a_disk_that_refuses_once_costs_one_try_and_no_version(String error) throws IOException {
        int refused = 0;
        for (int acts = 0; acts < ENOUGH; acts++) {
            LosingDisk disk = LosingDisk.of(folder.resolve("life" + round++));
            try (DirectoryStore store = disk.open()) {
                Promises promises = new Promises();
                commit(Vault.open(store, NAME), 1, promises);
                disk.failAfter(acts, error, false);
                boolean failed = false;
                try {
                    commit(Vault.open(store, NAME), 2, promises);
                } catch (StoreUnavailable e) {
                    failed = true;
                    refused++;
                    assertThat(e instanceof StoreFull)
                            .isEqualTo(error.startsWith("No space") && !isDoubt(e));
                }
                keeps(store, promises);
                if (!disk.failed()) {
                    assertThat(refused).isGreaterThan(15);
                    return;
                }
                disk.failAfter(Integer.MAX_VALUE, "", false);
                if (failed && Vault.open(store, NAME).versions().size() == 1) {
                    commit(Vault.open(store, NAME), 2, promises);
                }
                keeps(store, promises);
            }
        }
        throw new AssertionError("It never came through");
    }

    /** The object has its name, and whether that lasts is not known. */
    private static boolean isDoubt(StoreUnavailable e) {
        return String.valueOf(e.getMessage()).contains("not known");
    }
}
