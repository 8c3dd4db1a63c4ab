package org.preau.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {

    private static final Texts FRENCH = new Texts("fr");
    private static final Texts ENGLISH = new Texts("en");

    static List<String> keys() {
        return FRENCH.keys().stream().sorted().toList();
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(ENGLISH.keys()).isEqualTo(FRENCH.keys());
    }

    @Test
    void everyKeyIsUsedAndEveryUsedKeyExists() {
        Set<String> used = new TreeSet<>();
        TemplateSource.all().forEach(template -> used.addAll(template.keys()));

        assertThat(FRENCH.keys()).containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void bothLanguagesHaveTheSamePlaceholders(String key) {
        assertThat(ENGLISH.placeholders(key)).isEqualTo(FRENCH.placeholders(key));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void apostrophesAreTypographicBecauseAStraightOneQuotesInMessageFormat(String key) {
        assertThat(FRENCH.pattern(key) + ENGLISH.pattern(key)).doesNotContain("'");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void frenchPunctuationIsNeverLeftAloneAtTheStartOfALine(String key) {
        assertThat(FRENCH.pattern(key))
                .doesNotContainPattern("(?:^|[^\u00a0\u202f])[:;!?»]|«[^\u00a0\u202f]");
    }

    @Test
    void numbersAndPluralsFollowTheLanguage() {
        var some = Map.<String, Object>of("total", 1234, "query", "vélo");
        var none = Map.<String, Object>of("total", 1, "query", "vélo");

        assertThat(FRENCH.say("search.count", some))
                .isEqualTo("1\u202f234\u00a0résultats pour «\u00a0vélo\u00a0»");
        assertThat(FRENCH.say("search.count", none))
                .isEqualTo("1\u00a0résultat pour «\u00a0vélo\u00a0»");
        assertThat(ENGLISH.say("search.count", some)).isEqualTo("1,234 results for “vélo”");
        assertThat(ENGLISH.say("search.count", none)).isEqualTo("1 result for “vélo”");
    }
}
