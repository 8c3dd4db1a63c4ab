package org.preau.backup.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.vault.Change;
import org.preau.backup.vault.Vault;

/** {@code infra/vault diff STORE VAULT FROM [TO]}. */
final class DiffCommand {
    static final Command COMMAND =
            new Command(
                    "diff",
                    "What changed from one version to another.",
                    List.of(
                            Place.STORE,
                            Place.VAULT,
                            Parameter.once("FROM", "a version's number"),
                            Parameter.optional("TO", "a version's number; default: last")),
                    List.of(),
                    words -> words.place().open(vault -> diff(words, vault)));

    private DiffCommand() {}

    private static int diff(Words words, Vault vault) throws IOException {
        long from = Versions.number(vault, words.get(2));
        long to = Versions.number(vault, words.optional(3).orElse("last"));
        List<Change> changes = vault.diff(from, to);
        words.speech()
                .say(
                        Map.of("changes", changes.stream().map(DiffCommand::values).toList()),
                        changes.isEmpty()
                                ? "Nothing changed"
                                : changes.stream()
                                        .map(DiffCommand::line)
                                        .collect(Collectors.joining("\n")));
        return 0;
    }

    private static String line(Change change) {
        return switch (change) {
            case Change.Added(var path) -> "+ " + path;
            case Change.Removed(var path) -> "- " + path;
            case Change.Edited(var path) -> "* " + path;
            case Change.Moved(var path, var before) -> "> " + path + " (was " + before + ")";
        };
    }

    private static Map<String, Object> values(Change change) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "change",
                switch (change) {
                    case Change.Added _ -> "added";
                    case Change.Removed _ -> "removed";
                    case Change.Edited _ -> "edited";
                    case Change.Moved _ -> "moved";
                });
        values.put("path", change.path().value());
        if (change instanceof Change.Moved(_, var before)) {
            values.put("from", before.value());
        }
        return values;
    }
}
