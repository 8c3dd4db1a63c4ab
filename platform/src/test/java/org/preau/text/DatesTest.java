package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static final Messages MESSAGES = Messages.load(List.of("/org/preau/text"));
    private final Dates french = new Dates(MESSAGES, Language.FR, Dates.PARIS);
    private final Dates english = new Dates(MESSAGES, Language.EN, Dates.PARIS);

    @Test
    void daysAreWrittenAsTheyAreSaid() {
        assertThat(french.day(LocalDate.of(2026, 11, 14))).isEqualTo("14\u00a0novembre\u00a02026");
        assertThat(french.day(LocalDate.of(2026, 12, 1))).isEqualTo("1er\u00a0décembre\u00a02026");
        assertThat(french.day(LocalDate.of(2026, 12, 11))).isEqualTo("11\u00a0décembre\u00a02026");
        assertThat(english.day(LocalDate.of(2026, 12, 1))).isEqualTo("1\u00a0December\u00a02026");
        assertThat(french.shortDay(LocalDate.of(2026, 11, 14))).isEqualTo("14\u00a0nov.\u00a02026");
        assertThat(french.weekday(LocalDate.of(2026, 11, 24))).isEqualTo("mardi 24\u00a0novembre");
        assertThat(french.weekday(LocalDate.of(2026, 12, 1))).isEqualTo("mardi 1er\u00a0décembre");
        assertThat(english.weekday(LocalDate.of(2026, 11, 24)))
                .isEqualTo("Tuesday 24\u00a0November");
    }

    @Test
    void hoursAreWrittenAsTheyAreSaid() {
        assertThat(french.time(LocalTime.of(18, 5))).isEqualTo("18\u00a0h\u00a005");
        assertThat(french.time(LocalTime.of(9, 0))).isEqualTo("9\u00a0h");
        assertThat(english.time(LocalTime.of(18, 5))).isEqualTo("6:05\u00a0pm");
        assertThat(english.time(LocalTime.of(9, 0))).isEqualTo("9\u00a0am");
    }

    @Test
    void instantsAreReadInTheZoneOfTheArea() {
        Instant lateInWinter = Instant.parse("2026-11-20T23:30:00Z");
        assertThat(french.moment(lateInWinter))
                .isEqualTo("21\u00a0novembre\u00a02026 à 0\u00a0h\u00a030");
        assertThat(french.time(Instant.parse("2026-07-01T10:15:00Z")))
                .isEqualTo("12\u00a0h\u00a015");
    }

    // Now is Friday 20 November 2026, 14:00 in Paris.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T12:59:40Z|à l’instant|just now",
                "2026-11-20T12:58:59Z|il y a 1 minute|1 minute ago",
                "2026-11-20T12:15:00Z|il y a 45 minutes|45 minutes ago",
                "2026-11-20T07:02:00Z|aujourd’hui à 8_h_02|today at 8:02_am",
                "2026-11-20T17:00:00Z|aujourd’hui à 18_h|today at 6_pm",
                "2026-11-19T17:05:00Z|hier à 18_h_05|yesterday at 6:05_pm",
                "2026-11-18T21:40:00Z|mercredi à 22_h_40|Wednesday at 10:40_pm",
                "2026-11-14T09:00:00Z|samedi à 10_h|Saturday at 10_am",
                "2026-11-13T09:00:00Z|13_novembre à 10_h|13_November at 10_am",
                "2025-11-13T09:00:00Z|13_novembre_2025 à 10_h|13_November_2025 at 10_am",
                "2026-11-21T08:00:00Z|demain à 9_h|tomorrow at 9_am",
                "2026-11-23T08:00:00Z|lundi 23_novembre à 9_h|Monday 23_November at 9_am",
                "2027-06-01T08:00:00Z|1er_juin_2027 à 10_h|1_June_2027 at 10_am",
            })
    void farAndNearAreSaidInTheWordsUsedAloud(Instant when, String inFrench, String inEnglish) {
        Instant now = Instant.parse("2026-11-20T13:00:00Z");
        assertThat(french.relative(when, now)).isEqualTo(inFrench.replace('_', '\u00a0'));
        assertThat(english.relative(when, now)).isEqualTo(inEnglish.replace('_', '\u00a0'));
    }

    @Test
    void theNightWhenClocksGoBackHasNoWrongYesterday() {
        Instant now = Instant.parse("2026-10-25T02:30:00Z"); // 3:30 after the change
        assertThat(french.relative(Instant.parse("2026-10-24T22:30:00Z"), now))
                .isEqualTo("aujourd’hui à 0\u00a0h\u00a030");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 octet|0 bytes",
                "1|1 octet|1 byte",
                "999|999 octets|999 bytes",
                "1000|1_ko|1_kB",
                "1049|1_ko|1_kB",
                "1050|1,1_ko|1.1_kB",
                "9949|9,9_ko|9.9_kB",
                "9950|10_ko|10_kB",
                "999499|999_ko|999_kB",
                "999500|1_Mo|1_MB",
                "38000000|38_Mo|38_MB",
                "3100000000|3,1_Go|3.1_GB",
                "1200000000000|1,2_To|1.2_TB",
            })
    void sizesAreRoundedForReading(long bytes, String inFrench, String inEnglish) {
        assertThat(new Sizes(MESSAGES, Language.FR).of(bytes))
                .isEqualTo(inFrench.replace('_', '\u00a0'));
        assertThat(new Sizes(MESSAGES, Language.EN).of(bytes))
                .isEqualTo(inEnglish.replace('_', '\u00a0'));
    }
}
