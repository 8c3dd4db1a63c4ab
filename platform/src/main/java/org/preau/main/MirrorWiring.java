package org.preau.main;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.preau.backup.mirror.AppendOnlyStore;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.store.ObjectStores;
import org.preau.mail.ToOperators;
import org.preau.mirror.MirrorFeature;
import org.preau.mirror.MirrorPlace;
import org.preau.web.Route;

/** Puts together the second copy of all vaults. */
public final class MirrorWiring {

    private MirrorWiring() {}

    /** Where it lies as the settings say, which are checked. */
    public static MirrorPlace place(Settings settings) {
        String location = settings.text(Setting.MIRROR);
        boolean appendOnly = settings.yes(Setting.MIRROR_APPEND_ONLY);
        return location.isEmpty()
                ? MirrorPlace.NONE
                : new MirrorPlace(location, appendOnly, () -> open(settings));
    }

    /** The keys are read each time: who changes them need not restart the server. */
    private static ObjectStore open(Settings settings) throws IOException {
        String location = settings.text(Setting.MIRROR);
        KeyRing ring = keys(settings);
        ObjectStore under =
                ObjectStores.open(
                        location,
                        StorePlaces.credentials(
                                settings, location, Setting.MIRROR_KEY, Setting.MIRROR_SECRET));
        try {
            ObjectStore mirror = EncryptedStore.open(under, ring);
            return settings.yes(Setting.MIRROR_APPEND_ONLY) ? new AppendOnlyStore(mirror) : mirror;
        } catch (IOException e) {
            under.close();
            throw e;
        }
    }

    /**
     * The ring that encrypts what leaves this machine.
     *
     * @throws IOException if its file cannot be used, saying why
     */
    static KeyRing keys(Settings settings) throws IOException {
        try {
            return new KeyRingFile(Path.of(settings.text(Setting.MIRROR_KEYS))).read().orThrow();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static MirrorFeature feature(House house) {
        return feature(house, place(house.settings()), house.clock());
    }

    /**
     * The feature over a place and a clock.
     *
     * @param place that of the settings, unless a test says otherwise
     */
    public static MirrorFeature feature(House house, MirrorPlace place, Clock clock) {
        return new MirrorFeature(
                new MirrorFeature.Ground(
                        clock,
                        house.directory(),
                        house.database(),
                        house.jobs(),
                        new ToOperators(house.post(), house.messages()),
                        house.messages(),
                        house.origins(),
                        house.pages(),
                        house.vaults(),
                        place));
    }

    static List<Route> routes(House house) {
        return feature(house).routes();
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        feature(house).jobs();
    }
}
