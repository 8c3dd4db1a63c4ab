package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void a_short_text_is_whole_and_on_one_line() {
        assertThat(Excerpt.of(" Le four\n est  chaud. ", 40)).isEqualTo("Le four est chaud.");
    }

    @Test
    void a_long_one_ends_after_a_word_without_a_dangling_sign() {
        assertThat(Excerpt.of("Le four est chaud, venez", 20)).isEqualTo("Le four est chaud…");
        assertThat(Excerpt.of("Elle dit «\u202Fviens vite\u202F»", 14)).isEqualTo("Elle dit…");
        assertThat(Excerpt.of("x".repeat(100), 10)).isEqualTo("x".repeat(9) + "…");
    }

    @Test
    void an_absurd_length_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> Excerpt.of("a", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_is_never_longer_than_asked_and_never_cuts_a_pair() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(60); n > 0; n--) {
                text.append(random.nextInt(4) == 0 ? " " : random.nextBoolean() ? "😀" : "a,");
            }
            int length = 2 + random.nextInt(30);
            String excerpt = Excerpt.of(text.toString(), length);
            assertThat(CleanInput.length(excerpt)).as("seed %d", seed).isLessThanOrEqualTo(length);
            assertThat(CleanInput.text(excerpt)).as("seed %d", seed).isEqualTo(excerpt);
        }
    }

    @Test
    void words_are_counted_as_a_person_would() {
        assertThat(ReadingTime.words("L’ami dit\u00A0: «\u202Foui\u202F» – 10\u202F000 fois !"))
                .isEqualTo(5);
        assertThat(ReadingTime.words("")).isZero();
        assertThat(ReadingTime.minutes(0)).isEqualTo(1);
        assertThat(ReadingTime.minutes(200)).isEqualTo(1);
        assertThat(ReadingTime.minutes(201)).isEqualTo(2);
    }
}
