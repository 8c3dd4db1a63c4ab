package org.preau.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds which quotation marks of a block open and close together, so that only whole pairs are
 * changed.
 *
 * <p>A straight mark is read by its neighbours: it opens before a word and after a gap, closes
 * after a word and before a gap or a sign. What cannot be read, or has no partner (5" pipes, a
 * forgotten mark), stays as it was typed.
 */
final class QuotePairs {
    private record Open(int at, char mark) {}

    private final TypesetRun run;
    private final char[] glyphs;
    private final List<Open> open = new ArrayList<>();
    private final boolean french;

    private QuotePairs(TypesetRun run, boolean french) {
        this.run = run;
        this.french = french;
        glyphs = run.text().toCharArray();
    }

    /**
     * The characters of the block, with the marks of each pair replaced: « » outside and “ ” inside
     * for French.
     */
    static char[] resolve(TypesetRun run, boolean french) {
        QuotePairs pairs = new QuotePairs(run, french);
        for (int i = 0; i < pairs.glyphs.length; i++) {
            pairs.read(i);
        }
        return pairs.glyphs;
    }

    private void read(int i) {
        char c = run.at(i);
        switch (c) {
            case '«', '“' -> open.add(new Open(i, c));
            case '»' -> close(i, '«');
            case '”' -> close(i, '“');
            case '"' -> readStraight(i);
            default -> {}
        }
    }

    private void readStraight(int i) {
        char before = run.at(i - 1);
        char after = run.at(i + 1);
        if (before == '"' || after == '"') {
            return;
        }
        boolean opens =
                (TypesetRun.isGap(before) || "([{-–—'’/«“".indexOf(before) >= 0)
                        && !endsHere(after);
        boolean closes =
                !TypesetRun.isGap(before) && "([{«“".indexOf(before) < 0 && endsHere(after);
        if (opens) {
            open.add(new Open(i, '"'));
        } else if (closes) {
            close(i, '"');
        }
    }

    private static boolean endsHere(char after) {
        return TypesetRun.isGap(after) || ".,;:!?)]}…»”-–—'’/*_".indexOf(after) >= 0;
    }

    private void close(int i, char mark) {
        for (int k = open.size() - 1; k >= 0 && k >= open.size() - 32; k--) {
            if (open.get(k).mark() == mark) {
                replace(open.get(k).at(), i, mark, k);
                open.subList(k, open.size()).clear();
                return;
            }
        }
    }

    private void replace(int from, int to, char mark, int depth) {
        boolean outer = french && depth == 0;
        if (mark == '"' || (mark == '“' && outer)) {
            glyphs[from] = outer ? '«' : '“';
            glyphs[to] = outer ? '»' : '”';
        }
    }
}
