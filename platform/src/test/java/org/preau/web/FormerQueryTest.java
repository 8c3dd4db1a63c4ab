package org.preau.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormerQueryTest {

    @Test
    void onlyTheAddressesOfOtherSoftwareKeepTheirQuestion() {
        assertThat(FormerQuery.of("/spip.php", "article12")).isEqualTo("/spip.php?article12");
        assertThat(FormerQuery.of("/spip.php", "page=x&id_rubrique=3&lang=fr"))
                .isEqualTo("/spip.php?rubrique3");
        assertThat(FormerQuery.of("/article.php3", "id_article=4")).isEqualTo("/spip.php?article4");
        assertThat(FormerQuery.of("/", "p=12")).isEqualTo("/?p=12");
        assertThat(FormerQuery.of("/", "page=2")).isNull();
        assertThat(FormerQuery.of("/", "p=abc")).isNull();
        assertThat(FormerQuery.of("/spip.php", "page=plan")).isNull();
        assertThat(FormerQuery.of("/recherche", "q=article12")).isNull();
        assertThat(FormerQuery.of("/spip.php", null)).isNull();
        assertThat(FormerQuery.of("/spip.php", "article" + "1".repeat(300))).isNull();
    }
}
