package org.preau.look;

import java.util.Arrays;
import java.util.List;

/**
 * Something that a theme writes or draws on a ground.
 *
 * @param mark the token of what is written, such as {@code ink}
 * @param ground the token that it stands on, such as {@code paper}
 * @param asked the least contrast: 4.5 for text, 3 for a shape, more where the theme wants it
 */
public record Pair(String mark, String ground, double asked) {

    private static final double TEXT = 4.5;

    /**
     * Those that {@code mark/ground[:ratio]} spell, separated by spaces.
     *
     * @throws IllegalArgumentException when one has another form
     */
    public static List<Pair> read(String all) {
        return Arrays.stream(all.strip().split("\\s+")).map(Pair::one).toList();
    }

    private static Pair one(String text) {
        String[] sides = text.split("[/:]", -1);
        if (sides.length < 2 || sides.length > 3) {
            throw new IllegalArgumentException("not a pair: " + text);
        }
        double asked = sides.length == 3 ? Double.parseDouble(sides[2]) : TEXT;
        return new Pair(sides[0], sides[1], asked);
    }

    boolean has(String token) {
        return mark.equals(token) || ground.equals(token);
    }
}
