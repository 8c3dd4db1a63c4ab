package org.preau.main;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.mirror.ReadRing;
import org.preau.backup.store.StoreLocation;

/**
 * Checks where the mirror lies and its keys: no store in the way of another, the ring readable by
 * its owner alone and kept in none of them. Whoever takes a store away must not find the key of
 * another one in it.
 */
final class MirrorCheck {

    private final Settings settings;
    private final BiConsumer<Setting, String> problem;

    /**
     * @param problem is told of each: which setting, and what to do
     */
    MirrorCheck(Settings settings, BiConsumer<Setting, String> problem) {
        this.settings = settings;
        this.problem = problem;
    }

    void run() {
        StoreLocation vaults = place(Setting.VAULTS, "vaults");
        StoreLocation objects = place(Setting.STORE, "objects");
        boolean mirrored = !settings.text(Setting.MIRROR).isEmpty();
        StoreLocation mirror = mirrored ? mirror() : new StoreLocation.Wrong(List.of());
        if (StorePlaces.overlap(mirror, vaults)) {
            problem.accept(
                    Setting.MIRROR,
                    "it is where the vaults are, or one is in the other: a mirror is another place");
        }
        if (StorePlaces.overlap(mirror, objects)) {
            problem.accept(
                    Setting.MIRROR,
                    "it is where the files in use are, or one is in the other: a mirror is another place");
        }
        String keys = settings.text(Setting.MIRROR_KEYS);
        if (!keys.isEmpty()) {
            keys(keys, List.of(vaults, objects, mirror));
        } else if (mirrored) {
            problem.accept(
                    Setting.MIRROR_KEYS,
                    "a mirror is encrypted: infra/vault keys new FILE makes the file, print its sheet");
        }
    }

    /** What is wrong with it is said when it is opened, as ever. */
    private StoreLocation place(Setting setting, String folder) {
        String location = StorePlaces.location(settings, setting, folder);
        return StoreLocation.of(
                location,
                StorePlaces.credentials(
                        settings, location, Setting.STORE_KEY, Setting.STORE_SECRET));
    }

    private StoreLocation mirror() {
        String location = settings.text(Setting.MIRROR);
        if (location.startsWith("s3:") && !credentials(location)) {
            return new StoreLocation.Wrong(List.of());
        }
        StoreLocation mirror =
                StoreLocation.of(
                        location,
                        StorePlaces.credentials(
                                settings, location, Setting.MIRROR_KEY, Setting.MIRROR_SECRET));
        if (mirror instanceof StoreLocation.Wrong(List<String> problems)) {
            problems.forEach(it -> problem.accept(Setting.MIRROR, it));
        }
        return mirror;
    }

    private boolean credentials(String location) {
        if (settings.text(Setting.MIRROR_KEY).isBlank()) {
            problem.accept(Setting.MIRROR_KEY, "a mirror in S3 needs an access key of its own");
        }
        if (settings.text(Setting.MIRROR_SECRET).isBlank()) {
            problem.accept(Setting.MIRROR_SECRET, "a mirror in S3 needs a secret key of its own");
        }
        return StorePlaces.credentials(
                        settings, location, Setting.MIRROR_KEY, Setting.MIRROR_SECRET)
                != null;
    }

    private void keys(String said, List<StoreLocation> stores) {
        try {
            Path file = Path.of(said);
            for (StoreLocation store : stores) {
                if (store instanceof StoreLocation.Folder(Path folder)
                        && StorePlaces.isIn(file, folder)) {
                    problem.accept(
                            Setting.MIRROR_KEYS,
                            "it lies in the store "
                                    + folder
                                    + ": whoever has that would have the keys; move it elsewhere");
                    return;
                }
            }
            if (new KeyRingFile(file).read() instanceof ReadRing.Unusable(List<String> problems)) {
                problem.accept(Setting.MIRROR_KEYS, String.join("; ", problems));
            }
        } catch (InvalidPathException e) {
            problem.accept(Setting.MIRROR_KEYS, "that is no path: " + e.getReason());
        } catch (IOException e) {
            problem.accept(
                    Setting.MIRROR_KEYS,
                    "it cannot be read by the user that runs Préau: "
                            + e.getClass().getSimpleName());
        }
    }
}
