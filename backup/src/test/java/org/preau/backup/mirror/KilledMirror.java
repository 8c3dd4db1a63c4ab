package org.preau.backup.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.preau.backup.store.DirectoryStore;
import org.preau.backup.store.ObjectStore;

/** Mirrors a vault, to be killed while it does, or to meet a full disk. */
final class KilledMirror {
    private KilledMirror() {}

    /** FOLDER MIRROR: with the ring in "keys" and the vault in "primary" of the first. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        KeyRing ring = new KeyRingFile(folder.resolve("keys")).read().orThrow();
        try (ObjectStore primary = DirectoryStore.open(folder.resolve("primary"));
                var mirror = new EncryptedStore(DirectoryStore.open(Path.of(args[1])), ring)) {
            System.out.println("begun");
            System.out.println(run(primary, mirror));
            System.out.println("whole: " + isWhole(mirror));
        }
    }

    private static String run(ObjectStore primary, ObjectStore mirror) {
        MirrorSettings settings = MirrorSettings.USUAL.lease(Duration.ofMillis(300));
        MirrorOutcome outcome = new MirrorVault(primary, mirror, settings).run("alpha", _ -> {});
        return switch (outcome) {
            case MirrorOutcome.Mirrored _ -> "done";
            case MirrorOutcome.Unchanged _ -> "done";
            case MirrorOutcome.Busy _ -> "busy";
            case MirrorOutcome.Stopped(_, String why) ->
                    why.replaceAll("vaults/alpha/packs/[0-9a-f/]+", "KEY");
            default -> outcome.toString();
        };
    }

    private static boolean isWhole(ObjectStore mirror) throws IOException {
        return mirror.stat(Vaults.head("alpha")).isPresent()
                && new TestVault(mirror, "alpha").wholeVersion() > 0;
    }
}
