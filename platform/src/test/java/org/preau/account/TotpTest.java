package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfRfc6238AppendixB(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void aClockMayBeOneStepOffAndNoMore(int off, boolean taken) {
        Instant now = Instant.ofEpochSecond(1_234_567_890L);
        String code = Totp.code(SECRET, Totp.step(now) + off);

        assertThat(Totp.accepted(SECRET, code, now, 0).isPresent()).isEqualTo(taken);
    }

    @Test
    void aCodeIsTakenOnceAndAnEarlierOneNotAfterIt() {
        Instant now = Instant.ofEpochSecond(1_234_567_890L);
        long step = Totp.step(now);

        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step - 1), now, step)).isEmpty();
        assertThat(Totp.accepted(SECRET, Totp.code(SECRET, step + 1), now, step)).isPresent();
    }

    @Test
    void theKeyToTypeIsTheSecretInBase32() {
        assertThat(Totp.typed(SECRET).replace(" ", ""))
                .isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
