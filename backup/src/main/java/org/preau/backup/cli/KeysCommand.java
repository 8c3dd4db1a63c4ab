package org.preau.backup.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.mirror.MirrorReport;
import org.preau.backup.mirror.ReadRing;
import org.preau.backup.mirror.RecoverySheet;
import org.preau.backup.mirror.Reencrypt;
import org.preau.backup.vault.Progress;

/** {@code infra/vault keys ...}: the keys of a mirror, see {@code backup/MIRROR.md}. */
final class KeysCommand {
    private static final int HANDS = 4;
    private static final String RESTORE = "infra/vault keys restore FILE COPIED-LINES";
    private static final Parameter FILE = Parameter.once("FILE", "the keys");
    private static final Parameter NEW_FILE = Parameter.once("FILE", "where the keys will lie");
    private static final Option MIRROR =
            Option.with("--mirror", "LOCATION", "where the mirror is, for the sheet");

    static final List<Command> COMMANDS =
            List.of(
                    new Command(
                            "keys new",
                            "Make the keys of a new mirror and print their sheet.",
                            List.of(NEW_FILE),
                            List.of(MIRROR),
                            words -> new KeysCommand(words).create()),
                    new Command(
                            "keys sheet",
                            "Print the recovery sheet.",
                            List.of(FILE),
                            List.of(MIRROR),
                            words -> new KeysCommand(words).print()),
                    new Command(
                            "keys restore",
                            "Make the file of keys again from what was copied of a sheet.",
                            List.of(NEW_FILE, Parameter.once("COPIED-LINES", "a text file")),
                            List.of(),
                            words -> new KeysCommand(words).restore(Path.of(words.get(1)))),
                    new Command(
                            "keys rotate",
                            "Add a key, which encrypts from now on, and print the new sheet.",
                            List.of(FILE),
                            List.of(MIRROR),
                            words -> new KeysCommand(words).rotate()),
                    new Command(
                            "keys reencrypt",
                            "Encrypt all of a mirror with the newest key; may be stopped and"
                                    + " repeated.",
                            List.of(FILE, Parameter.once("MIRROR", "folder or s3://...")),
                            List.of(Option.flag("--forget-old", "and then forget the older keys")),
                            words ->
                                    new KeysCommand(words)
                                            .reencrypt(words.get(1), words.has("--forget-old"))));

    private final Speech speech;
    private final Path file;
    private final String mirrorLocation;

    private KeysCommand(Words words) {
        speech = words.speech();
        file = Path.of(words.get(0));
        mirrorLocation = words.value("--mirror").orElse("");
    }

    private String sheet(KeyRing ring) {
        return RecoverySheet.print(ring, mirrorLocation, RESTORE);
    }

    private int create() throws IOException {
        KeyRing ring = KeyRing.create(Clock.systemUTC());
        requireNew(new KeyRingFile(file).create(ring), file);
        System.out.print(sheet(ring));
        speech.warn("The keys lie in " + file + ". Print the sheet above, put it in a safe, and");
        speech.warn("see that neither lies in the mirror. Without both, a mirror is lost.");
        return 0;
    }

    private int print() throws IOException {
        System.out.print(sheet(read(file)));
        return 0;
    }

    private int restore(Path copied) throws IOException {
        List<String> lines = Files.readAllLines(copied, StandardCharsets.UTF_8);
        return switch (RecoverySheet.read(lines)) {
            case ReadRing.Whole(KeyRing ring) -> {
                requireNew(new KeyRingFile(file).create(ring), file);
                speech.say(values(ring), "The keys are back in " + file + ": " + ring);
                yield 0;
            }
            case ReadRing.Unusable(List<String> problems) -> {
                problems.forEach(speech::warn);
                yield VaultMain.FAILED;
            }
        };
    }

    private int rotate() throws IOException {
        KeyRing old = read(file);
        KeyRing ring = old.withNewKey(Clock.systemUTC());
        new KeyRingFile(file).replace(old, ring);
        System.out.print(sheet(ring));
        speech.warn("Put the new sheet in the safe. The old keys still read what is older;");
        speech.warn("infra/vault keys reencrypt FILE MIRROR makes an end of that.");
        return 0;
    }

    private int reencrypt(String mirror, boolean forget) throws IOException {
        KeyRing ring = read(file);
        try (EncryptedStore store = EncryptedStore.open(Place.openStore(mirror), ring)) {
            Progress progress = speech.progress("Encrypting");
            Reencrypt.Outcome outcome =
                    new Reencrypt(store, HANDS)
                            .run(now -> progress.at(now.bytes(), now.foundBytes()));
            return switch (outcome) {
                case Reencrypt.Outcome.Done(MirrorReport report) ->
                        done(report, file, ring, forget);
                case Reencrypt.Outcome.Incomplete(MirrorReport report) -> incomplete(report);
                case Reencrypt.Outcome.Stopped(_, String why) -> {
                    speech.warn(why);
                    yield VaultMain.FAILED;
                }
            };
        }
    }

    private int done(MirrorReport report, Path file, KeyRing ring, boolean forget)
            throws IOException {
        String words = "%d objects encrypted anew, %d were already";
        if (forget) {
            new KeyRingFile(file).replace(ring, ring.withCurrentOnly());
            words += ". The older keys are forgotten: print the sheet again";
        }
        speech.say(values(report), words.formatted(report.copied(), report.present()));
        return 0;
    }

    private int incomplete(MirrorReport report) throws IOException {
        report.troubles().forEach(trouble -> speech.warn(trouble.key() + ": " + trouble.message()));
        speech.say(
                values(report),
                "%d objects encrypted anew, %d cannot be: repair the mirror and keep the older keys"
                        .formatted(report.copied(), report.troubleCount()));
        return VaultMain.DAMAGED;
    }

    private static KeyRing read(Path file) throws IOException {
        return new KeyRingFile(file).read().orThrow();
    }

    private static void requireNew(boolean written, Path file) throws IOException {
        if (!written) {
            throw new IOException(
                    file + " is there already, and is left as it is: give another name");
        }
    }

    private static Map<String, Object> values(KeyRing ring) {
        return Map.of("check", ring.check(), "keys", ring.keys().size());
    }

    private static Map<String, Object> values(MirrorReport report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("encrypted", report.copied());
        values.put("bytes", report.copiedBytes());
        values.put("already", report.present());
        values.put("troubles", report.troubles());
        return values;
    }
}
