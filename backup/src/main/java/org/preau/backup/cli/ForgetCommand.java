package org.preau.backup.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.preau.backup.vault.Ladder;
import org.preau.backup.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code infra/vault forget STORE VAULT (VERSION... | --ladder)}. */
@Command(
        name = "forget",
        description = {
            "Forget versions: those named, or with --ladder all but a day's, the last of 8 days,",
            "5 weeks, 12 months and every year. Their room comes back with gc."
        })
final class ForgetCommand implements Callable<Integer> {
    @Mixin private Place place = new Place();
    @Mixin private Speech speech = new Speech();

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "VERSION",
            description = "their numbers")
    private List<Long> versions = List.of();

    @Option(names = "--ladder", description = "keep what is worth keeping")
    private boolean ladder;

    @Override
    public Integer call() throws IOException {
        if (ladder != versions.isEmpty()) {
            throw new IllegalArgumentException("Name the versions, or say --ladder");
        }
        return place.open(this::forget);
    }

    private int forget(Vault vault) throws IOException {
        List<Long> gone =
                ladder
                        ? vault.thin(Ladder.USUAL, Instant.now(), ZoneId.systemDefault())
                        : vault.forget(new HashSet<>(versions));
        speech.say(
                Map.of("forgotten", gone),
                gone.isEmpty()
                        ? "Nothing to forget"
                        : "Forgotten: "
                                + gone.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", ")));
        return 0;
    }
}
