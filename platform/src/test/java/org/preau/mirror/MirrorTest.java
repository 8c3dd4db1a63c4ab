package org.preau.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.backup.store.Content;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.backup.vault.VaultPath;
import org.preau.tenancy.Tenant;
import org.preau.testing.Visitor;

/** The nights of the mirror, and what the operator is told of them. */
class MirrorTest {

    private Ground ground;
    private Tenant alpha;
    private Tenant beta;

    @BeforeEach
    void start() throws IOException {
        ground = Ground.still();
        alpha = ground.server.alpha();
        beta = ground.server.beta();
        ground.take(alpha);
        ground.take(beta);
    }

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void whatIsNewIsCopiedEachNightAndTheRestCostsNothing() throws IOException {
        assertThat(ground.word()).isEqualTo("never");
        assertThat(ground.mirror.run()).isEmpty();

        assertThat(ground.standing().latest().orElseThrow().copied()).isEqualTo(2);
        ground.change(alpha, "Une devise à nulle autre pareille");
        ground.take(alpha);
        assertThat(ground.night()).isEmpty();

        MirrorRuns.Run run = ground.standing().latest().orElseThrow();
        assertThat(run.copied()).isEqualTo(1);
        assertThat(run.unchanged()).isEqualTo(1);
        assertThat(ground.word()).isEqualTo("well");
        try (ObjectStore mirror = ground.open()) {
            Vault copy = Vault.open(mirror, new VaultName(alpha.id().toString()));
            assertThat(copy.verify(Progress.SILENT).damages()).isEmpty();
            assertThat(copy.versions()).hasSize(2);
            assertThat(copy.read(2, new VaultPath("site.json"), 1 << 20))
                    .hasValueSatisfying(it ->
                            assertThat(new String(it, StandardCharsets.UTF_8))
                                    .contains("à nulle autre pareille"));
        }
    }

    @Test
    void onDiskTheMirrorSaysNothing() throws IOException {
        String words = "tagline";
        assertThat(ground.mirror.run()).isEmpty();

        try (Stream<Path> files = Files.walk(ground.folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(bytes).doesNotContain(words, "preau-h1", "PACK\0");
            }
        }
    }

    @Test
    void aDamagedVaultDoesNotStopTheOthersAndComesBackWhenItCan() throws IOException {
        assertThat(ground.mirror.run()).isEmpty();
        List<ObjectKey> before = packs(ground.vaults(), alpha);
        ground.change(alpha, "Neuf");
        ground.take(alpha);
        ground.change(beta, "Neuf");
        ground.take(beta);
        ObjectKey fresh =
                packs(ground.vaults(), alpha).stream()
                        .filter(it -> !before.contains(it))
                        .findFirst()
                        .orElseThrow();
        byte[] good = Ground.bytes(ground.vaults(), fresh);
        Ground.damage(ground.vaults(), fresh);

        assertThat(ground.night()).isEmpty();

        assertThat(ground.standing().behind())
                .singleElement()
                .satisfies(it -> assertThat(it.association()).isEqualTo(alpha.name()));
        assertThat(ground.standing().latest().orElseThrow().copied()).isEqualTo(1);
        assertThat(ground.word()).isEqualTo("lost");
        try (ObjectStore mirror = ground.open()) {
            Vault copy = Vault.open(mirror, new VaultName(alpha.id().toString()));
            assertThat(copy.versions()).as("the version of before").hasSize(1);
            assertThat(copy.verify(Progress.SILENT).damages()).isEmpty();
        }

        var _ = ground.vaults().put(fresh, Content.of(good));
        ground.clock.pass(Duration.ofDays(40));
        assertThat(ground.night()).isEmpty();
        assertThat(ground.standing().behind()).isEmpty();
        assertThat(ground.word()).isEqualTo("well");
    }

    @Test
    void withinAMonthEachDamageIsRepairedFromTheOtherPlace() throws IOException {
        assertThat(ground.mirror.run()).isEmpty();
        ObjectKey here = packs(ground.vaults(), alpha).getFirst();
        ObjectKey there = packs(ground.vaults(), beta).getFirst();
        byte[] good = Ground.bytes(ground.vaults(), here);
        Ground.damage(ground.vaults(), here);
        try (ObjectStore mirror = ground.open()) {
            Ground.damage(mirror, there);
        }

        for (int night = 0; night < VerifyVaults.NIGHTS; night++) {
            assertThat(ground.night()).isEmpty();
        }

        assertThat(Ground.bytes(ground.vaults(), here)).isEqualTo(good);
        try (ObjectStore mirror = ground.open()) {
            assertThat(Ground.bytes(mirror, there)).isEqualTo(Ground.bytes(ground.vaults(), there));
        }
        assertThat(ground.standing().repaired()).isEqualTo(2);
        assertThat(ground.standing().findings())
                .extracting(MirrorRuns.Finding::place)
                .containsExactlyInAnyOrder("vaults", "mirror");
        assertThat(ground.word()).isEqualTo("well");
        assertThat(ground.letters()).noneMatch(it -> it.contains("abîmées"));
    }

    @Test
    void anObjectThatIsNeededAndGoneComesBackWithinAWeek() throws IOException {
        assertThat(ground.mirror.run()).isEmpty();
        ObjectKey gone = packs(ground.vaults(), alpha).getFirst();
        ground.vaults().delete(gone);

        for (int night = 0; night < 8; night++) {
            assertThat(ground.night()).isEmpty();
        }

        assertThat(ground.vaults().stat(gone)).isPresent();
        assertThat(ground.standing().repaired()).isPositive();
    }

    @Test
    void aVaultWhoseFirstVersionIsOnItsWayIsNotLostUntilADayLater() throws IOException {
        for (ObjectKey key : packs(ground.vaults(), alpha)) {
            ObjectKey there = new ObjectKey(key.value().replace(alpha.id().toString(), "naissant"));
            var _ = ground.vaults().put(there, Content.of(Ground.bytes(ground.vaults(), key)));
        }

        assertThat(ground.mirror.run()).isEmpty();
        assertThat(ground.standing().findings()).isEmpty();
        assertThat(ground.word()).isEqualTo("well");

        ground.clock.pass(Duration.ofDays(8));
        assertThat(ground.mirror.run()).isEmpty();
        assertThat(ground.standing().findings())
                .singleElement()
                .satisfies(it -> assertThat(it.object()).isEqualTo("vaults/naissant/head"));
    }

    @Test
    void whatIsBadInBothPlacesIsWrittenToTheOperatorsOnceInTheirLanguage() throws IOException {
        Visitor operator = ground.server.operator();
        assertThat(ground.mirror.run()).isEmpty();
        ObjectKey key = packs(ground.vaults(), alpha).getFirst();
        Ground.damage(ground.vaults(), key);
        try (ObjectStore mirror = ground.open()) {
            Ground.damage(mirror, key);
        }

        for (int night = 0; night < VerifyVaults.NIGHTS; night++) {
            assertThat(ground.night()).isEmpty();
        }

        assertThat(ground.letters())
                .filteredOn(it -> it.contains("abîmées aux deux endroits"))
                .singleElement()
                .asString()
                .contains("operator@example.org", alpha.name(), "/console/miroir")
                .doesNotContain(beta.name());
        assertThat(ground.standing().lost()).isEqualTo(1);
        assertThat(ground.word()).isEqualTo("lost");
        assertThat(Ground.bytes(ground.vaults(), key)).isNotEmpty();
        assertThat(operator.get("/console/miroir").statusCode()).isEqualTo(200);
    }

    @Test
    void aMirrorThatIsAwayIsSaidAndTriedAgainAnHourLater() {
        MirrorJobs jobs = ground.mirror.acts();
        ground.away = true;

        assertThat(ground.mirror.run()).contains("does not answer");
        assertThat(ground.word()).isEqualTo("stopped");
        assertThat(jobs.due()).as("at once").isFalse();
        ground.clock.pass(Duration.ofMinutes(61));
        assertThat(jobs.due()).as("an hour later").isTrue();

        ground.away = false;
        assertThat(ground.mirror.run()).isEmpty();
        ground.clock.pass(Duration.ofMinutes(61));
        boolean morning =
                MirrorJobs.night(ground.clock.instant())
                        .isAfter(ground.clock.instant().minus(Duration.ofMinutes(62)));
        assertThat(jobs.due()).as("until the next night").isEqualTo(morning);
        ground.clock.pass(Duration.ofDays(1));
        assertThat(jobs.due()).as("the next night").isTrue();
    }

    @Test
    void anErasedAssociationLeavesTheMirrorAfterThirtyDaysAndALostOneNever() throws IOException {
        assertThat(ground.mirror.run()).isEmpty();
        erase(ground.vaults(), alpha);
        erase(ground.vaults(), beta);
        var _ =
                ground.server
                        .house()
                        .database()
                        .operator(
                                "an association is erased",
                                tx -> {
                                    MirrorVaultRows.gone(tx, alpha.id());
                                    return alpha;
                                });

        for (int night = 0; night < 29; night++) {
            assertThat(ground.night()).isEmpty();
        }
        try (ObjectStore mirror = ground.open()) {
            assertThat(Ground.keys(mirror, "vaults/" + alpha.id())).isNotEmpty();
        }
        assertThat(ground.night()).isEmpty();
        assertThat(ground.night()).isEmpty();

        try (ObjectStore mirror = ground.open()) {
            assertThat(Ground.keys(mirror, "vaults/" + alpha.id())).isEmpty();
            assertThat(Ground.keys(mirror, "mirror/" + alpha.id())).isEmpty();
            assertThat(Ground.keys(mirror, "vaults/" + beta.id())).isNotEmpty();
        }
        assertThat(ground.standing().behind())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo(beta.id().toString());
                    assertThat(it.why()).contains("in the mirror only");
                });
    }

    @Test
    void anOldDiskThatComesBackDoesNotGetIntoTheMirror() throws IOException {
        assertThat(ground.mirror.run()).isEmpty();
        ObjectKey head = new ObjectKey("vaults/" + alpha.id() + "/head");
        byte[] old = Ground.bytes(ground.vaults(), head);
        ground.change(alpha, "Neuf");
        ground.take(alpha);
        assertThat(ground.night()).isEmpty();
        var _ = ground.vaults().put(head, Content.of(old));

        assertThat(ground.night()).isEmpty();

        assertThat(ground.standing().behind())
                .singleElement()
                .satisfies(it -> assertThat(it.why()).contains("older than its mirror"));
        try (ObjectStore mirror = ground.open()) {
            assertThat(Vault.open(mirror, new VaultName(alpha.id().toString())).versions())
                    .hasSize(2);
        }
    }

    @Test
    void theConsoleRecommendsAMirrorWhereThereIsNone() {
        Visitor operator = ground.server.operator();

        assertThat(operator.get("/console/miroir").body())
                .contains("Pas encore de miroir", "/aide/miroir")
                .doesNotContain("<form method=\"post\" action=\"/console/miroir\"");
        assertThat(operator.post("/console/miroir", java.util.Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(ground.server.member(alpha).get("/console/miroir").statusCode()).isEqualTo(404);
    }

    private static void erase(ObjectStore store, Tenant tenant) throws IOException {
        for (ObjectKey key : Ground.keys(store, "vaults/" + tenant.id() + "/")) {
            store.delete(key);
        }
    }

    private static List<ObjectKey> packs(ObjectStore store, Tenant tenant) throws IOException {
        return Ground.keys(store, "vaults/" + tenant.id() + "/").stream()
                .filter(it -> it.value().contains("/pack"))
                .toList();
    }
}
