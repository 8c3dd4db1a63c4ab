package org.preau.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The two things that are read beside the pixels: whether it moves, and how it was held. */
final class PictureHeaders {

    private static final int WEBP_FLAGS = 20;
    private static final int WEBP_ANIMATION = 0x02;
    private static final int JPEG_APP1 = 0xE1;
    private static final int JPEG_SCAN = 0xDA;
    private static final int ORIENTATION = 0x0112;
    private static final int MAX_TAGS = 512;

    private PictureHeaders() {}

    /** Whether a WebP or PNG is an animation; a GIF is counted by its reader. */
    static boolean moves(byte[] bytes, PictureFormat format) {
        return switch (format) {
            case WEBP ->
                    bytes.length > WEBP_FLAGS
                            && text(bytes, 12, 4).equals("VP8X")
                            && (bytes[WEBP_FLAGS] & WEBP_ANIMATION) != 0;
            case PNG -> hasChunk(bytes, "acTL");
            default -> false;
        };
    }

    /** EXIF's orientation of a JPEG, 1 to 8; 1 when it says nothing that can be read. */
    static int orientation(byte[] bytes, PictureFormat format) {
        if (format != PictureFormat.JPEG) {
            return 1;
        }
        int at = 2;
        while (at + 4 <= bytes.length && (bytes[at] & 0xff) == 0xff) {
            int marker = bytes[at + 1] & 0xff;
            int length = ((bytes[at + 2] & 0xff) << 8) | (bytes[at + 3] & 0xff);
            if (marker == JPEG_SCAN || length < 2) {
                return 1;
            }
            if (marker == JPEG_APP1 && text(bytes, at + 4, 6).equals("Exif\0\0")) {
                return orientation(bytes, at + 10, Math.min(bytes.length, at + 2 + length));
            }
            at += 2 + length;
        }
        return 1;
    }

    /** In the TIFF structure between {@code start} and {@code end} (TIFF 6.0, section 2). */
    private static int orientation(byte[] bytes, int start, int end) {
        if (end - start < 14) {
            return 1;
        }
        ByteBuffer tiff = ByteBuffer.wrap(bytes, start, end - start).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 1;
        }
        int tags = Math.min(tiff.getShort(directory) & 0xffff, MAX_TAGS);
        for (int i = 0; i < tags; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry + 12 > tiff.limit()) {
                return 1;
            }
            if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
                return tiff.getShort(entry + 8) & 0xffff;
            }
        }
        return 1;
    }

    private static boolean hasChunk(byte[] bytes, String wanted) {
        int at = 8;
        while (at + 8 <= bytes.length) {
            String name = text(bytes, at + 4, 4);
            if (name.equals(wanted)) {
                return true;
            }
            long length = ByteBuffer.wrap(bytes, at, 4).getInt() & 0xffffffffL;
            if (name.equals("IDAT") || length > bytes.length) {
                return false;
            }
            at += 12 + (int) length;
        }
        return false;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = Math.min(bytes.length, from + length);
        return from >= end ? "" : new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
