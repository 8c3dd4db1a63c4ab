package org.preau.site;

import java.util.List;
import org.preau.text.WordDiff;

/**
 * What differs between two texts, short enough to read: long stretches that are the same are cut in
 * their middle.
 *
 * @param label message key of what is compared
 */
record Difference(String label, List<WordDiff.Piece> pieces) {

    private static final int SAME = 500;
    private static final int KEPT = 200;

    static Difference between(String label, String theirs, String mine) {
        return new Difference(
                label, WordDiff.between(theirs, mine).stream().map(Difference::shortened).toList());
    }

    /** Whether the texts differ at all. */
    boolean real() {
        return pieces.stream().anyMatch(piece -> piece.side() != WordDiff.Side.SAME);
    }

    private static WordDiff.Piece shortened(WordDiff.Piece piece) {
        String text = piece.text();
        if (piece.side() != WordDiff.Side.SAME || text.length() <= SAME) {
            return piece;
        }
        int start = text.offsetByCodePoints(0, KEPT);
        int end = text.offsetByCodePoints(text.length(), -KEPT);
        return new WordDiff.Piece(
                piece.side(), text.substring(0, start) + " […] " + text.substring(end));
    }
}
