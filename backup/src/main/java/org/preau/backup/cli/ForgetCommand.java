package org.preau.backup.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.cli.Command.Times;
import org.preau.backup.vault.Ladder;
import org.preau.backup.vault.Vault;

/** {@code infra/vault forget STORE VAULT (VERSION... | --ladder)}. */
final class ForgetCommand {
    static final Command COMMAND =
            new Command(
                    "forget",
                    "Forget versions: those named, or with --ladder all but a day's, the last of 8"
                            + " days, 5 weeks, 12 months and every year. Their room comes back with"
                            + " gc.",
                    List.of(
                            Place.STORE,
                            Place.VAULT,
                            new Parameter("VERSION", Times.ANY, "their numbers")),
                    List.of(Option.flag("--ladder", "keep what is worth keeping")),
                    ForgetCommand::run);

    private ForgetCommand() {}

    private static int run(Words words) throws IOException {
        List<Long> versions = words.from(2).stream().map(Versions::number).toList();
        boolean ladder = words.has("--ladder");
        if (ladder != versions.isEmpty()) {
            throw new IllegalArgumentException("Name the versions, or say --ladder");
        }
        return words.place().open(vault -> forget(words.speech(), vault, versions, ladder));
    }

    private static int forget(Speech speech, Vault vault, List<Long> versions, boolean ladder)
            throws IOException {
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
