package org.preau.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.preau.media.FileSignatures.Found;
import org.preau.media.FileSignatures.Known;
import org.preau.media.FileSignatures.Refused;

/**
 * Films and sounds in the boxes of ISO 14496-12: what they hold, and how what is private in them is
 * overwritten in place. A box keeps its size and becomes {@code free}, so that no other place in
 * the file moves.
 */
final class Mp4Boxes {

    private static final int HEADER = 8;
    private static final int DEPTH = 8;
    private static final int MOST_BOXES = 20_000;
    private static final int ZEROS = 64 * 1_024;

    /** Boxes that hold boxes. */
    private static final Set<String> FOLDERS =
            Set.of("moov", "trak", "mdia", "minf", "moof", "traf");

    /** Where telephones and cameras note place, owner, model, and other programs anything. */
    private static final Set<String> PRIVATE = Set.of("udta", "meta", "uuid", "\u00a9xyz", "loci");

    /** When it was made and changed. */
    private static final Set<String> DATED = Set.of("mvhd", "tkhd", "mdhd");

    /** The file is no such thing, or cut short. */
    private static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        Broken() {
            super("the boxes do not fit into one another");
        }
    }

    private final FileChannel file;
    private final boolean cleaning;
    private int boxes;
    private boolean pictures;
    private boolean sound;

    private Mp4Boxes(FileChannel file, boolean cleaning) {
        this.file = file;
        this.cleaning = cleaning;
    }

    /**
     * What it is.
     *
     * @param start how it begins, one character for each byte
     */
    static Found recognise(Path path, String start) throws IOException {
        if (start.startsWith("qt  ", 8)) {
            return new Refused("mov");
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            Mp4Boxes boxes = new Mp4Boxes(file, false);
            boxes.walk(0, file.size(), 0);
            if (boxes.pictures) {
                return new Known(FileType.MP4);
            }
            return boxes.sound ? new Known(FileType.M4A) : new Refused("damaged");
        } catch (Broken e) {
            return new Refused("damaged");
        }
    }

    /**
     * Overwrites what is private: place, device, owner, dates, notes of other programs. Pictures
     * and sound stay as they are.
     */
    static void clean(Path path) throws IOException {
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new Mp4Boxes(file, true).walk(0, file.size(), 0);
        }
    }

    private void walk(long from, long end, int depth) throws IOException {
        long at = from;
        while (end - at >= HEADER) {
            if (++boxes > MOST_BOXES || depth > DEPTH) {
                throw new Broken();
            }
            byte[] start = read(at, (int) Math.min(end - at, HEADER + 8));
            ByteBuffer header = ByteBuffer.wrap(start);
            long size = Integer.toUnsignedLong(header.getInt(0));
            String name = new String(start, 4, 4, StandardCharsets.ISO_8859_1);
            int head = HEADER;
            if (size == 1 && header.limit() >= 16) {
                size = header.getLong(8);
                head = 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < head || size > end - at) {
                throw new Broken();
            }
            box(name, at, head, size, depth);
            at += size;
        }
    }

    private void box(String name, long at, int head, long size, int depth) throws IOException {
        if (name.equals("hdlr") && size >= head + 12) {
            handler(at + head);
        }
        if (PRIVATE.contains(name)) {
            if (cleaning) {
                free(at, head, size);
            }
        } else if (DATED.contains(name) && cleaning && size >= head + 20) {
            undate(at + head);
        } else if (FOLDERS.contains(name)) {
            walk(at + head, at + size, depth + 1);
        }
    }

    private void handler(long content) throws IOException {
        String kind = new String(read(content + 8, 4), StandardCharsets.ISO_8859_1);
        pictures |= kind.equals("vide");
        sound |= kind.equals("soun");
    }

    /** Two dates follow the version, of four or of eight bytes each. */
    private void undate(long content) throws IOException {
        boolean wide = read(content, 1)[0] == 1;
        zeros(content + 4, wide ? 16 : 8);
    }

    private void free(long at, int head, long size) throws IOException {
        write(ByteBuffer.wrap("free".getBytes(StandardCharsets.US_ASCII)), at + 4);
        zeros(at + head, size - head);
    }

    private void zeros(long at, long length) throws IOException {
        for (long done = 0; done < length; done += ZEROS) {
            write(ByteBuffer.allocate((int) Math.min(ZEROS, length - done)), at + done);
        }
    }

    private byte[] read(long at, int length) throws IOException {
        byte[] read = new byte[length];
        ByteBuffer bytes = ByteBuffer.wrap(read);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new Broken();
            }
        }
        return read;
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += file.write(bytes, to);
        }
    }
}
