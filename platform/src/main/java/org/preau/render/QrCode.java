package org.preau.render;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Draws a text as a QR code (ISO/IEC 18004), an SVG of one path: dark on light in any theme, as
 * cameras want it. Any thread.
 */
public final class QrCode {

    private static final int QUIET = 4;
    private static final int PIXELS = 232;

    private QrCode() {}

    /**
     * The code inside a page, which must say the same in words.
     *
     * @throws IllegalArgumentException when {@code text} is too long for any code
     */
    public static SafeHtml of(String text) {
        return new SafeHtml("<svg aria-hidden=\"true\" " + drawing(text));
    }

    /**
     * The code as a file of its own, sharp at any size.
     *
     * @throws IllegalArgumentException when {@code text} is too long for any code
     */
    public static byte[] file(String text) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" " + drawing(text))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String drawing(String text) {
        BitMatrix matrix = matrix(text);
        return "viewBox=\"0 0 %1$d %1$d\" width=\"%2$d\" height=\"%2$d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path fill=\"#000\" d=\"%3$s\"/></svg>"
                .formatted(matrix.getWidth(), PIXELS, dark(matrix));
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    /** One rectangle for each run of dark modules of a line. */
    private static String dark(BitMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            int x = 0;
            while (x < matrix.getWidth()) {
                int end = x;
                while (end < matrix.getWidth() && matrix.get(end, y)) {
                    end++;
                }
                if (end > x) {
                    path.append("M%d %dh%dv1H%dz".formatted(x, y, end - x, x));
                }
                x = end + 1;
            }
        }
        return path.toString();
    }
}
