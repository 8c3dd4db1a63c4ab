package org.preau.text;

import java.util.ArrayList;
import java.util.List;
import org.preau.text.WordDiff.Piece;
import org.preau.text.WordDiff.Side;

/**
 * Gathers the pieces of a comparison into what a person reads: neighbours of one side are one
 * piece, and a lone gap between two changes belongs to both ("rouge vif" became "vert pâle", not
 * two changes with a space between).
 */
final class DiffPieces {
    private final List<Piece> done = new ArrayList<>();
    private final StringBuilder same = new StringBuilder();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();

    void add(Side side, List<String> tokens) {
        tokens.forEach(token -> add(side, token));
    }

    void replace(List<String> a, List<String> b) {
        add(Side.REMOVED, a);
        add(Side.ADDED, b);
    }

    private void add(Side side, String token) {
        if (side == Side.SAME) {
            same.append(token);
            return;
        }
        settleSame();
        (side == Side.REMOVED ? removed : added).append(token);
    }

    /**
     * A change begins: either what was the same ends the change before it, or it is only the gap
     * inside one.
     */
    private void settleSame() {
        boolean pending = !removed.isEmpty() && !added.isEmpty();
        if (pending && isGap(same)) {
            removed.append(same);
            added.append(same);
        } else if (!same.isEmpty()) {
            flushChange();
            done.add(new Piece(Side.SAME, same.toString()));
        }
        same.setLength(0);
    }

    private static boolean isGap(CharSequence text) {
        return text.chars().allMatch(c -> c == ' ');
    }

    private void flushChange() {
        flush(Side.REMOVED, removed);
        flush(Side.ADDED, added);
    }

    private void flush(Side side, StringBuilder text) {
        if (!text.isEmpty()) {
            done.add(new Piece(side, text.toString()));
            text.setLength(0);
        }
    }

    List<Piece> toList() {
        flushChange();
        flush(Side.SAME, same);
        return List.copyOf(done);
    }
}
