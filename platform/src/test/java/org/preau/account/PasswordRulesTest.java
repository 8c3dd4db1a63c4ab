package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {

    @ParameterizedTest
    @CsvSource({
        "court, account.password.too-short",
        "password, account.password.easy",
        "azertyuiop, account.password.easy",
        "aaaaaaaaaaaaaaaa, account.password.easy",
        "jeanne.roux@example.org, account.password.own",
        "JeanneRoux, account.password.own",
        "jeanneroux12, account.password.own",
        "preau2026, account.password.easy"
    })
    void whatIsTriedFirstIsRefused(String password, String why) {
        PasswordRules.Verdict verdict = judge(password);

        assertThat(verdict.good()).isFalse();
        assertThat(verdict.words().key()).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"un pont sous la pluie", "correct cheval batterie agrafe", "x9$Kq2!mZr"})
    void wordsThatDoNotBelongTogetherAreTaken(String password) {
        assertThat(judge(password).good()).isTrue();
    }

    @Test
    void aVeryLongOneIsMeasuredInNoTime() {
        assertThat(judge("ab".repeat(100) + "x").good()).isFalse();

        long start = System.nanoTime();
        judge("é€0😀".repeat(40));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    private static PasswordRules.Verdict judge(String password) {
        return PasswordRules.judge(password, "Jeanne Roux", "jeanne.roux@example.org");
    }
}
