package org.preau.media;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * Makes a picture for the web out of a file that somebody sent. Only pixels pass: what is kept is
 * drawn anew, so where and when a photo was taken, a script hidden behind an image, or a second
 * file glued to the first stay behind.
 *
 * <p>The size is read from the header and bounded before anything is decoded (a PNG of 65,535 by
 * 65,535 is 200 bytes long and 17 GB wide). Large photos are thinned out while they are read, and
 * two are worked on at a time, so that memory is bounded. What people send is decoded by plain
 * Java; libwebp only encodes our own pixels.
 */
final class PictureWorkshop {

    static final int WIDTH = 1_600;
    static final int HEIGHT = 2_400;
    static final long PIXELS = 40_000_000;
    private static final float QUALITY = 0.82f;
    private static final int AT_ONCE = 2;

    /** What became of a file. */
    sealed interface Remade {}

    /** A picture to keep. */
    record Picture(byte[] bytes, String type, String extension, int width, int height)
            implements Remade {}

    /** Nothing to keep, and why. */
    record Refused(Reason reason) implements Remade {}

    /** Why not. */
    enum Reason {
        /** No format that can be kept; {@link PictureFormat} says which it is. */
        FORMAT,
        /** It moves: nobody could stop it (WCAG 2.2, 2.2.2), and a still would not be it. */
        MOVES,
        /** More than {@link #PIXELS}. */
        TOO_WIDE,
        /** Cut short, or damaged. */
        DAMAGED
    }

    private final Semaphore benches = new Semaphore(AT_ONCE);

    Remade remake(byte[] bytes) {
        PictureFormat format = PictureFormat.of(bytes);
        if (!format.accepted()) {
            return new Refused(Reason.FORMAT);
        }
        benches.acquireUninterruptibly();
        try {
            return remake(bytes, format);
        } catch (IOException | RuntimeException e) {
            return new Refused(Reason.DAMAGED);
        } finally {
            benches.release();
        }
    }

    /**
     * One of our own pictures in another width, its height in proportion; empty if it cannot be.
     */
    Optional<byte[]> narrowed(byte[] picture, int width) {
        benches.acquireUninterruptibly();
        ImageReader reader = null;
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            reader = reader(PictureFormat.of(picture));
            reader.setInput(in, false, true);
            BufferedImage whole = plain(read(reader, reader.getWidth(0), reader.getHeight(0)));
            BufferedImage narrow =
                    Thumbnails.of(whole).width(width).imageType(whole.getType()).asBufferedImage();
            return Optional.of(encoded(narrow).bytes());
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        } finally {
            if (reader != null) {
                reader.dispose();
            }
            benches.release();
        }
    }

    /**
     * A picture as it came, upright and no wider than {@code width}; empty for what is none, moves,
     * is too large, or is not that wide anyway.
     */
    Optional<byte[]> small(byte[] picture, int width) {
        return remake(picture) instanceof Picture it && it.width() > width
                ? narrowed(it.bytes(), width)
                : Optional.empty();
    }

    private static Remade remake(byte[] bytes, PictureFormat format) throws IOException {
        ImageReader reader = reader(format);
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            // Metadata is not read: compressed texts in it are bombs of their own.
            reader.setInput(in, false, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > PIXELS) {
                return new Refused(Reason.TOO_WIDE);
            }
            if (PictureHeaders.moves(bytes, format)
                    || (format == PictureFormat.GIF && reader.getNumImages(true) > 1)) {
                return new Refused(Reason.MOVES);
            }
            BufferedImage read = read(reader, width, height);
            BufferedImage upright =
                    Orientation.upright(fitted(read), PictureHeaders.orientation(bytes, format));
            return encoded(fitted(upright));
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(PictureFormat format) throws IOException {
        return format == PictureFormat.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                        .next();
    }

    private static BufferedImage read(ImageReader reader, int width, int height)
            throws IOException {
        AtomicBoolean cut = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) ->
                cut.compareAndSet(false, warning.toLowerCase(Locale.ROOT).contains("premature")));
        ImageReadParam param = reader.getDefaultReadParam();
        double times = Math.max((double) width / WIDTH, (double) height / HEIGHT);
        int step = Math.max(1, (int) (times / 1.5));
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage read = reader.read(0, param);
        if (cut.get()) {
            throw new IOException("the picture is cut short");
        }
        return read;
    }

    /** In sRGB, no wider and no higher than what is kept. */
    private static BufferedImage fitted(BufferedImage image) throws IOException {
        BufferedImage plain = plain(image);
        if (plain.getWidth() <= WIDTH && plain.getHeight() <= HEIGHT) {
            return plain;
        }
        return Thumbnails.of(plain)
                .size(WIDTH, HEIGHT)
                .imageType(plain.getType())
                .asBufferedImage();
    }

    private static BufferedImage plain(BufferedImage image) {
        boolean seeThrough = image.getColorModel().hasAlpha();
        BufferedImage plain =
                new BufferedImage(
                        image.getWidth(),
                        image.getHeight(),
                        seeThrough ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        draw(image, plain);
        return plain;
    }

    private static void draw(BufferedImage from, BufferedImage to) {
        Graphics2D graphics = to.createGraphics();
        graphics.drawImage(from, 0, 0, null);
        graphics.dispose();
    }

    private static Picture encoded(BufferedImage image) throws IOException {
        try {
            return written(
                    image,
                    new WebPImageWriterSpi().createWriterInstance(null),
                    "Lossy",
                    "image/webp",
                    "webp");
        } catch (UnsatisfiedLinkError | NoClassDefFoundError noLibwebpHere) {
            BufferedImage opaque =
                    new BufferedImage(
                            image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = opaque.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, opaque.getWidth(), opaque.getHeight());
            graphics.dispose();
            draw(image, opaque);
            ImageWriter jpeg = ImageIO.getImageWritersByFormatName("jpeg").next();
            return written(opaque, jpeg, "JPEG", "image/jpeg", "jpg");
        }
    }

    private static Picture written(
            BufferedImage image, ImageWriter writer, String compression, String type, String name)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return new Picture(out.toByteArray(), type, name, image.getWidth(), image.getHeight());
    }
}
