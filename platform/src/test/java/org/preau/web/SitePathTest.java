package org.preau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One page has one path and one place in the cache. */
class SitePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nouvelles", "/feed.atom", "/media/0123456789abcdef/a.webp", "/A_b"})
    void mostPathsArePlain(String path) {
        assertThat(SitePath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/nouvelles/, /nouvelles",
        "//nouvelles, /nouvelles",
        "/nouvelles//, /nouvelles",
        "/./nouvelles, /nouvelles",
        "/x/../nouvelles, /nouvelles",
        "/../../nouvelles, /nouvelles",
        "/%6Eouvelles, /nouvelles",
        "/%2e%2e/nouvelles, /nouvelles",
        "//, /",
        "/., /",
        "/caf%c3%a9, /caf%C3%A9"
    })
    void othersHaveOneNormalForm(String raw, String normal) {
        assertThat(SitePath.isPlain(raw)).isFalse();
        SitePath path = Objects.requireNonNull(SitePath.of(raw));
        assertThat(path.encoded()).isEqualTo(normal);
        assertThat(Objects.requireNonNull(SitePath.of(path.encoded())).encoded()).isEqualTo(normal);
    }

    @Test
    void whatMustBeEncodedIsDecodedForLookUps() {
        assertThat(SitePath.of("/caf%C3%A9")).isEqualTo(new SitePath("/café", "/caf%C3%A9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a%2Fb", "/a%5cb", "/a\\b", "/%00", "/%0d%0aX", "/%", "/%zz", "/%c3", "/é"})
    void somePathsNoPageCanHave(String raw) {
        assertThat(SitePath.isPlain(raw)).isFalse();
        assertThat(SitePath.of(raw)).isNull();
    }
}
