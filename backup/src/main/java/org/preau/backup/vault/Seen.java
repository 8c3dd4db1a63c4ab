package org.preau.backup.vault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.Item.Mode;

/**
 * What the disk said of each entry when a version was committed. With it, the next commit sees what
 * changed without reading a file, and a restore gives the files their times back.
 */
final class Seen {
    private static final byte[] FORMAT = "preau-t1".getBytes(StandardCharsets.US_ASCII);
    private static final Stamp NONE = new Stamp(0, 0, 0, 0);

    private final Map<String, Line> lines;
    private @Nullable Map<Stamp, String> byStamp;

    private Seen(Map<String, Line> lines) {
        this.lines = lines;
    }

    private record Line(Mode mode, Stamp stamp) {}

    /** Nothing was seen. */
    static Seen nothing() {
        return new Seen(Map.of());
    }

    /** What these entries are like now. */
    static Seen of(List<Entry> entries) {
        Map<String, Line> lines = HashMap.newHashMap(entries.size());
        for (Entry entry : entries) {
            lines.put(entry.path().value(), line(entry));
        }
        return new Seen(lines);
    }

    /**
     * The same without what is gone; what holds other bytes now is to be read again by the next
     * commit, whatever the disk says.
     */
    Seen without(Set<VaultPath> gone, Set<VaultPath> other) {
        Map<String, Line> left = new HashMap<>(lines);
        gone.forEach(path -> left.remove(path.value()));
        other.forEach(path ->
                left.computeIfPresent(
                        path.value(), (_, line) -> new Line(line.mode, line.stamp.unsure())));
        return new Seen(left);
    }

    private static Line line(Entry entry) {
        Stamp stamp = entry.stamp();
        return new Line(mode(entry), stamp == null ? NONE : stamp);
    }

    static Mode mode(Entry entry) {
        return switch (entry) {
            case Entry.File file -> file.executable() ? Mode.EXECUTABLE : Mode.FILE;
            case Entry.Link _ -> Mode.LINK;
            case Entry.EmptyFolder _ -> Mode.EMPTY_FOLDER;
        };
    }

    /** Whether the entry is surely what it was then. */
    boolean isSame(Entry entry) {
        Line line = lines.get(entry.path().value());
        return line != null
                && line.mode == mode(entry)
                && (line.mode == Mode.EMPTY_FOLDER
                        || (!line.stamp.equals(NONE) && line.stamp.equals(entry.stamp())));
    }

    /** Whether the entries are surely what they were then, all of them. */
    boolean isSame(List<Entry> entries) {
        return entries.size() == lines.size() && entries.stream().allMatch(this::isSame);
    }

    /**
     * Where the file lay then, if it was surely there already under another path: a folder that is
     * renamed leaves the inodes in it as they are.
     */
    @Nullable VaultPath before(Entry.File file) {
        Stamp stamp = file.stamp();
        if (stamp == null || stamp.inode() == 0) {
            return null;
        }
        String path = byStamp().get(stamp);
        return path == null ? null : new VaultPath(path);
    }

    private synchronized Map<Stamp, String> byStamp() {
        Map<Stamp, String> known = byStamp;
        if (known == null) {
            known = HashMap.newHashMap(lines.size());
            for (Map.Entry<String, Line> line : lines.entrySet()) {
                Mode mode = line.getValue().mode;
                if (mode == Mode.FILE || mode == Mode.EXECUTABLE) {
                    known.put(line.getValue().stamp, line.getKey());
                }
            }
            byStamp = known;
        }
        return known;
    }

    @Nullable Stamp stamp(VaultPath path) {
        Line line = lines.get(path.value());
        return line == null || line.stamp.equals(NONE) ? null : line.stamp;
    }

    /** As bytes; see {@code backup/FORMAT.md}. */
    Buffer bytes() {
        Buffer body = new Buffer();
        List<String> paths = new ArrayList<>(lines.keySet());
        paths.sort(Comparator.naturalOrder());
        byte[] before = new byte[0];
        for (String path : paths) {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            int shared = Arrays.mismatch(before, name);
            shared = shared < 0 ? name.length : shared;
            body.number(shared);
            body.number(name.length - shared);
            body.add(name, shared, name.length - shared);
            write(body, lines.getOrDefault(path, new Line(Mode.FILE, NONE)));
            before = name;
        }
        Buffer whole = new Buffer();
        whole.add(FORMAT);
        whole.add(VaultObjects.nonce());
        whole.number(body.length());
        Compression.compress(body.bytes(), 0, body.length(), whole);
        return whole;
    }

    private static void write(Buffer body, Line line) {
        body.add(line.mode.code());
        body.number(line.stamp.size());
        body.number(line.stamp.modified());
        body.number(line.stamp.changed());
        body.number(line.stamp.inode());
    }

    /**
     * Reads them.
     *
     * @throws VaultDamaged if they are of another format
     */
    static Seen parse(byte[] bytes) throws VaultDamaged {
        try {
            Bytes whole = new Bytes(bytes);
            if (!Arrays.equals(whole.take(FORMAT.length), FORMAT)) {
                throw new VaultDamaged("A list of times has an unknown format");
            }
            byte[] _ = whole.take(VaultObjects.NONCE);
            int length = whole.small();
            return new Seen(lines(new Bytes(Compression.expand(whole.rest(), length))));
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new VaultDamaged("A list of times cannot be read", e);
        }
    }

    private static Map<String, Line> lines(Bytes in) {
        Map<String, Line> lines = new HashMap<>();
        byte[] before = new byte[0];
        while (in.more()) {
            int shared = in.small();
            byte[] rest = in.take(in.small());
            byte[] name = Arrays.copyOf(before, shared + rest.length);
            System.arraycopy(rest, 0, name, shared, rest.length);
            Mode mode = Mode.of(in.one());
            Stamp stamp = new Stamp(in.number(), in.number(), in.number(), in.number());
            lines.put(new String(name, StandardCharsets.UTF_8), new Line(mode, stamp));
            before = name;
        }
        return lines;
    }
}
