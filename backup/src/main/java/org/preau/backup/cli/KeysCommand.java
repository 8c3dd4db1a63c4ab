package org.preau.backup.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preau.backup.mirror.EncryptedStore;
import org.preau.backup.mirror.KeyRing;
import org.preau.backup.mirror.KeyRingFile;
import org.preau.backup.mirror.MirrorReport;
import org.preau.backup.mirror.ReadRing;
import org.preau.backup.mirror.RecoverySheet;
import org.preau.backup.mirror.Reencrypt;
import org.preau.backup.vault.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code infra/vault keys ...}: the keys of a mirror, see {@code backup/MIRROR.md}. */
@Command(
        name = "keys",
        description = "The keys of a mirror: make, print, bring back, change.",
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {
    private static final int HANDS = 4;
    private static final String RESTORE = "infra/vault keys restore FILE COPIED-LINES";

    @SuppressWarnings("NullAway.Init") // set by the parser
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin private Speech speech = new Speech();

    /** What the sheet says beside the keys. */
    static final class Sheet {
        @Option(names = "--mirror", description = "its location, for the sheet", defaultValue = "")
        private String mirror = "";

        String of(KeyRing ring) {
            return RecoverySheet.print(ring, mirror, RESTORE);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do");
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Make the keys of a new mirror and print their sheet.")
    int create(
            @Parameters(paramLabel = "FILE", description = "where they will lie") Path file,
            @Mixin Sheet sheet)
            throws IOException {
        KeyRing ring = KeyRing.create(Clock.systemUTC());
        requireNew(new KeyRingFile(file).create(ring), file);
        System.out.print(sheet.of(ring));
        speech.warn("The keys lie in " + file + ". Print the sheet above, put it in a safe, and");
        speech.warn("see that neither lies in the mirror. Without both, a mirror is lost.");
        return 0;
    }

    @Command(
            name = "sheet",
            mixinStandardHelpOptions = true,
            description = "Print the recovery sheet.")
    int sheet(
            @Parameters(paramLabel = "FILE", description = "the keys") Path file,
            @Mixin Sheet sheet)
            throws IOException {
        System.out.print(sheet.of(read(file)));
        return 0;
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Make the file of keys again from what was copied of a sheet.")
    int restore(
            @Parameters(paramLabel = "FILE", description = "where the keys will lie") Path file,
            @Parameters(paramLabel = "COPIED-LINES", description = "a text file") Path copied)
            throws IOException {
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

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Add a key, which encrypts from now on, and print the new sheet.")
    int rotate(
            @Parameters(paramLabel = "FILE", description = "the keys") Path file,
            @Mixin Sheet sheet)
            throws IOException {
        KeyRing old = read(file);
        KeyRing ring = old.withNewKey(Clock.systemUTC());
        new KeyRingFile(file).replace(old, ring);
        System.out.print(sheet.of(ring));
        speech.warn("Put the new sheet in the safe. The old keys still read what is older;");
        speech.warn("infra/vault keys reencrypt FILE MIRROR makes an end of that.");
        return 0;
    }

    @Command(
            name = "reencrypt",
            mixinStandardHelpOptions = true,
            description =
                    "Encrypt all of a mirror with the newest key; may be stopped and repeated.")
    int reencrypt(
            @Parameters(paramLabel = "FILE", description = "the keys") Path file,
            @Parameters(paramLabel = "MIRROR", description = "folder or s3://...") String mirror,
            @Option(names = "--forget-old", description = "and then forget the older keys")
                    boolean forget)
            throws IOException {
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
