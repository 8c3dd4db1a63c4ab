package org.preau.backup.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.vault.Collected;
import org.preau.backup.vault.Vault;

/** {@code infra/vault gc STORE VAULT}. */
final class GcCommand {
    private static final long USUAL_HOURS = 24;

    static final Command COMMAND =
            new Command(
                    "gc",
                    "Give the room of what is needed no longer back.",
                    List.of(Place.STORE, Place.VAULT),
                    List.of(
                            Option.with("--grace", "HOURS", "what is younger stays; default: 24"),
                            Option.flag(
                                    "--now",
                                    "delete also what readers may still be using, and without"
                                            + " grace")),
                    words -> words.place().open(vault -> collect(words, vault)));

    private GcCommand() {}

    private static int collect(Words words, Vault vault) throws IOException {
        Speech speech = words.speech();
        boolean now = words.has("--now");
        long hours = words.number("--grace").orElse(USUAL_HOURS);
        var progress = speech.progress("Moving");
        Collected collected =
                now ? vault.collectNow(progress) : vault.collect(Duration.ofHours(hours), progress);
        speech.say(
                Map.of(
                        "objects", collected.objects(),
                        "bytes", collected.bytes(),
                        "done", collected.done()),
                collected.done()
                        ? "%d objects deleted (%s)"
                                .formatted(collected.objects(), Speech.size(collected.bytes()))
                        : "Others were writing all the time: try later");
        return collected.done() ? 0 : VaultMain.FAILED;
    }
}
