package org.preau.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.preau.backup.vault.Folders.note;
import static org.preau.backup.vault.Folders.random;
import static org.preau.backup.vault.Folders.text;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCache;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCacheConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectStore;

/** Bytes that changed in the store: all of them are found, none is given out. */
class DamageTest {
    private static final VaultName NAME = new VaultName("alpha");
    private static final int FLIPS = Boolean.getBoolean("preau.thorough") ? 1000 : 150;

    @TempDir private Path folder;

    private final Map<VaultPath, byte[]> first = new HashMap<>();
    private final Map<VaultPath, byte[]> second = new HashMap<>();

    private void fill(ObjectStore store) throws IOException {
        first.put(new VaultPath("mail"), text(1, 900_000));
        first.put(new VaultPath("photo"), random(2, 400_000));
        for (int i = 0; i < 40; i++) {
            first.put(new VaultPath("site/page" + i), text(i, 5_000));
        }
        second.putAll(first);
        second.put(new VaultPath("mail"), text(3, 900_000));
        second.put(new VaultPath("site/page1"), text(4, 5_000));
        Vault vault = Vault.open(store, NAME);
        vault.commit(Source.of(first), note("first"), Progress.SILENT);
        vault.commit(Source.of(second), note("second"), Progress.SILENT);
    }

    @Test
    void a_flipped_bit_anywhere_is_found_and_never_served() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (ObjectStore store = DirectoryStore.open(folder)) {
            fill(store);
            List<Path> files = objects();
            for (int i = 0; i < FLIPS; i++) {
                // As often in a small object as in a large one.
                Path file = files.get(random.nextInt(files.size()));
                long at = random.nextLong(Files.size(file));
                if (isTimeOfStoring(file, at)) {
                    continue;
                }
                int bit = 1 << random.nextInt(8);
                String where = "%s at %d of seed %d".formatted(file, at, seed);
                flip(file, at, bit);
                forgetBlocks();
                assertThat(finds(store)).as(where).isTrue();
                servesNothingWrong(store, where);
                flip(file, at, bit);
            }
            forgetBlocks();
            assertThat(Vault.open(store, NAME).verify(Progress.SILENT).damages()).isEmpty();
        }
    }

    @Test
    void a_missing_object_is_found_and_named() throws Exception {
        try (ObjectStore store = DirectoryStore.open(folder)) {
            fill(store);
            for (Path file : objects()) {
                if (file.endsWith("head")) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(file);
                Files.delete(file);
                forgetBlocks();
                Verification found = Vault.open(store, NAME).verify(Progress.SILENT);
                assertThat(found.damages()).anyMatch(damage -> damage.key().endsWith(name(file)));
                Files.write(file, bytes);
            }
        }
    }

    @Test
    void what_is_whole_is_still_given_when_another_object_is_damaged() throws Exception {
        try (ObjectStore store = DirectoryStore.open(folder)) {
            fill(store);
            for (Path file : objects()) {
                if (file.toString().contains("bundles")) {
                    flip(file, 1000, 1);
                }
            }
            Vault vault = Vault.open(store, NAME);
            assertThat(vault.read(1, new VaultPath("site/page3"), 10_000)).contains(text(3, 5_000));
            assertThatThrownBy(() -> vault.read(1, new VaultPath("mail"), 1 << 20))
                    .isInstanceOf(VaultDamaged.class)
                    .hasMessageContaining("bundles/");
        }
    }

    /** It lies in the folder's own trailer, and says nothing of the content. */
    private static boolean isTimeOfStoring(Path file, long at) throws IOException {
        long fromEnd = Files.size(file) - at;
        return fromEnd > 40 && fromEnd <= 48;
    }

    private static boolean finds(ObjectStore store) {
        try {
            return !Vault.open(store, NAME).verify(Progress.SILENT).damages().isEmpty();
        } catch (IOException e) {
            // The head itself.
            return true;
        }
    }

    private void servesNothingWrong(ObjectStore store, String where) {
        Vault vault = Vault.open(store, NAME);
        for (Map.Entry<VaultPath, byte[]> file : second.entrySet()) {
            try {
                Optional<byte[]> bytes = vault.read(2, file.getKey(), 1 << 20);
                assertThat(bytes).as(where).contains(file.getValue());
            } catch (IOException e) {
                // Said, not served.
            }
        }
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("objects"))) {
            return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private static String name(Path file) {
        return file.toString().substring(file.toString().lastIndexOf('/') + 1);
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ bit);
        }
    }

    /** Blocks that were right once are kept by JGit, which would hide what is on the disk. */
    private static void forgetBlocks() {
        DfsBlockCache.reconfigure(new DfsBlockCacheConfig());
    }
}
