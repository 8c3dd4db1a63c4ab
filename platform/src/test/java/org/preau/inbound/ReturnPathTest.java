package org.preau.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.preau.base.TenantId;
import org.preau.web.Secrets;

/** Only what we wrote ourselves, for that association, in the last ten days, leads back. */
class ReturnPathTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final TenantId ALPHA = TenantId.next();

    private final UUID letter = UUID.randomUUID();
    private final String path = at(NOW, "a").of(ALPHA, letter);

    @Test
    void itLeadsBackToItsLetterForTenDays() {
        assertThat(path).matches("retour-[a-z0-9]+-[a-z0-9]+-[a-z0-9]+").hasSizeLessThan(65);
        assertThat(at(NOW.plus(Duration.ofDays(10)), "a").letter(ALPHA, path)).contains(letter);
        assertThat(at(NOW.plus(Duration.ofDays(11)), "a").letter(ALPHA, path)).isEmpty();
    }

    @Test
    void itLeadsNowhereElse() {
        ReturnPath ours = at(NOW, "a");

        assertThat(ours.letter(TenantId.next(), path)).isEmpty();
        assertThat(at(NOW, "b").letter(ALPHA, path)).isEmpty();
        String later = at(NOW.plus(Duration.ofDays(1)), "a").of(ALPHA, letter);
        String mixed = path.replaceFirst("-[^-]+-([^-]+)$", "-" + later.split("-", 4)[2] + "-$1");
        assertThat(mixed).isNotEqualTo(path);
        assertThat(ours.letter(ALPHA, mixed)).isEmpty();
        for (String odd : new String[] {"retour-", "retour---", "retour-é-1-1", path + "-x"}) {
            assertThat(ours.letter(ALPHA, odd)).as(odd).isEmpty();
        }
    }

    private static ReturnPath at(Instant moment, String letter) {
        return new ReturnPath(new Secrets(letter.repeat(40)), Clock.fixed(moment, ZoneOffset.UTC));
    }
}
