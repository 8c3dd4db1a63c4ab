package org.preau.main;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.mirror.ReadRing;
import org.preau.backup.store.ObjectStore;
import org.preau.proof.OwnCopy;
import org.preau.rebuild.BringAssociation;
import org.preau.rebuild.CopyPlatform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together the platform's own copy, and what brings it back. */
public final class RebuildWiring {

    /**
     * What a machine says of itself: addresses, the database, stores and their keys; what such keys
     * begin with.
     */
    private static final List<String> OF_THE_MACHINE =
            List.of(
                    "listen",
                    "port",
                    "management.",
                    "database.",
                    "store",
                    "vaults",
                    "mirror",
                    "cache.");

    private static final Logger LOG = LoggerFactory.getLogger(RebuildWiring.class);

    private RebuildWiring() {}

    /** What keeps the platform's own copy. */
    public static CopyPlatform copy(House house, String secret) {
        Settings settings = house.settings();
        return new CopyPlatform(
                new CopyPlatform.Ground(
                        house.database(),
                        house.vaults(),
                        () -> ring(settings),
                        said(settings, false),
                        secrets(settings, secret),
                        house.clock()));
    }

    /** Once for a server, before its jobs start. */
    static void jobs(Platform platform, House house) {
        copy(house, platform.secret()).register(house.jobs());
    }

    /** How the copy stands, for the operator's page. */
    static OwnCopy standing(House house) {
        Optional<Instant> at =
                house.database()
                        .operator(
                                "say how old the platform's copy is",
                                tx ->
                                        tx.query(
                                                        """
                                                        select last_success
                                                          from scheduled_tasks
                                                         where task_name = :name
                                                        """)
                                                .bind("name", CopyPlatform.NAME)
                                                .first(Instant.class));
        return new OwnCopy(at.orElse(null), ring(house.settings()).isPresent());
    }

    /** The keys of the mirror; empty if none are named, or the file cannot be used. */
    private static Optional<KeyRing> ring(Settings settings) {
        String file = settings.text(Setting.MIRROR_KEYS);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (new KeyRingFile(Path.of(file)).read()) {
                case ReadRing.Whole(KeyRing ring) -> Optional.of(ring);
                case ReadRing.Unusable(var problems) -> {
                    LOG.error("no secret is in the platform's copy: {}", problems.getFirst());
                    yield Optional.empty();
                }
            };
        } catch (IOException e) {
            LOG.error("no secret is in the platform's copy: {} cannot be read", file, e);
            return Optional.empty();
        }
    }

    /** Whether a setting is the former machine's, and not the platform's. */
    static boolean isOfTheMachine(String key) {
        return OF_THE_MACHINE.stream().anyMatch(key::startsWith);
    }

    /** What somebody said, by key. */
    private static Map<String, String> said(Settings settings, boolean secret) {
        Map<String, String> said = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            String text = settings.text(setting);
            if (setting.secret() == secret && !text.equals(setting.otherwise())) {
                said.put(setting.key(), text);
            }
        }
        return said;
    }

    private static Map<String, String> secrets(Settings settings, String secret) {
        Map<String, String> secrets = said(settings, true);
        secrets.keySet().removeIf(RebuildWiring::isOfTheMachine);
        secrets.put(Setting.SECRET.key(), secret);
        return secrets;
    }

    /** What brings an association back from a store of vaults. */
    static BringAssociation bring(House house, ObjectStore from) {
        return new BringAssociation(
                new BringAssociation.Ground(
                        house.database(),
                        ArchiveWiring.chapters(),
                        house.store(),
                        from,
                        house.tenancies()::enter,
                        ArchiveWiring.afterwards(house),
                        Wiring.uploads(house.settings())));
    }
}
