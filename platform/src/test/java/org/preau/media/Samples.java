package org.preau.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of every kind, as their formats' own documents say. */
final class Samples {

    /** What must not be found in what is kept. */
    static final String SECRET = "+45.7640+004.8357/ chez Lucie";

    private Samples() {}

    /** A film of a telephone: where, by whom, when. */
    static byte[] mp4(String brand, String handler, int pictures) {
        byte[] place = box("\u00a9xyz", latin("\0\u0011\0\0" + SECRET));
        byte[] header = box("mvhd", concat(new byte[4], number(3_900_000_000L), new byte[92]));
        byte[] kind = box("hdlr", concat(new byte[8], latin(handler), new byte[12]));
        byte[] track =
                box(
                        "trak",
                        concat(box("mdia", kind), box("meta", concat(new byte[4], latin(SECRET)))));
        byte[] movie = box("moov", concat(header, track, box("udta", place)));
        byte[] data = new byte[pictures];
        new Random(5).nextBytes(data);
        return concat(
                box("ftyp", latin(brand + "\0\0\0\0" + "isom")),
                movie,
                box("uuid", latin("0123456789abcdef<x:xmpmeta>" + SECRET)),
                box("mdat", data));
    }

    /** A sound with a title, and a note of the program that made it. */
    static byte[] mp3() {
        byte[] frames =
                concat(
                        frame("TIT2", "\0La chorale"),
                        frame("PRIV", "org.example\0" + SECRET),
                        frame("GEOB", SECRET),
                        frame("COMM", "\0fra\0" + SECRET),
                        new byte[64]);
        byte[] head = concat(latin("ID3\u0003\0\0"), synchsafe(frames.length));
        byte[] sound = new byte[417];
        sound[0] = (byte) 0xff;
        sound[1] = (byte) 0xfb;
        sound[2] = (byte) 0x90;
        byte[] old = new byte[128];
        System.arraycopy(latin("TAGLa chorale"), 0, old, 0, 13);
        System.arraycopy(latin(SECRET), 0, old, 97, 28);
        return concat(head, frames, sound, sound, sound, old);
    }

    static byte[] flac() {
        byte[] application = latin("SECR" + SECRET);
        return concat(
                latin("fLaC"),
                new byte[] {0, 0, 0, 34},
                new byte[34],
                new byte[] {(byte) 0x82, 0, 0, (byte) application.length},
                application,
                new byte[] {(byte) 0xff, (byte) 0xf8, 0, 0});
    }

    static byte[] ogg(String codec) {
        return concat(latin("OggS\0\u0002"), new byte[22], latin(codec), new byte[60]);
    }

    static byte[] webm(String kind) {
        byte[] name = latin(kind);
        return concat(
                new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, (byte) (0x80 | name.length + 3)},
                new byte[] {0x42, (byte) 0x82, (byte) (0x80 | name.length)},
                name,
                new byte[40]);
    }

    static byte[] pdf() {
        return latin(
                "%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");
    }

    static byte[] odt(String words) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put(
                "content.xml",
                "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text><text:p>"
                        + words
                        + "</text:p></office:text></office:body></office:document-content>");
        return zip(parts);
    }

    static byte[] docx(String words) {
        return zip(
                Map.of(
                        "[Content_Types].xml",
                        "<Types/>",
                        "word/document.xml",
                        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                                + words
                                + "</w:t></w:r></w:p></w:body></w:document>"));
    }

    static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] bytes = part.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(part.getKey());
                if (part.getKey().equals("mimetype")) {
                    CRC32 sum = new CRC32();
                    sum.update(bytes);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(bytes.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] box(String name, byte[] content) {
        return concat(number(content.length + 8L), latin(name), content);
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    private static byte[] frame(String name, String content) {
        byte[] bytes = latin(content);
        return concat(latin(name), number(bytes.length), new byte[2], bytes);
    }

    private static byte[] synchsafe(int size) {
        return new byte[] {
            (byte) (size >> 21 & 0x7f),
            (byte) (size >> 14 & 0x7f),
            (byte) (size >> 7 & 0x7f),
            (byte) (size & 0x7f)
        };
    }
}
