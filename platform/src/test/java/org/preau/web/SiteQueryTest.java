package org.preau.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two names in a query mean something; the rest neither splits nor goes around the cache. */
class SiteQueryTest {

    @ParameterizedTest
    @CsvSource({
        "page=2, 2",
        "page=002, 2",
        "utm_source=x&page=3&page=4, 3",
        "page=0, 1",
        "page=-1, 1",
        "page=2x, 1",
        "page=99999, 1",
        "page=, 1",
        "subpage=2, 1",
        "utm_source=x, 1"
    })
    void thePageIsANumber(String query, int page) {
        assertThat(SiteQuery.of(query).page()).isEqualTo(page);
    }

    @Test
    void wordsAreDecodedAndBounded() {
        assertThat(SiteQuery.of("q=caf%C3%A9+cr%C3%A8me").words()).isEqualTo("café crème");
        assertThat(SiteQuery.of("q=%zz").words()).isEmpty();
        assertThat(SiteQuery.of("q=" + "a".repeat(900)).words()).hasSize(200);
    }

    @Test
    void anAddressKeepsWhatMeansSomething() {
        assertThat(SiteQuery.of("x=1&q=a%26b&page=2").address()).isEqualTo("?q=a%26b&page=2");
        assertThat(SiteQuery.of("x=1").address()).isEmpty();
    }
}
