package org.preau.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The shortest edit between two lists of tokens, bounded: E. W. Myers, <i>An O(ND) Difference
 * Algorithm and Its Variations</i>, Algorithmica 1 (1986). The greedy form, which keeps its
 * frontier for each number of edits, is chosen over the linear-space one because the bound on edits
 * already bounds its memory (d² integers: 4 MB for 1,000).
 */
final class Myers {
    private final List<String> a;
    private final List<String> b;
    private final List<int[]> frontiers = new ArrayList<>();

    private Myers(List<String> a, List<String> b) {
        this.a = a;
        this.b = b;
    }

    /**
     * For each token of {@code a} the index of its partner in {@code b}, or -1; partners are in
     * rising order.
     *
     * @return empty when more than {@code most} tokens would have to be removed or added
     */
    static Optional<int[]> match(List<String> a, List<String> b, int most) {
        int start = commonStart(a, b);
        int end = commonEnd(a, b, start);
        Myers middle =
                new Myers(a.subList(start, a.size() - end), b.subList(start, b.size() - end));
        return middle.search(most)
                .map(edits -> {
                    int[] matches = new int[a.size()];
                    Arrays.fill(matches, -1);
                    for (int i = 0; i < start; i++) {
                        matches[i] = i;
                    }
                    for (int i = 1; i <= end; i++) {
                        matches[a.size() - i] = b.size() - i;
                    }
                    middle.trace(edits, start, matches);
                    return matches;
                });
    }

    static int commonStart(List<String> a, List<String> b) {
        int most = Math.min(a.size(), b.size());
        int n = 0;
        while (n < most && a.get(n).equals(b.get(n))) {
            n++;
        }
        return n;
    }

    static int commonEnd(List<String> a, List<String> b, int start) {
        int most = Math.min(a.size(), b.size()) - start;
        int n = 0;
        while (n < most && a.get(a.size() - 1 - n).equals(b.get(b.size() - 1 - n))) {
            n++;
        }
        return n;
    }

    /**
     * Goes as far as each number of edits allows on each diagonal; gives the number that reaches
     * the end.
     */
    private Optional<Integer> search(int most) {
        int[] reached = {0, 0, 0};
        for (int d = 0; d <= most; d++) {
            int[] next = new int[2 * d + 3];
            for (int k = -d; k <= d; k += 2) {
                int x = slide(d == 0 ? 0 : advance(reached, d, k), k);
                next[k + d + 1] = x;
                if (x >= a.size() && x - k >= b.size()) {
                    return Optional.of(d);
                }
            }
            frontiers.add(next);
            reached = next;
        }
        return Optional.empty();
    }

    /** The frontier of d - 1 edits, whose diagonal k lies at k + d. */
    private static int advance(int[] reached, int d, int k) {
        return isDown(reached, d, k) ? reached[k + 1 + d] : reached[k - 1 + d] + 1;
    }

    private static boolean isDown(int[] reached, int d, int k) {
        return k == -d || (k != d && reached[k - 1 + d] < reached[k + 1 + d]);
    }

    private int slide(int from, int k) {
        int x = from;
        while (x < a.size() && x - k < b.size() && a.get(x).equals(b.get(x - k))) {
            x++;
        }
        return x;
    }

    private void trace(int edits, int shift, int[] matches) {
        int x = a.size();
        int y = b.size();
        for (int d = edits; d > 0; d--) {
            int[] reached = frontiers.get(d - 1);
            int k = x - y;
            boolean down = isDown(reached, d, k);
            int fromX = down ? reached[k + 1 + d] : reached[k - 1 + d];
            int afterX = down ? fromX : fromX + 1;
            while (x > afterX) {
                matches[shift + --x] = shift + --y;
            }
            x = fromX;
            y = down ? y - 1 : y;
        }
        while (x > 0) {
            matches[shift + --x] = shift + --y;
        }
    }
}
