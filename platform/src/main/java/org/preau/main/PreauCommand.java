package org.preau.main;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code preau}: names its commands. */
@Command(
        name = "preau",
        mixinStandardHelpOptions = true,
        version = "Préau 0.1.0",
        description = "Websites, mail and backup for the associations of a town.",
        subcommands = {
            ServeCommand.class,
            MigrateCommand.class,
            SettingsCommand.class,
            AssociationCommand.class,
            AccountCommand.class,
            AppPasswordCommand.class,
            MailCommand.class,
            ImportCsvCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            SnapshotCommand.class,
            TakeawayCommand.class,
            DrillCommand.class,
            MirrorCommand.class,
            RebuildCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:something broke; the message says what",
            "2:the command line or the settings are wrong",
            "3:the platform cannot be opened: folder, database, store",
            "4:refused: a short name in use, no such association, …"
        })
final class PreauCommand implements Runnable {

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Which command?");
        }
    }
}
