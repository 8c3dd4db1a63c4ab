package org.preau.mirror;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.preau.backup.mirror.MirrorOutcome;
import org.preau.backup.mirror.MirrorReport;
import org.preau.backup.mirror.MirrorSettings;
import org.preau.backup.mirror.MirrorVault;
import org.preau.backup.mirror.MirrorVaults;
import org.preau.backup.store.ObjectStore;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the mirror: copies what is new in every vault, forgets those of associations that are
 * no more, reads a part of all objects in both places, and repairs each from the other. What it did
 * is kept as it goes; a vault that fails is told and does not stop the others.
 *
 * <p>Blocks; interrupt the thread to stop it: the next run goes on where it was.
 */
final class RunMirror {

    /** How long the mirror keeps the vault of an association that was erased for good. */
    static final Duration GONE_KEPT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(RunMirror.class);
    private static final int HANDS = 2;

    /** What it stands on. */
    record Ground(
            Database database,
            ObjectStore vaults,
            MirrorPlace place,
            TellOperators tell,
            Clock clock) {

        MirrorSettings settings() {
            return MirrorSettings.USUAL.hands(HANDS).appendOnly(place.appendOnly()).clock(clock);
        }
    }

    private final Ground ground;

    RunMirror(Ground ground) {
        this.ground = ground;
    }

    /**
     * Does it.
     *
     * @param thorough whether every object is looked for, even where nothing changed
     * @return why it did not get to its end; empty if it did
     */
    String run(boolean thorough) {
        UUID id = Ids.next();
        Instant begun = ground.clock().instant();
        ground.database()
                .operator(
                        "note that the mirror runs",
                        tx -> {
                            MirrorRuns.begin(tx, id, thorough, begun);
                            return id;
                        });
        One one = new One(thorough);
        String why = one.run();
        ended(id, one.tally, why);
        ground.tell().lost(one.tally.losing());
        return why;
    }

    private void ended(UUID id, RunTally tally, String why) {
        Instant now = ground.clock().instant();
        ground.database()
                .operator(
                        "note what the mirror did",
                        tx -> {
                            List<RunTally.Found> found = tally.found();
                            for (int i = 0; i < found.size(); i++) {
                                MirrorRuns.found(tx, id, i + 1, found.get(i), now);
                            }
                            MirrorRuns.end(tx, id, tally, why, now);
                            return id;
                        });
        boolean well = why.isEmpty() && tally.behindCount() == 0 && tally.lost() == 0;
        (well ? LOG.atInfo() : LOG.atError())
                .addKeyValue("copied", tally.copied())
                .addKeyValue("unchanged", tally.unchanged())
                .addKeyValue("behind", tally.behindCount())
                .addKeyValue("bytes", tally.bytes())
                .addKeyValue("checked", tally.checked())
                .addKeyValue("repaired", tally.repaired())
                .addKeyValue("lost", tally.lost())
                .addKeyValue("why", why)
                .log(well ? "mirror" : "THE MIRROR IS NOT AS IT SHOULD BE");
    }

    /** What is known while one lasts. */
    private final class One {
        private final boolean thorough;
        private final RunTally tally = new RunTally();
        private final List<String> behind = new ArrayList<>();

        One(boolean thorough) {
            this.thorough = thorough;
        }

        String run() {
            try (ObjectStore mirror = ground.place().open()) {
                String why = copy(mirror);
                return why.isEmpty() ? verify(mirror) : why;
            } catch (IOException | IllegalArgumentException e) {
                return String.valueOf(e.getMessage());
            }
        }

        private String copy(ObjectStore mirror) throws IOException {
            MirrorSettings settings = ground.settings().thorough(thorough);
            var vaults =
                    new MirrorVaults(
                            ground.vaults(), mirror, settings, VaultNeeds.of(ground.vaults()));
            MirrorVaults.All all = vaults.run(_ -> {}, it -> tell(mirror, it));
            tally.unchanged(all.unchanged());
            if (all.why().isEmpty()) {
                new GoneVaults(ground, mirror).run(all.onlyInMirror(), tally, behind);
                ground.database()
                        .operator(
                                "note that the others are mirrored",
                                tx -> {
                                    MirrorVaultRows.others(tx, behind);
                                    return behind;
                                });
            }
            return all.why();
        }

        private String verify(ObjectStore mirror) throws IOException {
            return new VerifyVaults(ground, mirror, tally).run(thorough);
        }

        /** Where an object is damaged it is repaired from the mirror, and copied once more. */
        private void tell(ObjectStore mirror, MirrorOutcome outcome) {
            switch (outcome) {
                case MirrorOutcome.Unchanged _ -> {}
                case MirrorOutcome.Incomplete(MirrorReport report) -> {
                    new VerifyVaults(ground, mirror, tally).repair(report.vault());
                    note(
                            new MirrorVault(
                                            ground.vaults(),
                                            mirror,
                                            ground.settings(),
                                            VaultNeeds.of(ground.vaults()))
                                    .run(report.vault(), _ -> {}));
                }
                default -> note(outcome);
            }
        }

        private void note(MirrorOutcome outcome) {
            switch (outcome) {
                case MirrorOutcome.Mirrored(MirrorReport report) -> mirrored(report);
                case MirrorOutcome.Unchanged _ -> {}
                case MirrorOutcome.Incomplete(MirrorReport report) ->
                        behind(
                                report.vault(),
                                report.troubles().isEmpty()
                                        ? "objects are damaged"
                                        : report.troubles().getFirst().message());
                case MirrorOutcome.Older(String vault, long number, long newest) ->
                        behind(
                                vault,
                                "the vault is older than its mirror (%d, %d): an old disk came back, or somebody put it there"
                                        .formatted(number, newest));
                case MirrorOutcome.NoHead(String vault, boolean inMirror) -> {
                    if (inMirror) {
                        behind(vault, "the vault has lost its head; the mirror still has it");
                    }
                }
                case MirrorOutcome.Busy(String vault, Instant until) ->
                        behind(vault, "another run is at it until " + until);
                case MirrorOutcome.Stopped(MirrorReport report, String why) ->
                        behind(report.vault(), why);
            }
        }

        private void mirrored(MirrorReport report) {
            tally.copied(report.copiedBytes());
            report.troubles()
                    .forEach(trouble ->
                            LOG.atWarn()
                                    .addKeyValue("vault", report.vault())
                                    .addKeyValue("object", trouble.key())
                                    .addKeyValue("kind", trouble.kind())
                                    .log("mirror: {}", trouble.message()));
            ground.database()
                    .operator(
                            "note that a vault is mirrored",
                            tx -> {
                                MirrorVaultRows.mirrored(
                                        tx,
                                        report.vault(),
                                        report.headNumber(),
                                        ground.clock().instant());
                                return report;
                            });
        }

        private void behind(String vault, String why) {
            tally.behind();
            behind.add(vault);
            RunMirror.this.behind(vault, why);
        }
    }

    private void behind(String vault, String why) {
        LOG.atError()
                .addKeyValue("vault", vault)
                .addKeyValue("why", why)
                .log("a vault could not be mirrored");
        ground.database()
                .operator(
                        "note that a vault is not mirrored",
                        tx -> {
                            MirrorVaultRows.behind(tx, vault, why, ground.clock().instant());
                            return vault;
                        });
    }
}
