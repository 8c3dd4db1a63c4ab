package org.preau.backup.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.preau.backup.store.ByteRange;
import org.preau.backup.store.Content;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoreUnavailable;
import org.preau.backup.store.StoredObject;
import org.preau.backup.store.Tag;

/** Encrypted objects to the byte, held against Tink, and what is done to them by a thief. */
class SealedFormatTest {
    private static final ObjectKey NAME = new ObjectKey("vaults/alpha/head");

    private final KeyRing ring = KeyRing.create(Clock.systemUTC());

    @TempDir private Path folder;
    private ObjectStore under;
    private EncryptedStore store;

    @BeforeEach
    void open() throws IOException {
        under = DirectoryStore.open(folder);
        store = new EncryptedStore(under, ring);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_479, 65_480, 65_481, 131_000, 131_001, 700_000})
    void tink_reads_what_is_written_here(int length) throws Exception {
        byte[] bytes = TestVault.bytes(length, length);
        Tag _ = store.put(NAME, Content.of(bytes));

        byte[] sealed = under.read(NAME, 1_000_000).orElseThrow();
        byte[] context = SegmentCipher.context(NAME, Arrays.copyOf(sealed, Sealed.PREAMBLE));
        var in = new ByteArrayInputStream(sealed, Sealed.PREAMBLE, sealed.length - Sealed.PREAMBLE);

        assertThat(tink().newDecryptingStream(in, context).readAllBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_479, 65_480, 65_481, 131_000, 131_001, 700_000})
    void what_tink_writes_is_read_here(int length) throws Exception {
        byte[] bytes = TestVault.bytes(length, length);
        byte[] preamble = Sealed.preamble(ring.current());
        var sealed = new ByteArrayOutputStream();
        sealed.write(preamble);
        try (OutputStream out =
                tink().newEncryptingStream(sealed, SegmentCipher.context(NAME, preamble))) {
            out.write(bytes);
        }

        Tag _ = under.put(NAME, Content.of(sealed.toByteArray()));

        assertThat(store.read(NAME, 1_000_000).orElseThrow()).isEqualTo(bytes);
        assertThat(store.stat(NAME).map(ObjectStat::length)).contains((long) length);
    }

    @Test
    void any_range_comes_back_and_costs_only_its_segments() throws IOException {
        var random = new Random(3);
        for (int length : List.of(0, 1, 65_480, 65_481, 131_000, 131_001, 500_000)) {
            byte[] bytes = TestVault.bytes(length, length);
            Tag _ = store.put(NAME, Content.of(bytes));
            for (int i = 0; i < 60; i++) {
                int from = random.nextInt(length + 10);
                int count = random.nextInt(length + 10);
                try (StoredObject part =
                        store.get(NAME, new ByteRange(from, count)).orElseThrow()) {
                    int begin = Math.min(from, length);
                    int end = Math.min(begin + count, length);
                    assertThat(part.readAll(600_000))
                            .isEqualTo(Arrays.copyOfRange(bytes, begin, end));
                }
            }
        }
    }

    @Test
    void an_object_that_is_replaced_between_its_beginning_and_its_part_is_read_anew()
            throws IOException {
        byte[] newer = TestVault.bytes(2, 200_000);
        Tag _ = store.put(NAME, Content.of(TestVault.bytes(1, 200_000)));
        var reads = new AtomicInteger();
        ObjectStore replacing =
                (ObjectStore)
                        Proxy.newProxyInstance(
                                ObjectStore.class.getClassLoader(),
                                new Class<?>[] {ObjectStore.class},
                                (_, method, arguments) -> {
                                    if (method.getName().equals("get")
                                            && reads.incrementAndGet() == 2) {
                                        Tag _ = store.put(NAME, Content.of(newer));
                                    }
                                    return method.invoke(under, arguments);
                                });

        try (StoredObject part =
                new EncryptedStore(replacing, ring)
                        .get(NAME, new ByteRange(100_000, 50))
                        .orElseThrow()) {
            assertThat(part.readAll(50)).isEqualTo(Arrays.copyOfRange(newer, 100_000, 100_050));
        }
        assertThat(reads.get()).isEqualTo(4);
    }

    @Test
    void lengths_follow_from_each_other() {
        for (long plain = 0; plain < 200_000; plain++) {
            assertThat(Sealed.plainLength(Sealed.sealedLength(plain))).isEqualTo(plain);
        }
        assertThat(Sealed.plainLength(0)).isEqualTo(-1);
        assertThat(Sealed.plainLength(Sealed.BEFORE + Sealed.GCM_TAG - 1)).isEqualTo(-1);
        // A segment of a tag alone is only ever the first.
        assertThat(Sealed.plainLength(Sealed.PREAMBLE + Sealed.SEGMENT + Sealed.GCM_TAG))
                .isEqualTo(-1);
    }

    @Test
    void a_flipped_bit_anywhere_is_found_without_the_help_of_the_store_beneath()
            throws IOException {
        byte[] bytes = TestVault.bytes(1, 140_000);
        Tag _ = store.put(NAME, Content.of(bytes));
        byte[] sealed = under.read(NAME, 1_000_000).orElseThrow();
        var random = new Random(11);
        for (int i = 0; i < 1000; i++) {
            // A third in what stands before the segments, where all depends on few bytes.
            int bit = random.nextInt(8 * (i % 3 == 0 ? Sealed.BEFORE : sealed.length));
            byte[] spoilt = sealed.clone();
            spoilt[bit / 8] ^= (byte) (1 << bit % 8);
            Tag _ = under.put(NAME, Content.of(spoilt));
            assertThatThrownBy(() -> store.read(NAME, 1_000_000))
                    .as("bit " + bit)
                    .isInstanceOf(CorruptObject.class);
        }
    }

    @Test
    void what_is_cut_joined_or_doubled_is_refused() throws IOException {
        byte[] bytes = TestVault.bytes(1, 300_000);
        Tag _ = store.put(NAME, Content.of(bytes));
        byte[] sealed = under.read(NAME, 1_000_000).orElseThrow();
        int second = Sealed.PREAMBLE + Sealed.SEGMENT;
        byte[] exchanged = sealed.clone();
        System.arraycopy(sealed, second, exchanged, second + Sealed.SEGMENT, Sealed.SEGMENT);
        System.arraycopy(sealed, second + Sealed.SEGMENT, exchanged, second, Sealed.SEGMENT);
        List<byte[]> spoilt =
                List.of(
                        new byte[0],
                        Arrays.copyOf(sealed, 30),
                        Arrays.copyOf(sealed, Sealed.BEFORE),
                        Arrays.copyOf(sealed, second),
                        Arrays.copyOf(sealed, second + Sealed.SEGMENT),
                        Arrays.copyOf(sealed, sealed.length - 1),
                        Arrays.copyOf(sealed, sealed.length + 1),
                        exchanged);
        for (byte[] object : spoilt) {
            Tag _ = under.put(NAME, Content.of(object));
            assertThatThrownBy(() -> store.read(NAME, 1_000_000)).isInstanceOf(CorruptObject.class);
        }
    }

    @Test
    void the_end_of_a_shortened_object_is_not_taken_for_its_end() throws IOException {
        Tag _ = store.put(NAME, Content.of(TestVault.bytes(1, 300_000)));
        byte[] sealed = under.read(NAME, 1_000_000).orElseThrow();
        int segments = Sealed.PREAMBLE + 2 * Sealed.SEGMENT;
        Tag _ = under.put(NAME, Content.of(Arrays.copyOf(sealed, segments)));
        long shown = store.stat(NAME).orElseThrow().length();

        for (ByteRange range :
                List.of(
                        new ByteRange(shown, 10),
                        new ByteRange(shown + 1000, 10),
                        new ByteRange(shown - 1, 1),
                        new ByteRange(10, Long.MAX_VALUE))) {
            assertThatThrownBy(
                            () -> {
                                try (StoredObject part = store.get(NAME, range).orElseThrow()) {
                                    byte[] _ = part.bytes().readAllBytes();
                                }
                            })
                    .isInstanceOf(CorruptObject.class);
        }
    }

    @Test
    void an_object_under_another_name_is_refused() throws IOException {
        Tag _ = store.put(NAME, Content.of(new byte[10]));
        ObjectKey other = new ObjectKey("vaults/omega/head");
        Tag _ = under.put(other, Content.of(under.read(NAME, 1000).orElseThrow()));

        assertThatThrownBy(() -> store.read(other, 1000)).isInstanceOf(CorruptObject.class);
    }

    @Test
    void an_older_content_under_its_own_name_is_not_told_from_the_newer() throws IOException {
        Tag _ = store.put(NAME, Content.of(new byte[] {1}));
        byte[] old = under.read(NAME, 1000).orElseThrow();
        Tag _ = store.put(NAME, Content.of(new byte[] {2}));
        Tag _ = under.put(NAME, Content.of(old));

        // A limit that MIRROR.md tells; the mirror's own history of heads is the answer to it.
        assertThat(store.read(NAME, 10).orElseThrow()).isEqualTo(new byte[] {1});
    }

    @Test
    void another_ring_reads_nothing_and_says_which_key_is_missing() throws IOException {
        Tag _ = store.put(NAME, Content.of(new byte[10]));
        var stranger = new EncryptedStore(under, KeyRing.create(Clock.systemUTC()));

        assertThatThrownBy(() -> stranger.read(NAME, 1000))
                .isInstanceOf(StoreUnavailable.class)
                .isNotInstanceOf(CorruptObject.class)
                .hasMessageContaining(ring.current().id())
                .hasMessageContaining("recovery sheet");
    }

    @Test
    void a_mirror_is_opened_only_with_its_own_ring() throws IOException {
        EncryptedStore begun = EncryptedStore.open(under, ring);
        KeyRing rotated = ring.withNewKey(Clock.systemUTC());
        EncryptedStore _ = EncryptedStore.open(under, rotated);
        assertThat(begun.stat(new ObjectKey(EncryptedStore.MARK))).isPresent();

        assertThatThrownBy(() -> EncryptedStore.open(under, KeyRing.create(Clock.systemUTC())))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(ring.current().id());
        var sameKeysOtherNames =
                new KeyRing(KeyRing.create(Clock.systemUTC()).names(), ring.keys());
        assertThatThrownBy(() -> EncryptedStore.open(under, sameKeysOtherNames))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("does not belong");
    }

    @Test
    void a_store_with_vaults_in_the_clear_is_no_mirror() throws IOException {
        var vault = new TestVault(under, "alpha");
        vault.commit(1, vault.addRandom(1, 2, 1000));

        assertThatThrownBy(() -> EncryptedStore.open(under, ring))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(EncryptedStore.isMirror(under)).isFalse();
    }

    @Test
    void a_mirror_whose_mark_was_deleted_opens_with_its_own_ring_only() throws IOException {
        EncryptedStore begun = EncryptedStore.open(under, ring);
        var vault = new TestVault(begun, "alpha");
        vault.commit(1, vault.addRandom(1, 2, 1000));
        under.delete(new ObjectKey(EncryptedStore.MARK));

        assertThatThrownBy(() -> EncryptedStore.open(under, KeyRing.create(Clock.systemUTC())))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("none of the keys");
        EncryptedStore again = EncryptedStore.open(under, ring);
        assertThat(new TestVault(again, "alpha").wholeVersion()).isEqualTo(1);
    }

    @Test
    void the_same_bytes_twice_look_different() throws IOException {
        Tag first = store.put(NAME, Content.of(new byte[100]));
        Tag second = store.put(NAME, Content.of(new byte[100]));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void hashes_in_names_are_hidden_each_in_its_own_way_and_found_again() throws IOException {
        String hash = Hashes.hex(Hashes.sha256(new byte[1]));
        Set<String> hidden = new HashSet<>();
        for (String vault : List.of("alpha", "beta")) {
            var key = new ObjectKey("vaults/" + vault + "/packs/" + hash);
            Tag _ = store.put(key, Content.of(new byte[1]));
            assertThat(TestVault.keys(store, "vaults/" + vault + "/p")).containsExactly(key);
            assertThat(TestVault.keys(store, key.value())).containsExactly(key);
            ObjectKey name = TestVault.keys(under, "vaults/" + vault + "/").getFirst();
            hidden.add(Hashes.named(name).orElseThrow());
            assertThat(store.stat(key)).isPresent();
        }
        assertThat(hidden).hasSize(2).doesNotContain(hash);
    }

    @Test
    void names_with_hashes_are_listed_each_once_page_by_page() throws IOException {
        var vault = new TestVault(store, "alpha");
        Set<ObjectKey> keys = new HashSet<>(vault.addRandom(1, 300, 10));
        List<ObjectKey> found = TestVault.keys(store, "vaults/alpha/");
        Set<ObjectKey> paged = new HashSet<>();
        int count = 0;
        var page = store.list("vaults/", 7);
        while (true) {
            page.objects().forEach(object -> paged.add(object.key()));
            count += page.objects().size();
            if (!page.more()) {
                break;
            }
            page = store.list("vaults/", page.objects().getLast().key(), 7);
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(paged).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(count).isEqualTo(keys.size());
    }

    private AesGcmHkdfStreaming tink() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(
                ring.current().secret(), "HmacSha256", 32, Sealed.SEGMENT, 0);
    }
}
