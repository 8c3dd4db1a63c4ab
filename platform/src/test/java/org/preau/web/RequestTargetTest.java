package org.preau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The host and the target of a request, in all the forms that clients and attackers send. */
class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "alpha.localhost, alpha.localhost",
        "alpha.localhost:8080, alpha.localhost",
        "ALPHA.LocalHost, alpha.localhost",
        "alpha.localhost., alpha.localhost",
        "alpha.localhost.:8080, alpha.localhost"
    })
    void oneHostHasManySpellings(String header, String host) {
        assertThat(RequestTarget.of(List.of(header), "/x"))
                .isEqualTo(new RequestTarget(host, "/x", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha.localhost:80a", "alpha.localhost:80:80", "[::1]:8080"})
    void aPortIsANumber(String header) {
        assertThat(RequestTarget.of(List.of(header), "/")).isNull();
    }

    @Test
    void noHostAndTwoHostsAreNoHost() {
        assertThat(RequestTarget.of(List.of(), "/")).isNull();
        assertThat(RequestTarget.of(List.of("a.localhost", "a.localhost"), "/")).isNull();
    }

    @Test
    void aWholeAddressCountsAndNotTheHeader() {
        assertThat(
                        RequestTarget.of(
                                List.of("beta.localhost"), "http://Alpha.localhost:80/x?page=2"))
                .isEqualTo(new RequestTarget("alpha.localhost", "/x", "page=2"));
        assertThat(RequestTarget.of(List.of("beta.localhost"), "https://alpha.localhost?q=1"))
                .isEqualTo(new RequestTarget("alpha.localhost", "/", "q=1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "alpha.localhost:443", "ftp://alpha.localhost/", "x", ""})
    void otherTargetsAreNone(String uri) {
        assertThat(RequestTarget.of(List.of("alpha.localhost"), uri)).isNull();
    }
}
