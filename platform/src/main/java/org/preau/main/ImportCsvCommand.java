package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preau.operator.CommandActs;
import org.preau.text.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preau import-csv}. */
@Command(
        name = "import-csv",
        mixinStandardHelpOptions = true,
        description =
                "Opens the associations of a file, whose columns the console explains. Safe to run twice.")
final class ImportCsvCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(paramLabel = "FILE", description = "A CSV file.")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "Say what would happen, and open nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(Objects.requireNonNull(file));
        } catch (IOException e) {
            said.remark("The file " + file + " cannot be read: " + e.getClass().getSimpleName());
            return ExitCode.USAGE;
        }
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            CommandActs acts = platform.operator().commands();
            return switch (acts.importFile(String.valueOf(file), bytes, dryRun, Language.EN)) {
                case CommandActs.Unreadable(String why) -> said.refused(why);
                case CommandActs.Imported(List<CommandActs.ImportLine> lines) -> told(lines);
            };
        }
    }

    /** Refused when a line could not be done, so that a script sees it. */
    private int told(List<CommandActs.ImportLine> lines) {
        said.all(
                lines,
                line ->
                        "%5d %-8s %-40s %s"
                                .formatted(line.line(), line.outcome(), line.slug(), line.why()));
        boolean wrong =
                lines.stream()
                        .anyMatch(line ->
                                line.outcome().equals("wrong") || line.outcome().equals("refused"));
        return wrong ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
