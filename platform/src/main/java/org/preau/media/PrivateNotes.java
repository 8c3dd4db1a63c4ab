package org.preau.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Takes out of a file what its makers did not mean to publish: where it was made, by whom, by which
 * device, in whose account. Bytes of recordings are overwritten in place and none moves, so a
 * damaged one is at worst as damaged as it came; documents are written anew.
 *
 * <p>Not cleaned: Ogg and WebM, whose sums would have to be made anew, and what lies in an archive;
 * the page of the file and the help say so.
 */
final class PrivateNotes {

    private static final int ID3 = 10;
    private static final int FRAME = 10;
    private static final int TAG_V1 = 128;

    /** Frames of ID3v2 that a listener wants: titles, people, numbers, the year, the cover. */
    private static final Set<String> KEPT =
            Set.of(
                    "TIT1", "TIT2", "TIT3", "TPE1", "TPE2", "TPE3", "TALB", "TRCK", "TPOS", "TCON",
                    "TLAN", "TLEN", "TCOM", "TYER", "TDRC", "TCOP", "APIC", "CHAP", "CTOC");

    /**
     * Metadata blocks of FLAC that only programs read, and pictures, which hold notes of their own.
     */
    private static final Set<Integer> FLAC_DROPPED = Set.of(2, 6);

    private PrivateNotes() {}

    /**
     * @return what stays in it all the same
     * @throws IOException when the file cannot be read or written; it is then not to be kept
     */
    static Left drop(Path file, FileType type) throws IOException {
        return switch (type) {
            case MP4, M4A -> {
                Mp4Boxes.clean(file);
                yield Left.NOTHING;
            }
            case MP3 -> mp3(file);
            case FLAC -> flac(file);
            case OGG, WEBM -> Left.RECORDING;
            case PDF -> PdfCleaner.clean(file);
            case ODT, ODS, ODP, DOCX, XLSX, PPTX -> OfficeNotes.clean(file);
            case RTF -> RichNotes.clean(file);
            case ZIP -> Left.ARCHIVE;
            case VTT, CSV, TXT -> Left.NOTHING;
        };
    }

    /** ID3v2.3 and 2.4 frame by frame; what is older or packed in another way is emptied whole. */
    private static Left mp3(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            byte[] head = new byte[ID3];
            if (file.length() > ID3 && readInto(file, 0, head) && text(head, 0, 3).equals("ID3")) {
                long size = Math.min(synchsafe(head, 6), file.length() - ID3);
                boolean plain = (head[3] == 3 || head[3] == 4) && head[5] == 0;
                frames(file, size, head[3] == 4, plain);
            }
            byte[] end = new byte[TAG_V1];
            if (file.length() > TAG_V1
                    && readInto(file, file.length() - TAG_V1, end)
                    && text(end, 0, 3).equals("TAG")) {
                // The comment, 30 bytes; its last one may be the number of the track.
                zeros(file, file.length() - TAG_V1 + 97, 28);
            }
        }
        return Left.NOTHING;
    }

    private static void frames(RandomAccessFile file, long size, boolean safe, boolean plain)
            throws IOException {
        if (!plain) {
            file.seek(3);
            file.write(new byte[] {4, 0, 0});
            zeros(file, ID3, size);
            return;
        }
        byte[] all = new byte[Math.toIntExact(Math.min(size, 16L << 20))];
        readInto(file, ID3, all);
        byte[] kept = new byte[all.length];
        int to = 0;
        int at = 0;
        while (at + FRAME <= all.length && all[at] != 0) {
            long length = safe ? synchsafe(all, at + 4) : plainSize(all, at + 4);
            if (length > all.length - at - FRAME) {
                break;
            }
            int whole = FRAME + (int) length;
            if (KEPT.contains(text(all, at, 4))) {
                System.arraycopy(all, at, kept, to, whole);
                to += whole;
            }
            at += whole;
        }
        file.seek(ID3);
        file.write(kept);
        zeros(file, ID3 + all.length, size - all.length);
    }

    private static Left flac(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long at = 4;
            byte[] head = new byte[4];
            boolean last = false;
            while (!last && readInto(file, at, head)) {
                last = head[0] < 0;
                int kind = head[0] & 0x7f;
                long length =
                        Math.min(
                                plainSize(new byte[] {0, head[1], head[2], head[3]}, 0),
                                file.length() - at - 4);
                if (FLAC_DROPPED.contains(kind)) {
                    file.seek(at);
                    file.write((last ? 0x80 : 0) | 1);
                    zeros(file, at + 4, length);
                }
                at += 4 + length;
            }
        }
        return Left.NOTHING;
    }

    private static boolean readInto(RandomAccessFile file, long at, byte[] into)
            throws IOException {
        if (at + into.length > file.length()) {
            return false;
        }
        file.seek(at);
        file.readFully(into);
        return true;
    }

    private static void zeros(RandomAccessFile file, long at, long length) throws IOException {
        byte[] none = new byte[Math.clamp(length, 0, 64 * 1_024)];
        Arrays.fill(none, (byte) 0);
        file.seek(at);
        for (long left = length; left > 0; left -= none.length) {
            file.write(none, 0, (int) Math.min(left, none.length));
        }
    }

    /** Seven bits of each byte (ID3v2.4 structure, §6.2). */
    private static long synchsafe(byte[] bytes, int at) {
        return (bytes[at] & 0x7fL) << 21
                | (bytes[at + 1] & 0x7fL) << 14
                | (bytes[at + 2] & 0x7fL) << 7
                | (bytes[at + 3] & 0x7fL);
    }

    private static long plainSize(byte[] bytes, int at) {
        return (bytes[at] & 0xffL) << 24
                | (bytes[at + 1] & 0xffL) << 16
                | (bytes[at + 2] & 0xffL) << 8
                | (bytes[at + 3] & 0xffL);
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }
}
