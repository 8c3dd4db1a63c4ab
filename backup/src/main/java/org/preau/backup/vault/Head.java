package org.preau.backup.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The one mutable object of a vault: what belongs to it now. Replaced whole, by compare and set.
 *
 * <p>A text of lines; the last one is the SHA-256 of all before it. See {@code backup/FORMAT.md}.
 *
 * @param generation counts the replacements, from 1
 * @param epoch counts the collections: who began under another one begins again
 * @param number the highest number that a version ever had
 * @param packs git packs, oldest first
 * @param indexes descriptions of large files, in the order of their ordinals
 * @param versions oldest first; the last is what the branch points to
 */
record Head(
        long generation,
        long epoch,
        long number,
        List<PackLine> packs,
        List<ChunksLine> indexes,
        List<VersionLine> versions) {
    static final Head EMPTY = new Head(0, 0, 0, List.of(), List.of(), List.of());

    private static final String FORMAT = "preau-vault 1";

    Head {
        packs = List.copyOf(packs);
        indexes = List.copyOf(indexes);
        versions = List.copyOf(versions);
    }

    /** A pack, its index and its sums, each with its length in bytes. */
    record PackLine(
            Sha256 pack, long packSize, Sha256 index, int indexSize, Sha256 sums, int sumsSize) {}

    /**
     * Pieces {@code first} to {@code first + count - 1}.
     *
     * @param size bytes of the object
     */
    record ChunksLine(Sha256 hash, int size, long first, int count) {
        long end() {
            return first + count;
        }
    }

    /**
     * A version.
     *
     * @param number stays the same as long as the version is kept
     * @param time when it was committed
     * @param commit in git; changes when an earlier version is forgotten
     * @param seen times and sizes on the disk, or null where there was no disk
     */
    record VersionLine(long number, Instant time, ObjectId commit, @Nullable Sha256 seen) {}

    Optional<VersionLine> last() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    Optional<VersionLine> version(long wanted) {
        return versions.stream().filter(version -> version.number() == wanted).findFirst();
    }

    /** The first ordinal that no piece has yet. */
    long nextOrdinal() {
        return indexes.isEmpty() ? 0 : indexes.getLast().end();
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        text.append(FORMAT).append('\n');
        line(text, "generation", generation);
        line(text, "epoch", epoch);
        line(text, "number", number);
        for (PackLine p : packs) {
            line(
                    text,
                    "pack",
                    p.pack(),
                    p.packSize(),
                    p.index(),
                    p.indexSize(),
                    p.sums(),
                    p.sumsSize());
        }
        for (ChunksLine c : indexes) {
            line(text, "chunks", c.hash(), c.size(), c.first(), c.count());
        }
        for (VersionLine v : versions) {
            Sha256 seen = v.seen();
            line(
                    text,
                    "version",
                    v.number(),
                    v.time().toEpochMilli(),
                    v.commit().name(),
                    seen == null ? "-" : seen);
        }
        byte[] body = text.toString().getBytes(StandardCharsets.US_ASCII);
        String end = "end " + Sha256.of(body) + "\n";
        byte[] whole = Arrays.copyOf(body, body.length + end.length());
        System.arraycopy(
                end.getBytes(StandardCharsets.US_ASCII), 0, whole, body.length, end.length());
        return whole;
    }

    private static void line(StringBuilder text, String word, Object... values) {
        text.append(word);
        for (Object value : values) {
            text.append(' ').append(value);
        }
        text.append('\n');
    }

    /**
     * Reads a head.
     *
     * @throws VaultDamaged if a byte is not as it was written, or this program is too old for it
     */
    static Head parse(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        int end = text.lastIndexOf("end ");
        if (end < 0
                || !text.substring(end).equals("end " + Sha256.of(bytes, 0, end) + "\n")
                || !text.startsWith("preau-vault ")) {
            throw new VaultDamaged("The head of the vault has other bytes than were stored");
        }
        if (!text.startsWith(FORMAT + "\n")) {
            throw new IOException(
                    "The vault has a newer format than this program knows. Use a newer program");
        }
        try {
            return new Reading().read(text.substring(FORMAT.length() + 1, end));
        } catch (RuntimeException e) {
            throw new VaultDamaged("The head of the vault cannot be read", e);
        }
    }

    /** What has been read so far. */
    private static final class Reading {
        private long generation;
        private long epoch;
        private long number;
        private final List<PackLine> packs = new ArrayList<>();
        private final List<ChunksLine> indexes = new ArrayList<>();
        private final List<VersionLine> versions = new ArrayList<>();

        Head read(String text) {
            text.lines().forEach(line -> take(line.split(" ", -1)));
            return new Head(generation, epoch, number, packs, indexes, versions);
        }

        private void take(String[] w) {
            switch (w[0]) {
                case "generation" -> generation = Long.parseLong(w[1]);
                case "epoch" -> epoch = Long.parseLong(w[1]);
                case "number" -> number = Long.parseLong(w[1]);
                case "pack" ->
                        packs.add(
                                new PackLine(
                                        new Sha256(w[1]),
                                        Long.parseLong(w[2]),
                                        new Sha256(w[3]),
                                        Integer.parseInt(w[4]),
                                        new Sha256(w[5]),
                                        Integer.parseInt(w[6])));
                case "chunks" ->
                        indexes.add(
                                new ChunksLine(
                                        new Sha256(w[1]),
                                        Integer.parseInt(w[2]),
                                        Long.parseLong(w[3]),
                                        Integer.parseInt(w[4])));
                case "version" ->
                        versions.add(
                                new VersionLine(
                                        Long.parseLong(w[1]),
                                        Instant.ofEpochMilli(Long.parseLong(w[2])),
                                        ObjectId.fromString(w[3]),
                                        w[4].equals("-") ? null : new Sha256(w[4])));
                default -> throw new IllegalArgumentException("Unknown line " + w[0]);
            }
        }
    }
}
