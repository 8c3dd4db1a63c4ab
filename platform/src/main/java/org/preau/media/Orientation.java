package org.preau.media;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * Turns a photo the way it was held: telephones store it lying and note how to turn it (EXIF 2.32,
 * tag 0x0112, values 1 to 8).
 */
final class Orientation {

    private Orientation() {}

    /** The picture upright; the same one when there is nothing to turn. */
    static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return image;
        }
        boolean lying = orientation >= 5;
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage turned =
                new BufferedImage(lying ? height : width, lying ? width : height, image.getType());
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(image, transform(orientation, width, height), null);
        graphics.dispose();
        return turned;
    }

    private static AffineTransform transform(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
