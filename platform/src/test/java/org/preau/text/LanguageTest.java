package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|FR",
                "fr|FR",
                "en|EN",
                "EN-us,en;q=0.9|EN",
                "fr-CA,fr;q=0.9,en;q=0.8|FR",
                "de,en;q=0.7,fr;q=0.3|EN",
                "de,en;q=0.3,fr;q=0.7|FR",
                "en;q=0.5,fr;q=0.5|FR",
                "*|FR",
                "fr;q=0,*|EN",
                "fr;q=0|FR",
                "de|FR",
                "en ; q=1.000 , fr ; q=0.999|EN",
                "en;q=2|FR",
                "en;q=0.9999|FR",
                "en;level=1|FR",
                "english|FR",
                ",,;;,en|EN",
                ";q=1|FR",
                "é\u0000ü;;q=|FR",
            })
    void theBrowsersPreferenceIsFollowed(String header, Language expected) {
        assertThat(Language.negotiate(header)).isEqualTo(expected);
    }

    @Test
    void onlyABoundedPartOfTheHeaderIsRead() {
        assertThat(Language.negotiate("de,".repeat(31) + "en")).isEqualTo(Language.EN);
        assertThat(Language.negotiate("de,".repeat(32) + "en")).isEqualTo(Language.FR);
        assertThat(Language.negotiate("en," + "x".repeat(1_000))).isEqualTo(Language.FR);
    }

    @Test
    void tagsNameLanguages() {
        assertThat(Language.ofTag("EN")).contains(Language.EN);
        assertThat(Language.ofTag("de")).isEmpty();
    }
}
