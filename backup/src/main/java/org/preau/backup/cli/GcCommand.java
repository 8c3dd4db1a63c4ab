package org.preau.backup.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.preau.backup.vault.Collected;
import org.preau.backup.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code infra/vault gc STORE VAULT}. */
@Command(name = "gc", description = "Give the room of what is needed no longer back.")
final class GcCommand implements Callable<Integer> {
    @Mixin private Place place = new Place();
    @Mixin private Speech speech = new Speech();

    @Option(
            names = "--grace",
            paramLabel = "HOURS",
            description = "what is younger stays; default: 24")
    private int hours = 24;

    @Option(
            names = "--now",
            description = "delete also what readers may still be using, and without grace")
    private boolean now;

    @Override
    public Integer call() throws IOException {
        return place.open(this::collect);
    }

    private int collect(Vault vault) throws IOException {
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
