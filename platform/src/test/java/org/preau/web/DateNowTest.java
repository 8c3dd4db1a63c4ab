package org.preau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DateNowTest {

    @Test
    void theDateIsWrittenAsTheStandardSays() {
        Instant instant = Instant.parse("2026-03-01T08:05:09Z");

        assertThat(DateNow.of(instant)).isEqualTo("Sun, 01 Mar 2026 08:05:09 GMT");
        assertThat(new DateNow(Clock.fixed(instant, ZoneOffset.UTC)).text().toString())
                .isEqualTo("Sun, 01 Mar 2026 08:05:09 GMT");
    }
}
