package org.preau.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days as people type them. */
class WeekdaysTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Lundi | MONDAY",
                "les mardis et jeudis | TUESDAY THURSDAY",
                "du lundi au mercredi | MONDAY TUESDAY WEDNESDAY",
                "Sam.-dim. | SATURDAY SUNDAY",
                "Mon to Wed | MONDAY TUESDAY WEDNESDAY",
                "vendredi au lundi | FRIDAY SATURDAY SUNDAY MONDAY",
                "Premier lundi du mois | ''",
                "sur rendez-vous | ''",
                "au | ''",
                "'' | ''",
            })
    void aDayOrSeveralOrNoneAtAll(String typed, String days) {
        String found =
                Weekdays.in(typed).stream()
                        .map(DayOfWeek::name)
                        .sorted()
                        .reduce("", (all, day) -> all + " " + day)
                        .strip();

        assertThat(found)
                .isEqualTo(
                        String.join(
                                " ",
                                java.util.stream.Stream.of(days.split(" ")).sorted().toList()));
    }
}
