package org.preau.backup.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Ladder.Rung;

/** What stays of a year of versions, with both changes of the clock in it. */
class LadderTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @TempDir private Path folder;

    @Test
    void a_year_and_a_half_of_versions_each_half_hour_thinned_every_night_leaves_the_ladder() {
        List<Rung> kept = new ArrayList<>();
        Instant now = Instant.parse("2026-01-10T08:00:00Z");
        long number = 0;
        for (int halfHours = 0; halfHours < 550 * 48; halfHours++) {
            now = now.plus(Duration.ofMinutes(30));
            kept.add(new Rung(++number, now));
            if (halfHours % 48 == 47) {
                kept = thinned(kept, now);
            }
        }

        LocalDate today = LocalDate.ofInstant(now, PARIS);
        Set<LocalDate> days =
                kept.stream()
                        .map(rung -> LocalDate.ofInstant(rung.time(), PARIS))
                        .collect(Collectors.toSet());
        for (int i = 0; i < 8; i++) {
            assertThat(days).contains(today.minusDays(i));
        }
        Set<YearMonth> months = days.stream().map(YearMonth::from).collect(Collectors.toSet());
        for (int i = 0; i < 12; i++) {
            assertThat(months).contains(YearMonth.from(today).minusMonths(i));
        }
        assertThat(days).extracting(LocalDate::getYear).contains(2026, 2027);
        // A day of half hours, and at most 8 + 5 + 12 + 2 others.
        assertThat(kept).hasSizeBetween(48, 48 + 27);
        assertThat(kept).extracting(Rung::number).contains(number);
    }

    @Test
    void thinning_again_takes_nothing_more() {
        List<Rung> versions = new ArrayList<>();
        Instant now = Instant.parse("2026-03-30T12:00:00Z");
        for (int i = 0; i < 2000; i++) {
            versions.add(new Rung(2000 - i, now.minus(Duration.ofMinutes(97L * i))));
        }
        List<Rung> once = thinned(versions, now);

        assertThat(thinned(once, now)).isEqualTo(once);
        assertThat(once.size()).isLessThan(60);
    }

    @Test
    void the_last_version_of_the_day_the_clock_changes_is_that_days_not_the_next_ones() {
        // 2026-10-25 has 25 hours in Paris; 23:30 there is 22:30 UTC.
        Instant late = Instant.parse("2026-10-25T22:30:00Z");
        Instant next = Instant.parse("2026-10-25T23:30:00Z");
        Instant now = Instant.parse("2026-10-28T12:00:00Z");
        Set<Long> kept =
                Ladder.USUAL.kept(List.of(new Rung(1, late), new Rung(2, next)), now, PARIS);

        assertThat(kept).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void the_newest_number_stays_even_if_the_clock_went_back() {
        Instant now = Instant.parse("2026-10-28T12:00:00Z");
        Ladder nothing = new Ladder(Duration.ZERO, 0, 0, 0, 0);
        Rung early = new Rung(2, now.minus(Duration.ofDays(400)));

        assertThat(nothing.kept(List.of(new Rung(1, now), early), now, PARIS))
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void a_vault_is_thinned_and_stays_whole() throws Exception {
        Instant now = Instant.parse("2026-10-28T12:00:00Z");
        try (ObjectStore store = DirectoryStore.open(folder)) {
            Vault vault = Vault.open(store, new VaultName("alpha"));
            for (int days = 40; days >= 0; days--) {
                commit(vault, now.minus(Duration.ofDays(days)), "early " + days);
                commit(vault, now.minus(Duration.ofDays(days)).plusSeconds(60), "late " + days);
            }
            vault.thin(Ladder.USUAL, now.plusSeconds(61), PARIS);
            vault.collectNow(Progress.SILENT);

            assertThat(vault.versions())
                    .filteredOn(version -> version.message().startsWith("early"))
                    .extracting(Version::message)
                    .containsExactly("early 0");
            assertThat(vault.versions()).hasSizeBetween(9, 16);
            assertThat(vault.verify(Progress.SILENT).damages()).isEmpty();
            Git.fsck(store, new VaultName("alpha"), folder);
        }
    }

    private static void commit(Vault vault, Instant time, String what) throws IOException {
        var files = Map.of(new VaultPath("what"), what.getBytes(StandardCharsets.UTF_8));
        vault.commit(
                Source.of(files), new Note("Zoé", "zoe@example.org", what, time), Progress.SILENT);
    }

    private static List<Rung> thinned(List<Rung> versions, Instant now) {
        Set<Long> kept = Ladder.USUAL.kept(versions, now, PARIS);
        return new ArrayList<>(
                versions.stream().filter(rung -> kept.contains(rung.number())).toList());
    }
}
