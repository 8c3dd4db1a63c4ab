package org.preau.main;

import java.util.concurrent.Callable;
import org.preau.operator.CommandActs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code preau association show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Says what is known of an association.")
final class AssociationShowCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(paramLabel = "SLUG", description = "Its short name.")
    private String slug = "";

    @Override
    public Integer call() {
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            return switch (platform.operator().commands().show(slug)) {
                case CommandActs.Done(CommandActs.Line line) -> said.done(line, text(line));
                case CommandActs.Refused(String why) -> said.refused(why);
            };
        }
    }

    private static String text(CommandActs.Line line) {
        return """
        name      %s
        slug      %s
        state     %s%s
        address   %s
        sector    %s
        theme     %s
        language  %s
        space     %d of %d bytes
        opened    %s\
        """
                .formatted(
                        line.name(),
                        line.slug(),
                        line.state(),
                        line.deleteAfter() == null ? "" : ", erased after " + line.deleteAfter(),
                        line.address(),
                        line.sector() == null ? "none" : line.sector(),
                        line.theme(),
                        line.language(),
                        line.usedBytes(),
                        line.quotaBytes(),
                        line.createdAt());
    }
}
