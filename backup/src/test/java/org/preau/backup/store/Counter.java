package org.preau.backup.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;

/** Counts in an object by compare and set; as a program, from a process of its own. */
final class Counter {
    private Counter() {}

    /**
     * FOLDER KEY TIMES: opens the folder, says "ready", waits for a line, counts, says its
     * conflicts.
     */
    public static void main(String[] args) throws IOException {
        try (ObjectStore store = DirectoryStore.open(Path.of(args[0]))) {
            System.out.println("ready");
            System.in.read();
            int conflicts = increment(store, new ObjectKey(args[1]), Integer.parseInt(args[2]));
            System.out.println("conflicts " + conflicts);
        }
    }

    /** Adds one, so many times, and gives how often another writer came first. */
    static int increment(ObjectStore store, ObjectKey key, int times) throws IOException {
        int conflicts = 0;
        for (int done = 0; done < times; ) {
            switch (tryOnce(store, key)) {
                case PutOutcome.Stored _ -> done++;
                case PutOutcome.Conflict _ -> conflicts++;
            }
        }
        return conflicts;
    }

    private static PutOutcome tryOnce(ObjectStore store, ObjectKey key) throws IOException {
        try (StoredObject object = store.get(key).orElseThrow()) {
            int value = Integer.parseInt(new String(object.readAll(20), US_ASCII));
            byte[] next = Integer.toString(value + 1).getBytes(US_ASCII);
            return store.replaceIf(key, object.stat().tag(), Content.of(next));
        }
    }
}
