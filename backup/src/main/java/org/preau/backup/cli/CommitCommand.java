package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.preau.backup.cli.Command.Option;
import org.preau.backup.cli.Command.Parameter;
import org.preau.backup.vault.CommitOutcome;
import org.preau.backup.vault.FolderSource;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Source.Problem;
import org.preau.backup.vault.Vault;

/** {@code infra/vault commit STORE VAULT DIR}. */
final class CommitCommand {
    static final Command COMMAND =
            new Command(
                    "commit",
                    "Make a version of a folder, if anything changed.",
                    List.of(Place.STORE, Place.VAULT, Parameter.once("DIR", "the folder to keep")),
                    List.of(
                            Option.with("--message", "TEXT", "why; default: the folder"),
                            Option.with("--author", "NAME", "who; default: the system user"),
                            Option.flag(
                                    "--append-only",
                                    "refuse to delete or replace anything but the head, whose"
                                            + " earlier states stay")),
                    words ->
                            words.place()
                                    .open(
                                            words.has("--append-only"),
                                            vault -> commit(words, vault)));

    private CommitCommand() {}

    private static int commit(Words words, Vault vault) throws IOException {
        Speech speech = words.speech();
        Path folder = Path.of(words.get(2));
        String author = words.value("--author").orElse(System.getProperty("user.name", "unknown"));
        String message = words.value("--message").orElse("");
        String why = message.isBlank() ? folder.toAbsolutePath().normalize().toString() : message;
        Note note = new Note(author, author + "@localhost", why, Instant.now());
        CommitOutcome outcome =
                vault.commit(new FolderSource(folder), note, speech.progress("Reading"));
        for (Problem problem : outcome.problems()) {
            speech.warn("Not read: %s: %s".formatted(problem.path(), problem.reason()));
        }
        speech.say(values(outcome), words(outcome));
        return outcome.problems().isEmpty() ? 0 : VaultMain.PARTLY;
    }

    private static String words(CommitOutcome outcome) {
        return switch (outcome) {
            case CommitOutcome.Committed(long number, var figures, _) ->
                    "Version %d: %d items, of which %d were read (%s)"
                            .formatted(
                                    number,
                                    figures.items(),
                                    figures.filesRead(),
                                    Speech.size(figures.bytesRead()));
            case CommitOutcome.Unchanged(long number, _) ->
                    "Nothing changed since version " + number;
        };
    }

    private static Map<String, Object> values(CommitOutcome outcome) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (outcome) {
            case CommitOutcome.Committed(long number, var figures, _) -> {
                values.put("version", number);
                values.put("changed", true);
                values.put("items", figures.items());
                values.put("filesRead", figures.filesRead());
                values.put("bytesRead", figures.bytesRead());
            }
            case CommitOutcome.Unchanged(long number, _) -> {
                values.put("version", number);
                values.put("changed", false);
            }
        }
        List<Problem> problems = outcome.problems();
        values.put("problems", problems);
        return values;
    }
}
