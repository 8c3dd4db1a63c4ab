package org.preau.backup.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Fills a store until it says that it is full, and says what is left standing. */
final class FullDisk {
    private static final int SIZE = 300_000;

    private FullDisk() {}

    /** FOLDER: a small file system. */
    public static void main(String[] args) throws IOException {
        try (ObjectStore store = DirectoryStore.open(Path.of(args[0]))) {
            int stored = fill(store);
            System.out.println("full after some: " + (stored > 1));
            System.out.println("whole: " + allWhole(store, stored));
            System.out.println("listed: " + (store.list("", 1000).objects().size() == stored));
            store.delete(key(0));
            store.put(key(0), Content.of(bytes(0)));
            System.out.println("again: " + allWhole(store, stored));
        }
    }

    private static int fill(ObjectStore store) throws IOException {
        for (int i = 0; true; i++) {
            try {
                store.put(key(i), Content.of(bytes(i)));
            } catch (StoreFull e) {
                System.out.println(String.valueOf(e.getMessage()).replace(key(i).value(), "KEY"));
                return i;
            }
        }
    }

    private static boolean allWhole(ObjectStore store, int stored) throws IOException {
        for (int i = 0; i < stored; i++) {
            if (!Arrays.equals(store.read(key(i), SIZE).orElseThrow(), bytes(i))) {
                return false;
            }
        }
        return store.get(key(stored)).isEmpty();
    }

    private static ObjectKey key(int i) {
        return new ObjectKey("full/" + i);
    }

    private static byte[] bytes(int i) {
        byte[] bytes = new byte[SIZE];
        Arrays.fill(bytes, Integer.toString(i % 10).getBytes(US_ASCII)[0]);
        return bytes;
    }
}
