package org.preau.backup.vault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.preau.backup.vault.Chunks.BundleLine;
import org.preau.backup.vault.Chunks.Frame;
import org.preau.backup.vault.Chunks.Place;
import org.preau.backup.vault.Chunks.Recipe;

/**
 * What one commit adds to the catalogue of pieces, as bytes; see {@code backup/FORMAT.md}.
 *
 * <p>What is new here is numbered from 0 here, what was there before by its ordinal: so the bytes
 * stay true when another commit comes in between and moves the first ordinal.
 */
final class ChunksFile {
    private static final byte[] FORMAT = "preau-c1".getBytes(StandardCharsets.US_ASCII);

    private ChunksFile() {}

    /** Where the catalogue ended before: what comes after is new. */
    record Before(int bundles, int frames, int chunks) {
        static Before of(Chunks chunks) {
            return new Before(chunks.bundles().size(), chunks.frames().size(), chunks.count());
        }
    }

    /** The bytes of what came since. */
    static Buffer write(Chunks chunks, Before before, Map<Sha256, Recipe> files) {
        Buffer body = new Buffer();
        List<BundleLine> bundles =
                chunks.bundles().subList(before.bundles(), chunks.bundles().size());
        body.number(bundles.size());
        for (BundleLine bundle : bundles) {
            body.add(bundle.hash().bytes());
            body.number(bundle.size());
        }
        List<Frame> frames = chunks.frames().subList(before.frames(), chunks.frames().size());
        body.number(frames.size());
        for (Frame frame : frames) {
            body.number(frame.bundle() - before.bundles());
            body.number(frame.offset());
            body.number(frame.stored());
            body.number(frame.compressed() ? frame.raw() : 0);
        }
        body.number(chunks.count() - before.chunks());
        for (int ordinal = before.chunks(); ordinal < chunks.count(); ordinal++) {
            Place place = chunks.place(ordinal);
            body.add(chunks.hash(ordinal));
            body.number(place.frame() - before.frames());
            body.number(place.offset());
            body.number(place.length());
        }
        body.number(files.size());
        files.forEach((hash, recipe) -> writeFile(body, hash, recipe, before.chunks()));
        return packed(body);
    }

    private static void writeFile(Buffer body, Sha256 hash, Recipe recipe, int firstNew) {
        body.add(hash.bytes());
        body.number(recipe.size());
        body.number(recipe.runs().length / 2);
        for (int i = 0; i < recipe.runs().length; i += 2) {
            long first = recipe.runs()[i];
            boolean isNew = first >= firstNew;
            body.number(isNew ? (first - firstNew) << 1 | 1 : first << 1);
            body.number(recipe.runs()[i + 1]);
        }
    }

    private static Buffer packed(Buffer body) {
        Buffer whole = new Buffer();
        whole.add(FORMAT);
        whole.add(VaultObjects.nonce());
        whole.number(body.length());
        Compression.compress(body.bytes(), 0, body.length(), whole);
        return whole;
    }

    /**
     * Adds to the catalogue what these bytes say.
     *
     * @throws VaultDamaged if they say nothing that can be
     */
    static void read(byte[] bytes, Chunks chunks) throws VaultDamaged {
        try {
            Bytes whole = new Bytes(bytes);
            if (!Arrays.equals(whole.take(FORMAT.length), FORMAT)) {
                throw new VaultDamaged("A list of pieces has an unknown format");
            }
            byte[] _ = whole.take(VaultObjects.NONCE);
            int length = whole.small();
            add(new Bytes(Compression.expand(whole.rest(), length)), chunks);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new VaultDamaged("A list of pieces cannot be read", e);
        }
    }

    private static void add(Bytes in, Chunks chunks) {
        Before before = Before.of(chunks);
        for (int n = in.small(); n > 0; n--) {
            int _ = chunks.addBundle(Sha256.named(in.take(Sha256.BYTES)), in.small());
        }
        for (int n = in.small(); n > 0; n--) {
            int bundle = before.bundles() + in.small();
            int offset = in.small();
            int stored = in.small();
            int raw = in.small();
            int _ =
                    chunks.addFrame(
                            new Frame(bundle, offset, stored, raw == 0 ? stored : raw, raw != 0));
        }
        for (int n = in.small(); n > 0; n--) {
            byte[] hash = in.take(Sha256.BYTES);
            int frame = before.frames() + in.small();
            int offset = in.small();
            int _ = chunks.add(hash, new Place(frame, offset, in.small()));
        }
        for (int n = in.small(); n > 0; n--) {
            Sha256 hash = Sha256.named(in.take(Sha256.BYTES));
            chunks.addFile(hash, recipe(in, before.chunks()));
        }
    }

    private static Recipe recipe(Bytes in, int firstNew) {
        long size = in.number();
        List<Integer> runs = new ArrayList<>();
        for (int n = in.small(); n > 0; n--) {
            long first = in.number();
            runs.add(Math.toIntExact((first >> 1) + ((first & 1) == 1 ? firstNew : 0)));
            runs.add(in.small());
        }
        return new Recipe(size, runs.stream().mapToInt(Integer::intValue).toArray());
    }
}
