package org.preau.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A WebP as {@link PictureWorkshop} writes it: one picture's chunks and nothing else (RFC 9649 §2),
 * no longer than they say, no larger than what is kept. Nothing can hide there, so drawing it anew
 * would only make it worse.
 */
final class PlainWebp {

    private static final int HEADER = 12;
    private static final int CHUNK = 8;
    private static final Set<String> PIXELS = Set.of("VP8 ", "VP8L", "VP8X", "ALPH");

    private PlainWebp() {}

    /** The picture as it is; empty when it must be remade. It is decoded once, to be sure. */
    static Optional<PictureWorkshop.Picture> read(byte[] bytes) {
        if (!holdsOnlyPixels(bytes)) {
            return Optional.empty();
        }
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        try (MemoryCacheImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > PictureWorkshop.WIDTH || height > PictureWorkshop.HEIGHT) {
                return Optional.empty();
            }
            reader.read(0);
            return Optional.of(
                    new PictureWorkshop.Picture(bytes, "image/webp", "webp", width, height));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static boolean holdsOnlyPixels(byte[] bytes) {
        if (bytes.length < HEADER + CHUNK
                || !name(bytes, 0).equals("RIFF")
                || !name(bytes, 8).equals("WEBP")
                || size(bytes, 4) != bytes.length - 8L) {
            return false;
        }
        long at = HEADER;
        while (at + CHUNK <= bytes.length) {
            if (!PIXELS.contains(name(bytes, (int) at))) {
                return false;
            }
            long size = size(bytes, (int) at + 4);
            at += CHUNK + size + (size & 1);
        }
        return at == bytes.length;
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static long size(byte[] bytes, int at) {
        int size = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        return Integer.toUnsignedLong(size);
    }
}
