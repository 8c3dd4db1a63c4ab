package org.preau.mirror;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.Sample;
import org.preau.backup.mirror.Trouble;
import org.preau.backup.mirror.Vaults;
import org.preau.backup.mirror.VerifyObjects;
import org.preau.backup.mirror.VerifyOutcome;
import org.preau.backup.mirror.VerifyReport;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Vault;
import org.preau.text.Dates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a part of the objects of every vault in both places, another part each night, so that all
 * of them are read within a month; each that is damaged is brought back from the other place.
 */
final class VerifyVaults {

    /** Within so many nights everything is read, in both places. */
    static final int NIGHTS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(VerifyVaults.class);
    private static final int HANDS = 2;

    /** Nobody needs longer for a first one. */
    private static final Duration FIRST_VERSION = Duration.ofDays(1);

    private static final Sample NOTHING = new Sample(1, 0, 0);

    private final RunMirror.Ground ground;
    private final ObjectStore mirror;
    private final RunTally tally;

    VerifyVaults(RunMirror.Ground ground, ObjectStore mirror, RunTally tally) {
        this.ground = ground;
        this.mirror = mirror;
        this.tally = tally;
    }

    /**
     * Does it for all.
     *
     * @param thorough whether what each vault needs is looked for as well
     * @return why it did not get to its end; empty if it did
     */
    String run(boolean thorough) throws IOException {
        Sample sample = sample();
        Optional<String> name = Vaults.next(ground.vaults(), null);
        while (name.isPresent()) {
            String why = one(name.get(), sample, thorough);
            if (!why.isEmpty()) {
                return why;
            }
            name = Vaults.next(ground.vaults(), name.get());
        }
        return "";
    }

    /** What is due tonight. A new mirror was read on its way in: it begins with one night's. */
    private Sample sample() {
        LocalDate today = day(ground.clock().instant());
        LocalDate last =
                ground.database()
                        .operator("see when the mirror was read last", MirrorRuns::lastWhole)
                        .map(VerifyVaults::day)
                        .orElse(today.minusDays(1));
        return Sample.within(NIGHTS, last, today);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, Dates.PARIS);
    }

    private String one(String vault, Sample sample, boolean thorough) {
        String why =
                note(
                        "vaults",
                        objects(ground.vaults(), mirror).run(vault, sample, List.of(), _ -> {}));
        if (why.isEmpty() && thorough) {
            missing(vault);
        }
        return why.isEmpty()
                ? note(
                        "mirror",
                        objects(mirror, ground.vaults()).run(vault, sample, List.of(), _ -> {}))
                : why;
    }

    /** Reads all of one vault, where something was found damaged, and repairs it. */
    void repair(String vault) {
        missing(vault);
        String _ =
                note(
                        "vaults",
                        objects(ground.vaults(), mirror)
                                .run(vault, Sample.ALL, List.of(), _ -> {}));
        missing(vault);
    }

    /** What a vault says that it needs, by what can be read of it. */
    @FunctionalInterface
    private interface Needed {
        Set<ObjectKey> of(Vault vault) throws IOException;
    }

    /** First what the head names, then what that names. */
    private void missing(String vault) {
        try {
            if (!isBeingMade(vault)) {
                missing(vault, Vault::named);
                missing(vault, Vault::needed);
            }
        } catch (IOException e) {
            LOG.atError()
                    .addKeyValue("vault", vault)
                    .log("what a vault needs cannot be read: {}", e.getMessage());
        }
    }

    /**
     * A vault whose first version is on its way has objects and no head. Who has lost the head has
     * older objects, or one in the mirror.
     */
    private boolean isBeingMade(String vault) throws IOException {
        ObjectKey head = Vaults.head(vault);
        if (ground.vaults().stat(head).isPresent() || mirror.stat(head).isPresent()) {
            return false;
        }
        Instant young = ground.clock().instant().minus(FIRST_VERSION);
        return ground
                .vaults()
                .list(Vaults.prefix(vault), null, ObjectStore.MAX_PAGE)
                .objects()
                .stream()
                .allMatch(it -> it.modified().isAfter(young));
    }

    /**
     * Brings back what is needed and not there: only what is still needed when it is looked for
     * again, so that nothing comes back that was erased meanwhile.
     */
    private void missing(String vault, Needed needed) throws IOException {
        VerifyOutcome seen =
                objects(ground.vaults(), null).run(vault, NOTHING, now(vault, needed), _ -> {});
        List<ObjectKey> missing = missing(seen.report());
        if (missing.isEmpty()) {
            return;
        }
        missing.retainAll(now(vault, needed));
        String _ =
                note(
                        "vaults",
                        objects(ground.vaults(), mirror).run(vault, NOTHING, missing, _ -> {}));
    }

    private Set<ObjectKey> now(String vault, Needed needed) throws IOException {
        return needed.of(VaultNeeds.vault(ground.vaults(), vault));
    }

    private static List<ObjectKey> missing(VerifyReport report) {
        List<ObjectKey> missing = new ArrayList<>();
        for (VerifyReport.Finding one : report.findings()) {
            if (one.trouble().kind() == Trouble.Kind.MISSING) {
                missing.add(new ObjectKey(one.trouble().key()));
            }
        }
        return missing;
    }

    private VerifyObjects objects(ObjectStore store, @Nullable ObjectStore other) {
        return new VerifyObjects(store, other, HANDS, ground.clock());
    }

    private String note(String place, VerifyOutcome outcome) {
        VerifyReport report = outcome.report();
        tally.verified(place, report);
        for (VerifyReport.Finding one : report.findings()) {
            LOG.atError()
                    .addKeyValue("vault", report.what())
                    .addKeyValue("place", place)
                    .addKeyValue("object", one.trouble().key())
                    .addKeyValue("repaired", one.repaired())
                    .log("an object was not as it should be: {}", one.trouble().message());
        }
        return outcome instanceof VerifyOutcome.Stopped(VerifyReport _, String why) ? why : "";
    }
}
