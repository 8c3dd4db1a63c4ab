package org.preau.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two texts, so that two people who edited the same page see both and lose
 * neither.
 *
 * <p>Lines are compared first, then the words of the lines that changed. Each comparison has a
 * budget; beyond it the answer is coarser (whole lines, at worst one whole block removed and one
 * added) but never wrong: the pieces that are not ADDED, joined, are the first text, and those that
 * are not REMOVED the second.
 */
public final class WordDiff {
    /** Where a piece stands: in both texts, only in the second, only in the first. */
    public enum Side {
        SAME,
        ADDED,
        REMOVED
    }

    /**
     * A piece of text, never empty. Of two pieces that replace each other, the removed one comes
     * first.
     */
    public record Piece(Side side, String text) {}

    private static final int MOST_LINES = 100_000;
    private static final int MOST_WORDS = 20_000;
    private static final int MOST_CHANGES = 1_000;

    /** Steps all word comparisons of one call share: some 30 ms. */
    private long budget = 20_000_000;

    private final DiffPieces pieces = new DiffPieces();

    private WordDiff() {}

    /**
     * Compares the two texts; time and memory are bounded whatever they hold. Equal texts give at
     * most one piece.
     */
    public static List<Piece> between(String first, String second) {
        WordDiff diff = new WordDiff();
        diff.compareLines(Tokens.lines(first), Tokens.lines(second));
        return diff.pieces.toList();
    }

    private void compareLines(List<String> a, List<String> b) {
        boolean tooMany = a.size() + b.size() > MOST_LINES;
        Optional<int[]> matches = tooMany ? Optional.empty() : Myers.match(a, b, MOST_CHANGES);
        if (matches.isEmpty()) {
            replaceTrimmed(a, b);
            return;
        }
        walk(a, b, matches.get(), this::compareWords);
    }

    /** Too different to align: what is common at both ends is still said. */
    private void replaceTrimmed(List<String> a, List<String> b) {
        int start = Myers.commonStart(a, b);
        int end = Myers.commonEnd(a, b, start);
        pieces.add(Side.SAME, a.subList(0, start));
        pieces.replace(a.subList(start, a.size() - end), b.subList(start, b.size() - end));
        pieces.add(Side.SAME, a.subList(a.size() - end, a.size()));
    }

    private void compareWords(List<String> a, List<String> b) {
        List<String> from = Tokens.words(a);
        List<String> to = Tokens.words(b);
        int size = from.size() + to.size();
        int changes = (int) Math.min(MOST_CHANGES, budget / Math.max(1, size));
        if (a.isEmpty() || b.isEmpty() || size > MOST_WORDS || changes == 0) {
            pieces.replace(a, b);
            return;
        }
        budget -= (long) size * changes / 10;
        Optional<int[]> matches = Myers.match(from, to, changes);
        if (matches.isEmpty() || !isAlike(from, to, matches.get())) {
            pieces.replace(a, b);
            return;
        }
        walk(from, to, matches.get(), pieces::replace);
    }

    /**
     * A quarter of the words in common: below it, crumbs of shared words make a worse reading than
     * two whole lines.
     */
    private static boolean isAlike(List<String> a, List<String> b, int[] matches) {
        int same = 0;
        for (int i = 0; i < matches.length; i++) {
            same += matches[i] >= 0 && Tokens.isWord(a.get(i)) ? 1 : 0;
        }
        long words =
                Math.min(
                        a.stream().filter(Tokens::isWord).count(),
                        b.stream().filter(Tokens::isWord).count());
        return 4L * same >= words;
    }

    private interface Gap {
        void between(List<String> a, List<String> b);
    }

    /** Says what matches, and hands each stretch that does not to {@code gap}. */
    private void walk(List<String> a, List<String> b, int[] matches, Gap gap) {
        int fromA = 0;
        int fromB = 0;
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] >= 0) {
                gap.between(a.subList(fromA, i), b.subList(fromB, matches[i]));
                pieces.add(Side.SAME, List.of(a.get(i)));
                fromA = i + 1;
                fromB = matches[i] + 1;
            }
        }
        gap.between(a.subList(fromA, a.size()), b.subList(fromB, b.size()));
    }

    /** Cuts texts; the tokens joined are the text. */
    private static final class Tokens {
        static List<String> lines(String text) {
            List<String> lines = new ArrayList<>();
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                lines.add(text.substring(start, end + 1));
                start = end + 1;
            }
            if (start < text.length()) {
                lines.add(text.substring(start));
            }
            return lines;
        }

        /** Runs of letters and digits, runs of spaces, and every other sign by itself. */
        static List<String> words(List<String> lines) {
            String text = String.join("", lines);
            List<String> words = new ArrayList<>();
            int start = 0;
            for (int i = 1; i <= text.length(); i++) {
                if (i == text.length()
                        || kind(text.charAt(i)) != kind(text.charAt(start))
                        || kind(text.charAt(start)) == 0) {
                    words.add(text.substring(start, i));
                    start = i;
                }
            }
            return words;
        }

        static boolean isWord(String token) {
            return kind(token.charAt(0)) == 1;
        }

        private static int kind(char c) {
            boolean word =
                    Character.isLetterOrDigit(c)
                            || Character.isSurrogate(c)
                            || Character.getType(c) == Character.NON_SPACING_MARK;
            return word ? 1 : c == ' ' ? 2 : 0;
        }
    }
}
