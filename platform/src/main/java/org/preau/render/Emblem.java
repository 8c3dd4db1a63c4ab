package org.preau.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sign of an association that has no logo: four tiles drawn from its name, in the chalk of its
 * sector. The same name always gives the same emblem.
 *
 * @param chalk the colour, 1 to 6
 * @param tiles four of them: top left, top right, bottom left, bottom right
 */
public record Emblem(int chalk, List<Tile> tiles) {
    private static final List<String> SHAPES =
            List.of(
                    "M0 0h16v16z",
                    "M0 0h16a16 16 0 0 1-16 16z",
                    "M0 0h8v16H0z",
                    "M3 8a5 5 0 1 0 10 0 5 5 0 0 0-10 0z",
                    "M8 0a8 8 0 0 0 8 8v8H8z");

    /**
     * One shape in its square of 16.
     *
     * @param path the SVG path
     * @param x left edge, 0 or 16
     * @param y top edge, 0 or 16
     * @param turn degrees, a multiple of 90
     */
    public record Tile(String path, int x, int y, int turn) {}

    /** The emblem of a name. */
    public static Emblem of(String name, int chalk) {
        if (chalk < 1 || chalk > 6) {
            throw new IllegalArgumentException("There are six chalks, not " + chalk);
        }
        byte[] hash = hash(name);
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String shape = SHAPES.get(Math.floorMod(hash[i], SHAPES.size()));
            tiles.add(new Tile(shape, i % 2 * 16, i / 2 * 16, Math.floorMod(hash[i + 4], 4) * 90));
        }
        return new Emblem(chalk, List.copyOf(tiles));
    }

    private static byte[] hash(String name) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
