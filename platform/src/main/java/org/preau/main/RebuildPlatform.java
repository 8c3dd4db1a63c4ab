package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.backup.store.S3Credentials;
import org.preau.backup.store.StoreLocation;
import org.preau.rebuild.PlatformCopy;
import org.preau.rebuild.Rebuild;
import org.preau.rebuild.RebuildFolder;
import org.preau.rebuild.Report;
import org.preau.sql.Migrations;

/**
 * Brings the whole platform back on a machine that has nothing: its own copy first, which also says
 * the settings and the secret to open everything else with, then each association, then the
 * history. Killed at any moment, it goes on where it was when it is run again.
 */
final class RebuildPlatform {

    /** It is not done, and why; nothing was changed. */
    static final class Refused extends Exception {
        Refused(String why) {
            super(why);
        }
    }

    private final Path data;
    private final Function<Map<Setting, String>, Settings> settings;
    private final String location;
    private final @Nullable KeyRing ring;
    private final Rebuild.Progress progress;
    private final RebuildFolder folder;
    private final Map<String, Long> millis = new LinkedHashMap<>();
    private final long begun = System.nanoTime();

    /**
     * @param settings reads them, with some given
     * @param location of the store of vaults, or of the mirror of it
     * @param ring null for none
     */
    RebuildPlatform(
            Path data,
            Function<Map<Setting, String>, Settings> settings,
            String location,
            @Nullable KeyRing ring,
            Rebuild.Progress progress) {
        this.data = data;
        this.settings = settings;
        this.location = location;
        this.ring = ring;
        this.progress = progress;
        this.folder = new RebuildFolder(data);
    }

    /**
     * Does it.
     *
     * @throws Refused if it may not be done; nothing was changed then
     * @throws IOException if a store fails; run again, it goes on
     */
    Report run() throws Refused, IOException {
        Settings here = settings.apply(Map.of());
        try (ObjectStore from = open(here)) {
            boolean resumed = folder.isBegun();
            RebuildFolder.Taken taken =
                    timed("the platform's own copy", () -> folder.fetch(from))
                            .orElseThrow(() -> new Refused(noCopy()));
            progress.at("the platform's own copy of " + taken.at());
            PlatformCopy copy = folder.copy();
            requireKnown(copy);
            BroughtSettings brought = BroughtSettings.of(data, here, copy, ring);
            try (Platform platform = Platform.open(settings.apply(brought.given()), true)) {
                return into(platform, from, copy, taken, resumed, brought);
            }
        }
    }

    private String noCopy() {
        return "There is no copy of a platform in "
                + location
                + ": is it the store of the vaults, or its mirror? A server keeps that copy from a quarter"
                + " of an hour after its start. Nothing was changed.";
    }

    private void requireKnown(PlatformCopy copy) throws Refused, IOException {
        if (copy.schema() > Migrations.latest()) {
            folder.clear();
            throw new Refused(
                    "That copy was made by a newer Préau (its database is at "
                            + copy.schema()
                            + ", this one knows "
                            + Migrations.latest()
                            + "). Update this program first. Nothing was changed.");
        }
    }

    private Report into(
            Platform platform,
            ObjectStore from,
            PlatformCopy copy,
            RebuildFolder.Taken taken,
            boolean resumed,
            BroughtSettings brought)
            throws Refused, IOException {
        Rebuild rebuild = new Rebuild(platform.database(), folder, progress);
        requireEmpty(rebuild, platform.settings().text(Setting.DATABASE_URL));
        brought.keep();
        boolean secrets = ring != null && copy.isSealed();
        Map<String, Long> rows =
                timed("accounts and settings", () -> rebuild.platform(secrets ? ring : null));
        platform.follow();
        House house = Wiring.house(platform);
        List<Report.One> associations =
                timed("associations", () -> rebuild.associations(RebuildWiring.bring(house, from)));
        Report.Vaults vaults = timed("history", () -> history(platform, from).run());
        millis.put("all", (System.nanoTime() - begun) / 1_000_000);
        Report report =
                new Report(
                        taken.at(),
                        resumed,
                        secrets,
                        rows,
                        brought.keys(),
                        BroughtSettings.machine(copy),
                        associations,
                        vaults,
                        Rebuild.notBack(),
                        millis);
        if (report.whole()) {
            folder.clear();
        }
        return report;
    }

    /** Empty, or what an earlier run has begun to fill. */
    private void requireEmpty(Rebuild rebuild, String database) throws Refused, IOException {
        if (folder.isBegunIn(database)) {
            return;
        }
        if (!rebuild.isEmpty()) {
            folder.clear();
            throw new Refused(
                    "This database is not empty: a rebuild would mix two platforms. Give it an empty data"
                            + " folder (--data), or an empty database. Nothing was changed.");
        }
        folder.begin(database);
    }

    private BringHistory history(Platform platform, ObjectStore from) {
        return new BringHistory(
                data,
                location,
                from,
                platform.vaults(),
                platform.settings(),
                credentials(platform.settings()),
                progress);
    }

    /** The store, in the clear or through its keys; never one that a wrong word would make. */
    private ObjectStore open(Settings here) throws Refused, IOException {
        if (StoreLocation.of(location, null) instanceof StoreLocation.Folder(Path path)
                && !Files.isDirectory(path)) {
            throw new Refused("There is no folder " + path + ". Nothing was changed.");
        }
        ObjectStore under = ObjectStores.open(location, credentials(here));
        KeyRing keys = ring;
        try {
            boolean mirror = EncryptedStore.isMirror(under);
            if (mirror && keys == null) {
                throw new Refused(
                        location
                                + " is an encrypted mirror: give the file of its keys with --key-ring. Nothing was changed.");
            }
            return mirror && keys != null ? EncryptedStore.open(under, keys) : under;
        } catch (Refused | IOException e) {
            under.close();
            throw e;
        }
    }

    /** Those of the mirror, where it is the one that is set up here and has its own. */
    private @Nullable S3Credentials credentials(Settings here) {
        String own = text(here, "mirror").equals(location) ? text(here, "mirror.key") : "";
        String key = own.isEmpty() ? here.text(Setting.STORE_KEY) : own;
        String secret =
                own.isEmpty() ? here.text(Setting.STORE_SECRET) : text(here, "mirror.secret");
        return key.isEmpty() ? null : new S3Credentials(key, secret);
    }

    private static String text(Settings here, String key) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.key().equals(key))
                .map(here::text)
                .findFirst()
                .orElse("");
    }

    /** Something that takes a while. */
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T timed(String phase, Work<T> work) throws IOException {
        long begun = System.nanoTime();
        T result = work.run();
        millis.put(phase, (System.nanoTime() - begun) / 1_000_000);
        return result;
    }
}
