package org.preau.backup.vault;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.preau.backup.vault.Chunks.BundleLine;
import org.preau.backup.vault.Chunks.Frame;
import org.preau.backup.vault.Chunks.Place;
import org.preau.backup.vault.Chunks.Recipe;

/**
 * Makes a catalogue of the pieces that are needed. A bundle of which three quarters are needed
 * stays as it is (or only one of which all is, where nothing else may be left); of the others, what
 * is needed is read, held against its hash, and stored anew.
 */
final class Moving {
    private final VaultObjects objects;
    private final Chunks old;
    private final BitSet needed;
    private final Uploads uploads;
    private final boolean strict;
    private final Progress progress;
    private final Chunks fresh = new Chunks();
    private final int[] ordinals;
    private final Map<Integer, Integer> bundles = new HashMap<>();
    private final Map<Integer, Integer> frames = new HashMap<>();

    /**
     * @param strict whether a bundle stays only if all in it is needed
     */
    Moving(
            VaultObjects objects,
            Chunks old,
            BitSet needed,
            Uploads uploads,
            boolean strict,
            Progress progress) {
        this.objects = objects;
        this.old = old;
        this.needed = needed;
        this.uploads = uploads;
        this.strict = strict;
        this.progress = progress;
        ordinals = new int[old.count()];
    }

    Chunks run() throws IOException {
        boolean[] stays = stays();
        ChunkWriter writer = new ChunkWriter(fresh, uploads);
        ChunkReader reader = new ChunkReader(objects, old, true);
        for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
            int ordinal = i;
            Frame frame = old.frames().get(old.place(ordinal).frame());
            if (stays[frame.bundle()]) {
                ordinals[ordinal] = keep(ordinal, frame);
            } else {
                boolean dense = !frame.compressed() && frame.raw() == old.place(ordinal).length();
                reader.copy(
                        ordinal,
                        1,
                        (bytes, from, length) ->
                                ordinals[ordinal] =
                                        writer.add(bytes, from, length, old.hash(ordinal), dense));
            }
            progress.at(ordinal, old.count());
        }
        writer.finish();
        return fresh;
    }

    private boolean[] stays() {
        long[] used = new long[old.bundles().size()];
        long[] whole = new long[used.length];
        for (int ordinal = 0; ordinal < old.count(); ordinal++) {
            Place place = old.place(ordinal);
            int bundle = old.frames().get(place.frame()).bundle();
            whole[bundle] += place.length();
            used[bundle] += needed.get(ordinal) ? place.length() : 0;
        }
        boolean[] stays = new boolean[used.length];
        for (int bundle = 0; bundle < used.length; bundle++) {
            long enough = strict ? whole[bundle] : whole[bundle] / 4 * 3;
            stays[bundle] = used[bundle] > 0 && used[bundle] >= enough;
        }
        return stays;
    }

    private int keep(int ordinal, Frame frame) {
        Place place = old.place(ordinal);
        int bundle =
                bundles.computeIfAbsent(
                        frame.bundle(),
                        number -> {
                            BundleLine line = old.bundles().get(number);
                            return fresh.addBundle(line.hash(), line.size());
                        });
        int at =
                frames.computeIfAbsent(
                        place.frame(),
                        _ ->
                                fresh.addFrame(
                                        new Frame(
                                                bundle,
                                                frame.offset(),
                                                frame.stored(),
                                                frame.raw(),
                                                frame.compressed())));
        return fresh.add(old.hash(ordinal), new Place(at, place.offset(), place.length()));
    }

    /** The recipe with the new ordinals. */
    Recipe moved(Recipe recipe) {
        int[] runs = new int[2 * recipe.pieces()];
        int used = 0;
        for (int run = 0; run < recipe.runs().length; run += 2) {
            for (int i = 0; i < recipe.runs()[run + 1]; i++) {
                int ordinal = ordinals[recipe.runs()[run] + i];
                if (used > 0 && runs[used - 2] + runs[used - 1] == ordinal) {
                    runs[used - 1]++;
                } else {
                    runs[used++] = ordinal;
                    runs[used++] = 1;
                }
            }
        }
        return new Recipe(recipe.size(), Arrays.copyOf(runs, used));
    }
}
