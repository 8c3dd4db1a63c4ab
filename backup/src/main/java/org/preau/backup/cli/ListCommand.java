package org.preau.backup.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.vault.Listed;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.VaultPath;

/** {@code infra/vault list STORE VAULT VERSION [FOLDER]}. */
final class ListCommand {
    static final Command COMMAND =
            new Command(
                    "list",
                    "What lies in a folder of a version, with sizes.",
                    List.of(
                            Place.STORE,
                            Place.VAULT,
                            Parameter.once("VERSION", "its number, or last"),
                            Parameter.optional("FOLDER", "a folder of it; default: the outermost")),
                    List.of(),
                    words -> words.place().open(vault -> list(words, vault)));

    private ListCommand() {}

    private static int list(Words words, Vault vault) throws IOException {
        long number = Versions.number(vault, words.get(2));
        String folder = words.optional(3).orElse("");
        List<Listed> listed =
                folder.isEmpty() ? vault.list(number) : vault.list(number, new VaultPath(folder));
        words.speech()
                .say(
                        Map.of("entries", listed.stream().map(ListCommand::values).toList()),
                        listed.stream().map(ListCommand::line).collect(Collectors.joining("\n")));
        return 0;
    }

    private static String line(Listed one) {
        return switch (one.type()) {
            case FILE, EXECUTABLE -> "%10s  %s".formatted(Speech.size(one.size()), one.path());
            case LINK -> "%10s  %s".formatted("link", one.path());
            case FOLDER -> "%10s  %s/".formatted("", one.path());
        };
    }

    private static Map<String, Object> values(Listed one) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("path", one.path().value());
        values.put("type", one.type().name().toLowerCase(Locale.ROOT));
        values.put("size", one.size());
        return values;
    }
}
