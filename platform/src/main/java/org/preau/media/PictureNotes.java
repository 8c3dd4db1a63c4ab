package org.preau.media;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Copies a picture that lies in a document, without what its camera and programs noted in it:
 * place, date, device, thumbnail. Its pixels stay as they are, byte for byte. What is neither JPEG
 * nor PNG is copied as it is. Memory stays flat.
 */
final class PictureNotes {

    private static final int START = 8;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Chunks of PNG that hold words or dates (W3C PNG, §11.3.3 to §11.3.5). */
    private static final Set<String> DROPPED = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");

    private PictureNotes() {}

    /**
     * @param upright whether the orientation may go too: a PDF says itself how its pictures stand
     * @throws IOException when it cannot be read, or is cut short
     */
    static void copy(InputStream from, OutputStream to, boolean upright) throws IOException {
        BufferedInputStream in = new BufferedInputStream(from, 1 << 16);
        in.mark(START);
        byte[] start = in.readNBytes(START);
        in.reset();
        if (start.length > 2 && (start[0] & 0xff) == 0xff && (start[1] & 0xff) == SOI) {
            jpeg(in, to, upright);
        } else if (java.util.Arrays.equals(start, PNG)) {
            png(in, to);
        } else {
            in.transferTo(to);
        }
    }

    /** Segment after segment (ITU T.81, annex B); what follows the end of the image goes too. */
    private static void jpeg(InputStream in, OutputStream to, boolean upright) throws IOException {
        marker(to, SOI, in.readNBytes(2).length == 2);
        int marker = next(in);
        while (marker != EOI) {
            byte[] segment = segment(in);
            if (keeps(marker, segment)) {
                write(to, marker, segment);
            } else if (marker == APP1 && !upright) {
                turned(to, segment);
            }
            marker = marker == SCAN ? scan(in, to) : next(in);
        }
        marker(to, EOI, true);
    }

    private static boolean keeps(int marker, byte[] segment) {
        return switch (marker) {
            case APP0, APP14 -> true;
            case APP2 -> text(segment, 12).equals("ICC_PROFILE\0");
            case COMMENT -> false;
            default -> marker < APP0 || marker > APP15;
        };
    }

    /** How the picture was held, and nothing else of its EXIF. */
    private static void turned(OutputStream to, byte[] segment) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        marker(whole, SOI, true);
        write(whole, APP1, segment);
        int held = PictureHeaders.orientation(whole.toByteArray(), PictureFormat.JPEG);
        if (held > 1) {
            byte[] tag = {
                'E',
                'x',
                'i',
                'f',
                0,
                0,
                'M',
                'M',
                0,
                42,
                0,
                0,
                0,
                8,
                0,
                1,
                0x01,
                0x12,
                0,
                3,
                0,
                0,
                0,
                1,
                0,
                (byte) held,
                0,
                0,
                0,
                0,
                0,
                0
            };
            write(to, APP1, tag);
        }
    }

    private static int next(InputStream in) throws IOException {
        int first = in.read();
        int marker = in.read();
        while (first == 0xff && marker == 0xff) {
            marker = in.read();
        }
        if (first != 0xff || marker <= 0) {
            throw new EOFException("not a marker of JPEG");
        }
        return marker;
    }

    /** What follows a marker that has a length, without the length. */
    private static byte[] segment(InputStream in) throws IOException {
        int length = (in.read() << 8 | in.read()) - 2;
        byte[] segment = length < 0 ? new byte[0] : in.readNBytes(length);
        if (length < 0 || segment.length < length) {
            throw new EOFException("a segment of JPEG is cut short");
        }
        return segment;
    }

    /** Copies coded pixels; gives the marker after them. */
    private static int scan(InputStream in, OutputStream to) throws IOException {
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b != 0xff) {
                to.write(b);
                continue;
            }
            int after = in.read();
            while (after == 0xff) {
                after = in.read();
            }
            if (after != 0 && (after < 0xD0 || after > 0xD7)) {
                return after < 0 ? EOI : after;
            }
            to.write(0xff);
            to.write(after);
        }
        // Without its end browsers and offices show it all the same.
        return EOI;
    }

    private static void png(InputStream in, OutputStream to) throws IOException {
        to.write(in.readNBytes(PNG.length));
        String name;
        do {
            byte[] head = in.readNBytes(8);
            if (head.length < 8) {
                throw new EOFException("a chunk of PNG is cut short");
            }
            long rest = (head[0] & 0x7fL) << 24 | (head[1] & 0xff) << 16;
            rest |= (head[2] & 0xff) << 8 | (head[3] & 0xff);
            name = text(head, 4, 4);
            boolean kept = !DROPPED.contains(name);
            OutputStream into = kept ? to : OutputStream.nullOutputStream();
            into.write(head);
            copy(in, into, rest + 4);
        } while (!name.equals("IEND"));
    }

    private static void copy(InputStream in, OutputStream to, long bytes) throws IOException {
        byte[] part = new byte[1 << 13];
        for (long left = bytes; left > 0; ) {
            int read = in.read(part, 0, (int) Math.min(part.length, left));
            if (read < 0) {
                throw new EOFException("a chunk of PNG is cut short");
            }
            to.write(part, 0, read);
            left -= read;
        }
    }

    private static void write(OutputStream to, int marker, byte[] segment) throws IOException {
        marker(to, marker, true);
        to.write((segment.length + 2) >> 8);
        to.write(segment.length + 2);
        to.write(segment);
    }

    private static void marker(OutputStream to, int marker, boolean there) throws IOException {
        if (!there) {
            throw new EOFException("nothing of a JPEG");
        }
        to.write(0xff);
        to.write(marker);
    }

    private static String text(byte[] bytes, int length) {
        return text(bytes, 0, Math.min(length, bytes.length));
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
