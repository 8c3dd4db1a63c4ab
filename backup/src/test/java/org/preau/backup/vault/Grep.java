package org.preau.backup.vault;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.preau.backup.store.ListPage;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStat;
import org.preau.backup.store.ObjectStore;

/**
 * Looks for words in everything that a store holds, as a stranger would who found its disk: in each
 * object as it is, and in whatever in it can be expanded, from any byte on, by zlib or Zstandard.
 * Knows nothing of lists, packs and heads, so that what nobody refers to is found as well.
 */
final class Grep {
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private Grep() {}

    /** The keys of the objects that hold the word, each once. */
    static List<String> find(ObjectStore store, String word) throws IOException {
        byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        ListPage page = store.list("", ObjectStore.MAX_PAGE);
        while (!page.objects().isEmpty()) {
            for (ObjectStat object : page.objects()) {
                ObjectKey key = object.key();
                byte[] bytes = store.read(key, 1 << 26).orElseThrow();
                if (key.value().contains(word) || holds(bytes, wanted)) {
                    found.add(key.value());
                }
            }
            page = store.list("", page.objects().getLast().key(), ObjectStore.MAX_PAGE);
        }
        return found;
    }

    private static boolean holds(byte[] bytes, byte[] wanted) {
        if (contains(bytes, wanted)) {
            return true;
        }
        for (int i = 0; i + 4 < bytes.length; i++) {
            boolean zlib =
                    bytes[i] == 0x78 && (((bytes[i] << 8) + (bytes[i + 1] & 0xff)) % 31) == 0;
            if (zlib && contains(inflated(bytes, i), wanted)) {
                return true;
            }
            boolean zstd = Arrays.equals(bytes, i, i + 4, ZSTD, 0, 4);
            if (zstd && contains(expanded(bytes, i), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] inflated(byte[] bytes, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            byte[] some = new byte[8192];
            for (int n = inflater.inflate(some); n > 0; n = inflater.inflate(some)) {
                out.write(some, 0, n);
            }
        } catch (DataFormatException e) {
            // Not one, or it ends here.
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] expanded(byte[] bytes, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in =
                new ZstdInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
            in.transferTo(out);
        } catch (IOException e) {
            // Not one, or it ends here.
        }
        return out.toByteArray();
    }

    static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (bytes[i] == wanted[0]
                    && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
