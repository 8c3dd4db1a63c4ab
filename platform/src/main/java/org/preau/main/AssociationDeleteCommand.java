package org.preau.main;

import java.util.Map;
import java.util.concurrent.Callable;
import org.preau.operator.CommandActs;
import org.preau.operator.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preau association delete}. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description =
                "Switches an association off; thirty days later it is erased. --now erases it at once.")
final class AssociationDeleteCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(paramLabel = "SLUG", description = "Its short name.")
    private String slug = "";

    @Option(names = "--reason", required = true, description = "Why; the association reads it.")
    private String reason = "";

    @Option(names = "--now", description = "Erase it at once, without any grace; needs --yes.")
    private boolean now;

    @Option(names = "--yes", description = "Yes, erase it for good.")
    private boolean yes;

    @Override
    public Integer call() {
        if (now && !yes) {
            said.remark("--now erases for good, and nothing brings it back. Add --yes to mean it.");
            return ExitCode.USAGE;
        }
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            CommandActs acts = platform.operator().commands();
            return switch (acts.step(slug, Step.DELETE, reason)) {
                case CommandActs.Refused(String why) -> said.refused(why);
                case CommandActs.Done(CommandActs.Line line) when now -> {
                    acts.erase(slug);
                    yield said.done(Map.of("erased", line.slug()), line.slug() + " is erased");
                }
                case CommandActs.Done(CommandActs.Line line) ->
                        said.done(
                                line,
                                line.slug()
                                        + " is deleted; it is erased after "
                                        + line.deleteAfter()
                                        + "; until then: preau association restore "
                                        + line.slug());
            };
        }
    }
}
