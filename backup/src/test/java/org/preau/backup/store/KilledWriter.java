package org.preau.backup.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;

/** Writes to a few keys without end and says each number once it is acknowledged. */
final class KilledWriter {
    static final int KEYS = 3;
    private static final int LARGEST = 400_000;

    private KilledWriter() {}

    /** FOLDER FROM: counts up from there. */
    public static void main(String[] args) throws IOException {
        try (ObjectStore store = DirectoryStore.open(Path.of(args[0]))) {
            for (long number = Long.parseLong(args[1]); true; number++) {
                store.put(key(number), Content.of(content(number)));
                System.out.println(number);
            }
        }
    }

    static ObjectKey key(long number) {
        return new ObjectKey("killed/" + number % KEYS);
    }

    /** A content that its first eight bytes determine, length included. */
    static byte[] content(long number) {
        var random = new Random(number);
        byte[] bytes = new byte[8 + random.nextInt(LARGEST)];
        random.nextBytes(bytes);
        ByteBuffer.wrap(bytes).putLong(number);
        return bytes;
    }
}
