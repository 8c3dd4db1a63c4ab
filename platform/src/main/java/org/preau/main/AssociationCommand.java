package org.preau.main;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code preau association}: opens associations and takes them through their life. */
@Command(
        name = "association",
        mixinStandardHelpOptions = true,
        description = "Opens, lists, shows, suspends, resumes, archives and deletes associations.",
        subcommands = {
            AssociationCreateCommand.class,
            AssociationListCommand.class,
            AssociationShowCommand.class,
            AssociationStepCommand.Suspend.class,
            AssociationStepCommand.Resume.class,
            AssociationStepCommand.Archive.class,
            AssociationStepCommand.Restore.class,
            AssociationDeleteCommand.class
        })
final class AssociationCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Which command?");
        }
    }
}
