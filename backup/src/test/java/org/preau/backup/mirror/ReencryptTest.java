package org.preau.backup.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.ChildJvm;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectKey;

/** Keys that are changed while the mirror is in use. */
class ReencryptTest {
    private final KeyRing old = KeyRing.create(Clock.systemUTC());
    private final KeyRing both = old.withNewKey(Clock.systemUTC());

    @TempDir private Path folder;
    private List<ObjectKey> keys = List.of();

    @BeforeEach
    void fill() throws IOException {
        try (EncryptedStore store = open(old)) {
            var vault = new TestVault(store, "alpha");
            keys = vault.addRandom(1, 60, 300_000);
            vault.commit(1, keys);
        }
    }

    @Test
    void a_new_key_encrypts_what_is_new_and_the_old_one_reads_what_is_old() throws IOException {
        try (EncryptedStore store = open(both)) {
            var vault = new TestVault(store, "alpha");
            ObjectKey newer = vault.add(new byte[100]);

            assertThat(vault.wholeVersion()).isEqualTo(1);
            assertThat(store.keyOf(newer)).contains(both.current().id());
            assertThat(store.keyOf(keys.getFirst())).contains(old.current().id());
        }
    }

    @Test
    void once_all_is_encrypted_anew_the_old_key_is_not_needed() throws IOException {
        try (EncryptedStore store = open(both)) {
            MirrorReport report = done(new Reencrypt(store, 3).run(_ -> {}));

            assertThat(report.copied()).isEqualTo(61);
            assertThat(done(new Reencrypt(store, 3).run(_ -> {})).copied()).isZero();
        }
        try (EncryptedStore store = open(both.withCurrentOnly())) {
            assertThat(new TestVault(store, "alpha").wholeVersion()).isEqualTo(1);
        }
    }

    @Test
    void what_is_damaged_is_left_and_the_old_key_must_stay() throws IOException {
        TestVault.flip(TestVault.files(folder.resolve("store")).getFirst(), new Random(1));
        try (EncryptedStore store = open(both)) {
            Reencrypt.Outcome outcome = new Reencrypt(store, 3).run(_ -> {});

            assertThat(outcome).isInstanceOf(Reencrypt.Outcome.Incomplete.class);
            assertThat(outcome.report().troubleCount()).isEqualTo(1);
            assertThat(outcome.report().copied()).isEqualTo(60);
        }
    }

    @Test
    void killed_half_way_again_and_again_it_ends_and_all_can_be_read_all_the_time()
            throws Exception {
        new KeyRingFile(folder.resolve("keys")).create(both);
        var random = new Random();
        boolean ended = false;
        int killed = 0;
        for (int round = 0; !ended && round < 200; round++) {
            try (ChildJvm child = ChildJvm.start(KilledReencrypt.class, folder)) {
                if (round < 12 && child.line().equals("begun")) {
                    // Not a wait for something to happen: the moment of the kill is meant to be
                    // any.
                    boolean _ = child.process().waitFor(random.nextInt(80), TimeUnit.MILLISECONDS);
                    List<String> said = child.kill();
                    ended = said.contains("done");
                    killed += ended ? 0 : 1;
                } else {
                    ended = child.end().contains("done");
                }
            }
            try (EncryptedStore store = open(both)) {
                assertThat(new TestVault(store, "alpha").wholeVersion()).isEqualTo(1);
            }
        }

        assertThat(killed).isPositive();
        try (EncryptedStore store = open(both.withCurrentOnly())) {
            assertThat(new TestVault(store, "alpha").wholeVersion()).isEqualTo(1);
        }
    }

    private EncryptedStore open(KeyRing ring) throws IOException {
        return new EncryptedStore(DirectoryStore.open(folder.resolve("store")), ring);
    }

    private static MirrorReport done(Reencrypt.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Reencrypt.Outcome.Done.class);
        return outcome.report();
    }
}
