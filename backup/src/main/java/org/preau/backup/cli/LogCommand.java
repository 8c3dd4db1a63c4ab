package org.preau.backup.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Version;

/** {@code infra/vault log STORE VAULT}. */
final class LogCommand {
    static final Command COMMAND =
            new Command(
                    "log",
                    "List the versions, the newest first.",
                    List.of(Place.STORE, Place.VAULT),
                    List.of(),
                    words -> words.place().open(vault -> log(words.speech(), vault)));

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private LogCommand() {}

    private static int log(Speech speech, Vault vault) throws IOException {
        List<Version> versions = vault.versions();
        String words = versions.stream().map(LogCommand::line).collect(Collectors.joining("\n"));
        speech.say(
                Map.of("versions", versions.stream().map(LogCommand::values).toList()),
                versions.isEmpty() ? "No version yet" : words);
        return 0;
    }

    private static String line(Version version) {
        String first = version.message().lines().findFirst().orElse("");
        return "%6d  %s  %s  %s"
                .formatted(version.number(), TIME.format(version.time()), version.author(), first);
    }

    private static Map<String, Object> values(Version version) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", version.number());
        values.put("time", version.time().toString());
        values.put("author", version.author());
        values.put("message", version.message());
        values.put("commit", version.commit());
        return values;
    }
}
