package org.preau.takeaway;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds symbolic links in a ZIP archive, which Java's own reader takes for files: the high half of
 * a header's external attributes is the file's mode where a Unix wrote it (PKWARE's APPNOTE 4.3.12,
 * 4.4.2, 4.4.15). Of an archive that cannot be read so, Java's reader says what is wrong.
 */
final class ZipLinks {

    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int HEADER = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int HEADER_LENGTH = 46;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int UNIX = 3;
    private static final int TYPE = 0170000;
    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;

    private final RandomAccessFile file;

    private ZipLinks(RandomAccessFile file) {
        this.file = file;
    }

    /** The name of the first that is neither a file nor a folder; empty for none. */
    static Optional<String> first(Path archive) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            return new ZipLinks(file).find();
        }
    }

    private Optional<String> find() throws IOException {
        long at = directory();
        while (at >= 0 && at + HEADER_LENGTH <= file.length()) {
            ByteBuffer header = read(at, HEADER_LENGTH);
            if (header.getInt(0) != HEADER) {
                return Optional.empty();
            }
            int name = header.getShort(28) & 0xffff;
            int type = (header.getInt(38) >>> 16) & TYPE;
            boolean unix = (header.getShort(4) >>> 8 & 0xff) == UNIX;
            if (unix && type != 0 && type != FILE && type != FOLDER) {
                byte[] text = read(at + HEADER_LENGTH, name).array();
                return Optional.of(new String(text, StandardCharsets.UTF_8));
            }
            at +=
                    HEADER_LENGTH
                            + name
                            + (header.getShort(30) & 0xffff)
                            + (header.getShort(32) & 0xffff);
        }
        return Optional.empty();
    }

    /** Where the list of all files begins; -1 if nowhere. */
    private long directory() throws IOException {
        long length = file.length();
        int tail = (int) Math.min(length, END_LENGTH + LONGEST_COMMENT);
        ByteBuffer last = read(length - tail, tail);
        for (int at = tail - END_LENGTH; at >= 0; at--) {
            if (last.getInt(at) == END) {
                long begins = last.getInt(at + 16) & 0xffffffffL;
                return begins == 0xffffffffL ? directory64(length - tail + at) : begins;
            }
        }
        return -1;
    }

    private long directory64(long end) throws IOException {
        if (end < 20) {
            return -1;
        }
        ByteBuffer locator = read(end - 20, 20);
        long at = locator.getLong(8);
        if (locator.getInt(0) != LOCATOR64 || at < 0 || at + 56 > file.length()) {
            return -1;
        }
        ByteBuffer record = read(at, 56);
        return record.getInt(0) == END64 ? record.getLong(48) : -1;
    }

    private ByteBuffer read(long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
