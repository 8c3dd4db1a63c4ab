package org.preau.backup.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.preau.backup.store.Content;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.StoredObject;
import org.preau.backup.store.Tag;

/**
 * Since when which objects of the mirror are missing in the primary store: lines of a moment and a
 * key. Where it is lost or damaged it begins anew, which only makes objects stay longer.
 */
final class GoneList {
    private static final String FORMAT = "preau-gone-1\n";

    private final ObjectStore store;
    private final ObjectKey key;

    GoneList(ObjectStore store, String vault) {
        this.store = store;
        key = Vaults.own(vault, "gone");
    }

    Map<ObjectKey, Instant> read() throws IOException {
        Map<ObjectKey, Instant> gone = new TreeMap<>();
        try {
            Optional<StoredObject> found = store.get(key);
            if (found.isPresent()) {
                try (StoredObject object = found.get()) {
                    String text = new String(object.bytes().readAllBytes(), UTF_8);
                    text.lines().skip(1).forEach(line -> add(line, gone));
                }
            }
        } catch (CorruptObject e) {
            gone.clear();
        }
        return gone;
    }

    void write(Map<ObjectKey, Instant> gone) throws IOException {
        if (gone.isEmpty()) {
            store.delete(key);
            return;
        }
        String lines =
                gone.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                        .collect(Collectors.joining());
        Tag _ = store.put(key, Content.of((FORMAT + lines).getBytes(UTF_8)));
    }

    private static void add(String line, Map<ObjectKey, Instant> gone) {
        String[] words = line.split(" ", 2);
        try {
            if (words.length == 2 && ObjectKey.isKey(words[1])) {
                gone.put(new ObjectKey(words[1]), Instant.parse(words[0]));
            }
        } catch (DateTimeException e) {
            // Its grace begins anew.
        }
    }
}
