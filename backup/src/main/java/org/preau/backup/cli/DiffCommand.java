package org.preau.backup.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.preau.backup.vault.Change;
import org.preau.backup.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code infra/vault diff STORE VAULT FROM [TO]}. */
@Command(name = "diff", description = "What changed from one version to another.")
final class DiffCommand implements Callable<Integer> {
    @Mixin private Place place = new Place();
    @Mixin private Speech speech = new Speech();

    @Parameters(index = "2", paramLabel = "FROM", description = "a version's number")
    private String from = "";

    @Parameters(
            index = "3",
            paramLabel = "TO",
            arity = "0..1",
            description = "a version's number; default: last")
    private String to = "last";

    @Override
    public Integer call() throws IOException {
        return place.open(this::diff);
    }

    private int diff(Vault vault) throws IOException {
        List<Change> changes = vault.diff(Versions.number(vault, from), Versions.number(vault, to));
        speech.say(
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
