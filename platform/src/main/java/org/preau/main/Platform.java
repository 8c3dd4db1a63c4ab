package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.preau.backup.store.CheckStore;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.store.S3Credentials;
import org.preau.backup.store.StoreUnavailable;
import org.preau.postgres.DatabaseAccess;
import org.preau.postgres.EmbeddedPostgres;
import org.preau.postgres.PostgresFailure;
import org.preau.postgres.PostgresOptions;
import org.preau.sql.Database;
import org.preau.sql.DatabaseSettings;
import org.preau.sql.DatabaseUnavailable;
import org.preau.sql.DirectoryFollower;
import org.preau.sql.MigrationRefused;
import org.preau.sql.Migrations;
import org.preau.tenancy.TenantDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform without its HTTP server: its data folder, database and store, opened in order and
 * closed in the reverse one. The command line works on it as well as the server does.
 */
public final class Platform implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);

    private final Settings settings;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final DatabaseSettings databaseSettings;
    private final TenantDirectory directory;
    private final Database database;
    private final ObjectStore store;
    private final ObjectStore vaults;
    private final String secret;

    /**
     * Opens it.
     *
     * @param beside whether a running server may own the embedded PostgreSQL already
     * @throws CannotStart with what to do
     */
    public static Platform open(Settings settings, boolean beside) {
        return new Platform(settings, beside, true);
    }

    /**
     * The same.
     *
     * @param keeping whether associations that changed get a snapshot before the database becomes
     *     this version's; without, what the last ones have is what there is to come back to
     */
    static Platform open(Settings settings, boolean beside, boolean keeping) {
        return new Platform(settings, beside, keeping);
    }

    private Platform(Settings settings, boolean beside, boolean keeping) {
        this.settings = settings;
        try {
            makeFolder(settings.data());
            secret = PlatformSecret.of(settings);
            databaseSettings = database(settings, beside);
            directory = new TenantDirectory(settings.domain());
            store = keep(store(settings, Setting.STORE, "objects"));
            vaults = keep(store(settings, Setting.VAULTS, "vaults"));
            migrate(new Migrations(databaseSettings), keeping);
            database = keep(new Database(databaseSettings, directory));
        } catch (PostgresFailure | MigrationRefused e) {
            close();
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        } catch (DatabaseUnavailable e) {
            close();
            throw new CannotStart(
                    "PostgreSQL does not answer at "
                            + settings.text(Setting.DATABASE_URL)
                            + ": "
                            + e.reason()
                            + ". Check that it runs, then database.url, database.user and database.password.",
                    e);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** What associations changed is kept first: an upgrade is among what could be regretted. */
    private void migrate(Migrations migrations, boolean keeping) {
        int _ =
                migrations.run(() -> {
                    if (keeping) {
                        ArchiveWiring.keepBeforeUpgrade(
                                databaseSettings, settings.domain(), store, vaults, clock());
                    }
                });
    }

    public Settings settings() {
        return settings;
    }

    public TenantDirectory directory() {
        return directory;
    }

    public Database database() {
        return database;
    }

    ObjectStore store() {
        return store;
    }

    /** Where the snapshots of associations lie. */
    ObjectStore vaults() {
        return vaults;
    }

    String secret() {
        return secret;
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    /** Reads all tenants, and keeps listening for what other servers change. */
    public void follow() {
        DirectoryFollower follower =
                keep(new DirectoryFollower(databaseSettings, database.directory()));
        try {
            follower.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("stopped while starting", e);
        }
    }

    /** Closes {@code part} when the platform closes, before all that was opened earlier. */
    <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("closing {}", part.getClass().getSimpleName(), e);
            }
        }
    }

    private DatabaseSettings database(Settings settings, boolean beside) {
        String url = settings.text(Setting.DATABASE_URL);
        DatabaseAccess owner =
                url.isEmpty()
                        ? embedded(settings, beside).owner()
                        : new DatabaseAccess(
                                url,
                                settings.text(Setting.DATABASE_USER),
                                settings.text(Setting.DATABASE_PASSWORD));
        return new DatabaseSettings(
                owner.url(),
                owner.user(),
                owner.password(),
                settings.text(Setting.DATABASE_ROLES),
                secret,
                settings.number(Setting.DATABASE_POOL));
    }

    private EmbeddedPostgres embedded(Settings settings, boolean beside) {
        Path folder = settings.data().resolve("postgresql");
        if (beside) {
            try {
                return keep(EmbeddedPostgres.attach(folder));
            } catch (PostgresFailure e) {
                LOG.debug("no server beside: {}", e.getMessage());
            }
        }
        PostgresOptions options =
                PostgresOptions.defaults()
                        .withMaxConnections(settings.number(Setting.DATABASE_POOL) * 3 + 20);
        return keep(EmbeddedPostgres.start(folder, options));
    }

    private static ObjectStore store(Settings settings, Setting setting, String folder) {
        String said = settings.text(setting);
        String location = said.isEmpty() ? settings.data().resolve(folder).toString() : said;
        S3Credentials credentials =
                said.startsWith("s3:")
                        ? new S3Credentials(
                                settings.text(Setting.STORE_KEY),
                                settings.text(Setting.STORE_SECRET))
                        : null;
        try {
            return ObjectStores.open(location, credentials);
        } catch (StoreUnavailable | IllegalArgumentException e) {
            throw new CannotStart("The object store " + location + ": " + e.getMessage(), e);
        }
    }

    /**
     * Asks the store, beside the start, whether it keeps its promises. One that is away delays
     * nothing: sites go on without it, uploads are refused until it is back, and the log says so.
     */
    public void checkStore() {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        CheckStore.run(store);
                    } catch (StoreUnavailable e) {
                        LOG.error("the object store cannot be relied on: {}", e.getMessage());
                    }
                });
    }

    private static void makeFolder(Path data) {
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, "writable", ""));
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder "
                            + data.toAbsolutePath()
                            + " cannot be written to: "
                            + e.getClass().getSimpleName()
                            + ". Give it to the user that runs Préau, or name another one with --data.",
                    e);
        }
    }
}
