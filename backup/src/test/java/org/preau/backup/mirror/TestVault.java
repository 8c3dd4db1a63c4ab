package org.preau.backup.mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.preau.backup.store.Content;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.Tag;

/** A vault as the mirror knows it: objects named by their hash, and a head that lists them. */
record TestVault(ObjectStore store, String name) {

    /** Stores these bytes under their hash. */
    ObjectKey add(byte[] bytes) throws IOException {
        ObjectKey key = key(bytes);
        Tag _ = store.put(key, Content.of(bytes));
        return key;
    }

    /** So many objects of up to so many bytes. */
    List<ObjectKey> addRandom(long seed, int count, int largest) throws IOException {
        var random = new Random(seed);
        List<ObjectKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(add(bytes(random.nextLong(), 1 + random.nextInt(largest))));
        }
        return keys;
    }

    ObjectKey key(byte[] bytes) {
        String hash = Hashes.hex(Hashes.sha256(bytes));
        return new ObjectKey(Vaults.prefix(name) + "packs/" + hash.substring(0, 2) + "/" + hash);
    }

    /** Makes these the present version. */
    void commit(int version, List<ObjectKey> keys) throws IOException {
        var text = new StringBuilder("version " + version + "\n");
        keys.forEach(key -> text.append(key).append('\n'));
        Tag _ = store.put(Vaults.head(name), Content.of(text.toString().getBytes(US_ASCII)));
    }

    /** The version that the head names, once each of its objects was read and is what it was. */
    int wholeVersion() throws IOException {
        String head = new String(store.read(Vaults.head(name), 10_000_000).orElseThrow(), US_ASCII);
        List<String> lines = head.lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            byte[] bytes = store.read(new ObjectKey(line), 100_000_000).orElseThrow();
            if (!line.endsWith(Hashes.hex(Hashes.sha256(bytes)))) {
                throw new IllegalStateException("Served and not what it was: " + line);
            }
        }
        return Integer.parseInt(lines.getFirst().substring(8));
    }

    /** The keys of a store that begin so. */
    static List<ObjectKey> keys(ObjectStore store, String prefix) throws IOException {
        List<ObjectKey> keys = new ArrayList<>();
        ListPage page = store.list(prefix, 1000);
        while (true) {
            page.objects().forEach(object -> keys.add(object.key()));
            if (!page.more()) {
                return keys;
            }
            page = store.list(prefix, page.objects().getLast().key(), 1000);
        }
    }

    static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** The files of the immutable objects of a folder's vaults. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve("objects").resolve("vaults+"))) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().length() >= 64)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Flips one bit of a folder's file, behind the back of whoever wrote it: anywhere but in the
     * eight bytes that tell when it was stored, which are no part of the object.
     */
    static void flip(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int moment = bytes.length - 48;
        int bit = random.nextInt(8 * (bytes.length - 8));
        bit = bit / 8 < moment ? bit : bit + 64;
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bytes);
    }
}
