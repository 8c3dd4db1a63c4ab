package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    L’été à la Cœur-de-Ville ! | l-ete-a-la-coeur-de-ville
                    ÇA VA ? ŒUVRE & æther      | ca-va-oeuvre-aether
                    Straße, Łódź, İstanbul     | strasse-lodz-istanbul
                    n° 5 : 12 500 €            | n-5-12-500
                    ../../etc/passwd           | etc-passwd
                    <script>alert(1)</script>  | script-alert-1-script
                    -- --                      | sans-titre
                    جمعية                      | sans-titre
                    ﬁn １２                     | fin-12
                    """)
    void a_title_becomes_an_address(String title, String slug) {
        assertThat(Slugs.from(title)).isEqualTo(slug);
    }

    @Test
    void it_is_cut_at_a_word_unless_the_word_is_all_there_is() {
        assertThat(Slugs.from("assemblée générale ".repeat(10)))
                .isEqualTo(
                        "assemblee-generale-assemblee-generale-assemblee-generale-assemblee-generale");
        assertThat(Slugs.from("x".repeat(2_000_000))).isEqualTo("x".repeat(80));
        assertThat(Slugs.from("a " + "x".repeat(200))).hasSize(80);
    }

    @Test
    void a_taken_or_reserved_slug_gets_a_number_and_stays_short() {
        Set<String> taken = Set.of("fete", "fete-2");
        assertThat(Slugs.free("Fête", Set.of(), taken::contains)).isEqualTo("fete-3");
        assertThat(Slugs.free("Recherche", Set.of("recherche"), slug -> false))
                .isEqualTo("recherche-2");
        String full = "x".repeat(80);
        assertThat(Slugs.free(full, Set.of(), full::equals)).isEqualTo("x".repeat(78) + "-2");
    }

    @Test
    void whatever_is_typed_the_slug_is_well_formed_and_its_own_slug() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder title = new StringBuilder();
            for (int n = random.nextInt(120); n >= 0; n--) {
                title.append(
                        (char)
                                (random.nextInt(3) == 0
                                        ? random.nextInt(0x10000)
                                        : random.nextInt(0x180)));
            }
            String slug = Slugs.from(title.toString());
            assertThat(slug)
                    .as("seed %d", seed)
                    .matches("[a-z0-9]+(-[a-z0-9]+)*")
                    .hasSizeLessThanOrEqualTo(80);
            assertThat(Slugs.from(slug)).isEqualTo(slug);
        }
    }
}
