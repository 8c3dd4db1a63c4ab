package org.preau.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.account.Accounts;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.base.EmailAddress;
import org.preau.testing.Visitor;
import org.preau.text.Json;
import org.preau.text.Language;

/** A mirror that nobody brings up to date is written to the operators, and that it is again. */
class LateTest {

    private static final String LATE = "Le miroir des sauvegardes est en retard";
    private static final String BACK = "Le miroir des sauvegardes est de nouveau à jour";

    private Ground ground;

    @BeforeEach
    void start() throws IOException {
        ground = Ground.still();
        ground.take(ground.server.alpha());
        ground.take(ground.server.beta());
        var _ = ground.server.operator();
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void twoDaysWithoutARunThatEndsAreWrittenOnceAndThatItIsWellAgainOnce() {
        assertThat(ground.mirror.run()).isEmpty();
        ground.away = true;

        hours(47);
        assertThat(ground.letters()).as("two nights may fail").noneMatch(it -> it.contains(LATE));
        hours(80);
        assertThat(ground.letters())
                .filteredOn(it -> it.contains(LATE))
                .singleElement()
                .asString()
                .contains("operator@example.org", "/console/miroir")
                .doesNotContain(ground.server.beta().name());
        assertThat(ground.letters()).noneMatch(it -> it.contains(BACK));

        ground.away = false;
        hours(30);
        assertThat(ground.letters()).filteredOn(it -> it.contains(BACK)).hasSize(1);
        assertThat(ground.letters()).filteredOn(it -> it.contains(LATE)).hasSize(1);

        ground.away = true;
        hours(60);
        assertThat(ground.letters()).filteredOn(it -> it.contains(LATE)).hasSize(2);
    }

    @Test
    void oneThatNeverGotToItsEndIsLateFromItsFirstTry() {
        ground.away = true;

        hours(47);
        assertThat(ground.letters()).noneMatch(it -> it.contains(LATE));
        hours(5);

        assertThat(ground.letters()).filteredOn(it -> it.contains(LATE)).hasSize(1);
        assertThat(ground.standing().lastWhole()).isNull();
    }

    @Test
    void inEnglishForWhoReadsEnglish() {
        Accounts accounts = ground.server.accounts();
        accounts.grantOperator(
                accounts.create("Olive", new EmailAddress("olive@example.org"), Language.EN).id());
        ground.away = true;

        hours(50);

        assertThat(ground.letters())
                .filteredOn(it -> it.contains("The mirror of the backups is late"))
                .singleElement()
                .asString()
                .contains("olive@example.org", "For more than 48 hours", "/console/miroir");
    }

    @Test
    void aServerThatWasOffCatchesUpBeforeItWrites() {
        assertThat(ground.mirror.run()).isEmpty();
        ground.clock.pass(Duration.ofDays(5));
        ground.mirror = ground.over(false);

        ground.mirror.tellLate();
        assertThat(ground.mirror.run()).isEmpty();
        ground.clock.pass(Duration.ofHours(3));
        ground.mirror.tellLate();

        assertThat(ground.letters()).noneMatch(it -> it.contains(LATE) || it.contains(BACK));
    }

    @Test
    void programsAndTheJournalAreToldSinceWhenHoweverOftenItWasTried() {
        Visitor operator = ground.server.operator();
        assertThat(ground.mirror.run()).isEmpty();
        String whole = ground.clock.instant().toString().substring(0, 19);
        ground.away = true;

        hours(50);

        assertThat(ground.standing().runs()).noneMatch(MirrorRuns.Run::whole);
        assertThat(ground.mirror.told()).contains("late      since " + whole);
        assertThat(Json.text(ground.mirror.standing()))
                .contains("\"lastWhole\":\"" + whole, "\"lateSince\":\"" + whole);
        assertThat(operator.get("/console/journal").body())
                .contains("Miroir des sauvegardes en retard de plus de deux jours");
    }

    @Test
    void theConsoleShowsItUntilARunGetsToItsEnd() throws IOException {
        Path keys = ground.folder.resolve("keys");
        assertThat(new KeyRingFile(keys).create(ground.ring)).isTrue();
        Map<String, String> settings =
                Map.of(
                        "PREAU_MIRROR", ground.folder.resolve("mirror").toString(),
                        "PREAU_MIRROR_KEYS", keys.toString());
        try (Ground set = Ground.still(settings)) {
            set.take(set.server.alpha());
            Visitor operator = set.server.operator();
            set.operator("delete from mirror_run");
            set.operator(
                    "insert into mirror_run (id, thorough, begun_at, ended_at, whole, why) values (gen_random_uuid(), false, now() - interval '60 hours', now(), true, ''), (gen_random_uuid(), false, now() - interval '1 hour', now(), false, 'disk full')");

            assertThat(operator.get("/console/miroir").body())
                    .contains("Aucun passage complet depuis le ", "disk full");
            assertThat(set.mirror.run()).isEmpty();
            assertThat(operator.get("/console/miroir").body())
                    .doesNotContain("Aucun passage complet depuis le ");
        }
    }

    /** Each hour, and a minute more, it is tried and looked at. */
    private void hours(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            ground.clock.pass(Duration.ofMinutes(61));
            if (ground.mirror.acts().due()) {
                String _ = ground.mirror.run();
            }
            ground.mirror.tellLate();
        }
    }
}
