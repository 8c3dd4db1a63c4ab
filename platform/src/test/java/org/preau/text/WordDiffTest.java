package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.text.WordDiff.Side.ADDED;
import static org.preau.text.WordDiff.Side.REMOVED;
import static org.preau.text.WordDiff.Side.SAME;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.preau.text.WordDiff.Piece;
import org.preau.text.WordDiff.Side;

class WordDiffTest {
    @Test
    void a_changed_word_is_a_changed_word() {
        assertThat(WordDiff.between("Le four est chaud.\nVenez !", "Le four est froid.\nVenez !"))
                .containsExactly(
                        new Piece(SAME, "Le four est "),
                        new Piece(REMOVED, "chaud"),
                        new Piece(ADDED, "froid"),
                        new Piece(SAME, ".\nVenez !"));
    }

    @Test
    void neighbouring_changes_are_read_as_one() {
        assertThat(WordDiff.between("un velours rouge vif ici", "un velours vert pâle ici"))
                .containsExactly(
                        new Piece(SAME, "un velours "),
                        new Piece(REMOVED, "rouge vif"),
                        new Piece(ADDED, "vert pâle"),
                        new Piece(SAME, " ici"));
    }

    @Test
    void lines_that_share_almost_nothing_are_replaced_whole() {
        assertThat(WordDiff.between("a b c d e f g h i j k l", "a 1 2 3 4 5 6 7 8 9 10 11"))
                .extracting(Piece::side)
                .containsExactly(REMOVED, ADDED);
    }

    @Test
    void equal_texts_have_at_most_one_piece() {
        assertThat(WordDiff.between("", "")).isEmpty();
        assertThat(WordDiff.between("a\nb", "a\nb")).containsExactly(new Piece(SAME, "a\nb"));
        assertThat(WordDiff.between("", "a")).containsExactly(new Piece(ADDED, "a"));
        assertThat(WordDiff.between("a", "")).containsExactly(new Piece(REMOVED, "a"));
    }

    @Test
    void the_pieces_give_both_texts_back() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 15_000; i++) {
            String first = text(random, random.nextInt(40));
            String second =
                    random.nextInt(4) == 0
                            ? text(random, random.nextInt(40))
                            : edited(first, random);
            assertGivesBack(first, second, "seed " + seed);
        }
    }

    @Test
    void huge_texts_are_compared_coarsely_but_rightly() {
        Random random = new Random(7);
        List<String[]> pairs =
                List.of(
                        new String[] {text(random, 300_000), text(random, 300_000)},
                        new String[] {"\n".repeat(1_000_000), "a\n".repeat(500_000)},
                        new String[] {"a ".repeat(500_000), "b ".repeat(500_000)},
                        new String[] {"ab".repeat(500_000), "ba".repeat(500_000)},
                        new String[] {"a b\n".repeat(40_000), "b a\n".repeat(40_000)},
                        new String[] {"(".repeat(400_000), ")(".repeat(400_000)});
        for (String[] pair : pairs) {
            long start = System.nanoTime();
            assertGivesBack(pair[0], pair[1], "huge");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void a_small_change_in_a_long_text_stays_small() {
        String first = text(new Random(3), 100_000);
        String second = first.substring(0, 80_000) + "nouveau " + first.substring(80_000);

        List<Piece> pieces = WordDiff.between(first, second);

        int changed =
                pieces.stream()
                        .filter(p -> p.side() != SAME)
                        .mapToInt(p -> p.text().length())
                        .sum();
        assertThat(changed).isLessThan(40);
    }

    private static void assertGivesBack(String first, String second, String what) {
        List<Piece> pieces = WordDiff.between(first, second);
        assertThat(without(ADDED, pieces).equals(first)).as(what).isTrue();
        assertThat(without(REMOVED, pieces).equals(second)).as(what).isTrue();
        for (int i = 1; i < pieces.size(); i++) {
            assertThat(pieces.get(i).side()).as(what).isNotEqualTo(pieces.get(i - 1).side());
        }
    }

    private static String without(Side side, List<Piece> pieces) {
        return pieces.stream()
                .filter(p -> p.side() != side)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    private static String text(Random random, int tokens) {
        String[] words = {
            "le ", "four ", "é ", "est ", "chaud", ", ", ".\n", "\n", "  ", "a", "b ", "😀", "\r\n"
        };
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens; i++) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }

    private static String edited(String text, Random random) {
        StringBuilder edited = new StringBuilder(text);
        for (int n = random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(edited.length() + 1);
            int end = Math.min(edited.length(), at + random.nextInt(5));
            edited.replace(at, end, text(random, random.nextInt(3)));
        }
        return edited.toString();
    }
}
