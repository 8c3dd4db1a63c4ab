package org.preau.backup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.preau.backup.vault.CommitOutcome;
import org.preau.backup.vault.FolderSource;
import org.preau.backup.vault.Note;
import org.preau.backup.vault.Source.Problem;
import org.preau.backup.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code infra/vault commit STORE VAULT DIR}. */
@Command(name = "commit", description = "Make a version of a folder, if anything changed.")
final class CommitCommand implements Callable<Integer> {
    @Mixin private Place place = new Place();
    @Mixin private Speech speech = new Speech();

    @Parameters(index = "2", paramLabel = "DIR", description = "the folder to keep")
    private Path folder = Path.of("");

    @Option(names = "--message", paramLabel = "TEXT", description = "why; default: the folder")
    private String message = "";

    @Option(names = "--author", paramLabel = "NAME", description = "who; default: the system user")
    private String author = System.getProperty("user.name", "unknown");

    @Override
    public Integer call() throws IOException {
        return place.open(this::commit);
    }

    private int commit(Vault vault) throws IOException {
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
