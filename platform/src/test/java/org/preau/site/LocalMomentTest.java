package org.preau.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A day and hour as browsers send them and as people type them, on the clocks of Paris. */
class LocalMomentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-03T08:00 | 2026-12-03T07:00:00Z",
                "2026-12-03T08:00:30 | 2026-12-03T07:00:00Z",
                "2026-07-03T08:00 | 2026-07-03T06:00:00Z",
                "3/12/2026 8:00 | 2026-12-03T07:00:00Z",
                "03/12/2026 à 8h30 | 2026-12-03T07:30:00Z",
                "3/12/2026 8 h | 2026-12-03T07:00:00Z",
                "3.12.2026 | 2026-12-02T23:00:00Z",
                "29/02/2028 12:00 | 2028-02-29T11:00:00Z",
                "2026-03-29T01:59 | 2026-03-29T00:59:00Z",
                "2026-03-29T03:00 | 2026-03-29T01:00:00Z",
                "2026-10-25T02:30 | 2026-10-25T00:30:00Z",
            })
    void aMomentIsRead(String typed, String instant) {
        assertThat(LocalMoment.read(typed, null))
                .isEqualTo(new LocalMoment.At(Instant.parse(instant)));
    }

    @ParameterizedTest
    @CsvSource({
        "29/02/2027 12:00, site.wrong.no-such-day",
        "2026-04-31T10:00, site.wrong.no-such-day",
        "2026-12-03T25:00, site.wrong.no-such-day",
        "2026-03-29T02:30, site.wrong.no-such-hour",
        "demain, site.wrong.moment",
        "3/12, site.wrong.moment"
    })
    void whatIsNoMomentSaysWhy(String typed, String key) {
        assertThat(LocalMoment.read(typed, null)).isEqualTo(new LocalMoment.Wrong(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00a0"})
    void nothingIsNothing(String typed) {
        assertThat(LocalMoment.read(typed, null)).isEqualTo(new LocalMoment.Nothing());
    }

    @Test
    void theHourThatComesTwiceStaysTheOneThatWasMeant() {
        Instant second = Instant.parse("2026-10-25T01:30:00Z");

        String given = LocalMoment.written(second);

        assertThat(given).isEqualTo("2026-10-25T02:30");
        assertThat(LocalMoment.read(given, second)).isEqualTo(new LocalMoment.At(second));
        assertThat(LocalMoment.read("2026-10-25T02:31", second))
                .isEqualTo(new LocalMoment.At(Instant.parse("2026-10-25T00:31:00Z")));
    }

    @Test
    void aLongTextIsRefusedAtOnce() {
        assertThat(LocalMoment.read("1".repeat(1_000_000), null))
                .isEqualTo(new LocalMoment.Wrong("site.wrong.moment"));
    }
}
