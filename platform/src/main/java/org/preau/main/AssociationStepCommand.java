package org.preau.main;

import java.util.concurrent.Callable;
import org.preau.operator.CommandActs;
import org.preau.operator.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that take an association one step further in its life. */
abstract sealed class AssociationStepCommand implements Callable<Integer>
        permits AssociationStepCommand.Suspend,
                AssociationStepCommand.Resume,
                AssociationStepCommand.Archive,
                AssociationStepCommand.Restore {

    private final Step step;

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(paramLabel = "SLUG", description = "Its short name.")
    private String slug = "";

    AssociationStepCommand(Step step) {
        this.step = step;
    }

    /** Why, for the association to read. */
    abstract String reason();

    @Override
    public Integer call() {
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            return switch (platform.operator().commands().step(slug, step, reason())) {
                case CommandActs.Done(CommandActs.Line line) ->
                        said.done(line, line.slug() + " is " + line.state());
                case CommandActs.Refused(String why) -> said.refused(why);
            };
        }
    }

    /** {@code preau association suspend}. */
    @Command(
            name = "suspend",
            mixinStandardHelpOptions = true,
            description = "Hides its site behind a polite page; the workspace goes on.")
    static final class Suspend extends AssociationStepCommand {

        @Option(names = "--reason", required = true, description = "Why; the association reads it.")
        private String reason = "";

        Suspend() {
            super(Step.SUSPEND);
        }

        @Override
        String reason() {
            return reason;
        }
    }

    /** {@code preau association resume}. */
    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Reopens a suspended or archived association.")
    static final class Resume extends AssociationStepCommand {
        Resume() {
            super(Step.RESUME);
        }

        @Override
        String reason() {
            return "";
        }
    }

    /** {@code preau association archive}. */
    @Command(
            name = "archive",
            mixinStandardHelpOptions = true,
            description = "Keeps its site as it is; nobody writes any more.")
    static final class Archive extends AssociationStepCommand {

        @Option(names = "--reason", required = true, description = "Why; the association reads it.")
        private String reason = "";

        Archive() {
            super(Step.ARCHIVE);
        }

        @Override
        String reason() {
            return reason;
        }
    }

    /** {@code preau association restore}. */
    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Takes a deletion back, within its thirty days.")
    static final class Restore extends AssociationStepCommand {
        Restore() {
            super(Step.RESTORE);
        }

        @Override
        String reason() {
            return "";
        }
    }
}
