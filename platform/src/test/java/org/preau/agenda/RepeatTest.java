package org.preau.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** Days that come again, and days and hours as people type them. */
class RepeatTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 12, 29);

    @Test
    void weeksCrossYearsAndClocks() {
        assertThat(Repeat.WEEKLY.days(FIRST, LocalDate.of(2027, 1, 12)))
                .containsExactly(FIRST, FIRST.plusDays(7), FIRST.plusDays(14));
        assertThat(Repeat.FORTNIGHTLY.days(FIRST, LocalDate.of(2027, 1, 12)))
                .containsExactly(FIRST, FIRST.plusDays(14));
    }

    @Test
    void aMonthWithoutAFifthTuesdayIsLeftOut() {
        assertThat(Repeat.MONTHLY.days(FIRST, LocalDate.of(2027, 6, 30)))
                .containsExactly(FIRST, LocalDate.of(2027, 3, 30), LocalDate.of(2027, 6, 29));
    }

    @Test
    void thereAreNeverMoreThanOneTooMany() {
        assertThat(Repeat.WEEKLY.days(FIRST, LocalDate.of(2199, 1, 1))).hasSize(Repeat.MOST + 1);
        assertThat(Repeat.ONCE.days(FIRST, LocalDate.of(2199, 1, 1))).containsExactly(FIRST);
    }

    @Test
    void daysAndHoursAreReadAsTyped() {
        LocalDate day = LocalDate.of(2026, 12, 3);
        assertThat(TypedTime.day("2026-12-03")).contains(day);
        assertThat(TypedTime.day("3/12/2026")).contains(day);
        assertThat(TypedTime.day("31/02/2027")).isEmpty();
        assertThat(TypedTime.day("3/12/20266")).isEmpty();
        LocalTime hour = LocalTime.of(20, 30);
        assertThat(TypedTime.hour("20:30")).contains(hour);
        assertThat(TypedTime.hour("20 h 30")).contains(hour);
        assertThat(TypedTime.hour("20:30:00")).contains(hour);
        assertThat(TypedTime.hour("20h")).contains(LocalTime.of(20, 0));
        assertThat(TypedTime.hour("20")).contains(LocalTime.of(20, 0));
        assertThat(TypedTime.hour("24:00")).isEmpty();
        assertThat(TypedTime.hour("20:61")).isEmpty();
    }
}
