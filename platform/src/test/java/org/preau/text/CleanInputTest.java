package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CleanInputTest {
    @Test
    void a_line_loses_what_cannot_be_seen() {
        assertThat(CleanInput.line("  Fe\u0301dé\r\nration\t des\u200B \u202Eamis\u0000 \uFEFF"))
                .isEqualTo("Fédé ration des amis");
        assertThat(CleanInput.line("ad\u200Dmin\u00AD\u2060\u3164")).isEqualTo("admin");
        assertThat(CleanInput.line("a\uD800b\uDC00\uFFFF")).isEqualTo("ab");
        assertThat(CleanInput.line("\u00A0\u202F ")).isEmpty();
    }

    @Test
    void a_line_keeps_what_languages_and_emoji_need() {
        assertThat(CleanInput.line("می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
        assertThat(CleanInput.line("👩\u200D🌾 Amap")).isEqualTo("👩\u200D🌾 Amap");
        assertThat(CleanInput.line("Comité\u202F!")).isEqualTo("Comité\u202F!");
    }

    @Test
    void marks_do_not_pile_up_on_a_letter() {
        assertThat(CleanInput.line("Z" + "\u0335".repeat(50) + "o").length())
                .isLessThanOrEqualTo(6);
    }

    @Test
    void a_text_keeps_its_lines_with_one_kind_of_end() {
        assertThat(CleanInput.text("a\r\nb\rc\nd\u2028e\u0085f\tg\u0000\u0007h"))
                .isEqualTo("a\nb\nc\nd\ne\nf\tgh");
        assertThat(CleanInput.text("\uFEFFa\u202Eb\uD800c")).isEqualTo("ab\uFFFDc");
        assertThat(CleanInput.text("e\u0301\u200F")).isEqualTo("é\u200F");
    }

    @Test
    void length_counts_what_people_count() {
        assertThat(CleanInput.length("a😀é")).isEqualTo(3);
    }

    @Test
    void cleaning_twice_is_cleaning_once() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 30_000; i++) {
            StringBuilder sent = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                int c =
                        random.nextInt(4) == 0
                                ? 0x300 + random.nextInt(0x40)
                                : 0x1FF0 + random.nextInt(0x80);
                sent.append(
                        (char)
                                (random.nextInt(3) == 0
                                        ? random.nextInt(0x10000)
                                        : random.nextBoolean() ? c : random.nextInt(0x180)));
            }
            String line = CleanInput.line(sent.toString());
            String text = CleanInput.text(sent.toString());
            assertThat(CleanInput.line(line))
                    .as("seed %d, line of %s", seed, codes(sent))
                    .isEqualTo(line);
            assertThat(CleanInput.text(text))
                    .as("seed %d, text of %s", seed, codes(sent))
                    .isEqualTo(text);
        }
    }

    private static String codes(CharSequence text) {
        return text.chars().mapToObj(Integer::toHexString).toList().toString();
    }
}
