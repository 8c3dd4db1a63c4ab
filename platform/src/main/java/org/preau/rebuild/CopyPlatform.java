package org.preau.rebuild;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.SealedContent;
import org.preau.backup.store.ObjectKey;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.CommitOutcome;
import org.preau.backup.vault.Ladder;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultName;
import org.preau.jobs.Jobs;
import org.preau.mirror.MirrorVaultRows;
import org.preau.sql.Database;
import org.preau.sql.IdentityTx;
import org.preau.sql.OperatorTx;
import org.preau.text.Dates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the platform's own copy: a version of its vault whenever something changed, looked at every
 * quarter of an hour. Versions go after a day: the copy is there to begin anew, not to go back in,
 * and whoever was erased is in none of them two days later, without anything being written anew.
 */
public final class CopyPlatform {

    /** No association has this name: theirs are identifiers. */
    public static final VaultName VAULT = new VaultName("platform");

    /** The recurring job; when it last ended well says how old the copy may be. */
    public static final String NAME = "platform-copy";

    /** How often it looks. */
    public static final Duration PAUSE = Duration.ofMinutes(15);

    /** The recurring job that forgets. */
    static final String THIN = "platform-copy-thin";

    /** With {@link #KEPT}, well below two days. */
    private static final Duration THIN_PAUSE = Duration.ofHours(6);

    /** All of a day, then the newest only. */
    static final Ladder KEPT = new Ladder(Duration.ofDays(1), 0, 0, 0, 0);

    private static final Logger LOG = LoggerFactory.getLogger(CopyPlatform.class);

    /**
     * What it stands on.
     *
     * @param vaults the store of all vaults
     * @param ring the keys that seal secrets, read each time; empty for none
     * @param settings by their keys, none of them secret
     * @param secrets settings that are, the platform's secret among them
     */
    public record Ground(
            Database database,
            ObjectStore vaults,
            Supplier<Optional<KeyRing>> ring,
            Map<String, String> settings,
            Map<String, String> secrets,
            Clock clock) {

        /** Copies the maps. */
        public Ground {
            settings = Map.copyOf(settings);
            secrets = Map.copyOf(secrets);
        }
    }

    /**
     * How it went.
     *
     * @param version that has everything as it is
     * @param made whether it is a new one
     * @param sealed whether secrets are in it
     */
    public record Taken(long version, boolean made, boolean sealed) {}

    private final Ground ground;

    public CopyPlatform(Ground ground) {
        this.ground = ground;
    }

    /** Once for a server, before its jobs start. */
    public void register(Jobs jobs) {
        jobs.every(NAME, PAUSE, this::take);
        jobs.every(THIN, THIN_PAUSE, this::thin);
    }

    private void take() {
        try {
            Taken _ = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a version unless everything is as the newest one has it. May run beside another one.
     *
     * @throws IOException if the store fails; then there is no new version
     */
    public Taken run() throws IOException {
        long begun = System.nanoTime();
        Optional<SealedContent> seal = ground.ring().get().map(CopyPlatform::seal);
        try {
            Taken taken =
                    ground.database()
                            .operatorView(
                                    "copy the platform",
                                    operator ->
                                            ground.database()
                                                    .identityView(identity ->
                                                            commit(operator, identity, seal)));
            LOG.atInfo()
                    .addKeyValue("version", taken.version())
                    .addKeyValue("made", taken.made())
                    .addKeyValue("sealed", taken.sealed())
                    .addKeyValue("ms", (System.nanoTime() - begun) / 1_000_000)
                    .log("platform copied");
            return taken;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Taken commit(OperatorTx operator, IdentityTx identity, Optional<SealedContent> seal) {
        PlatformSource source =
                new PlatformSource(
                        operator, identity, ground.settings(), ground.secrets(), seal.orElse(null));
        Note note = new Note("Préau", "preau", "platform", ground.clock().instant());
        try {
            return switch (vault(ground.vaults()).commit(source, note, Progress.SILENT)) {
                case CommitOutcome.Committed(long number, _, _) ->
                        new Taken(number, true, seal.isPresent());
                case CommitOutcome.Unchanged(long number, _) ->
                        new Taken(number, false, seal.isPresent());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Forgets what is older than a day, to the last byte. The mirror follows then: who was erased
     * would stay in it for its grace, which is a month. A mirror's run that reads meanwhile fails
     * for this vault and is made up for within the hour.
     */
    public void thin() {
        Vault vault = vault(ground.vaults());
        try {
            if (!vault.versions().isEmpty()) {
                var _ = vault.thin(KEPT, ground.clock().instant(), Dates.PARIS);
                if (vault.collectNow(Progress.SILENT).objects() > 0) {
                    follow();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void follow() {
        ground.database()
                .operator(
                        "have the mirror forget what the platform's copy forgot",
                        tx -> {
                            MirrorVaultRows.erased(tx, VAULT.value());
                            return true;
                        });
    }

    static Vault vault(ObjectStore store) {
        return Vault.open(store, VAULT);
    }

    static SealedContent seal(KeyRing ring) {
        return new SealedContent(ring, new ObjectKey("platform/" + PlatformSource.SEALED));
    }
}
