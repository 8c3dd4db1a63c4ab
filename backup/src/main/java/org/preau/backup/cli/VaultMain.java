package org.preau.backup.cli;

import java.io.IOException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.vault.NoSuchPath;
import org.preau.backup.vault.NoSuchVersion;
import org.preau.backup.vault.VaultDamaged;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code infra/vault}. */
@Command(
        name = "infra/vault",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Versions of a folder, kept in a folder or an S3 bucket.",
        footer = {
            "",
            "STORE is a folder, or s3://BUCKET/PREFIX?endpoint=https://...&region=...",
            "with PREAU_STORE_KEY and PREAU_STORE_SECRET in the environment.",
            "",
            "Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but not all could be read;",
            "4 the vault is damaged; 5 no such version or path."
        },
        subcommands = {
            CommitCommand.class,
            LogCommand.class,
            DiffCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            MirrorCommand.class,
            ForgetCommand.class,
            GcCommand.class,
            ExportCommand.class,
            KeysCommand.class,
            MirrorHeadCommand.class,
        })
public final class VaultMain implements Runnable {
    static final int FAILED = 1;
    static final int PARTLY = 3;
    static final int DAMAGED = 4;
    static final int ABSENT = 5;

    @SuppressWarnings("NullAway.Init") // set by the parser
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Ends the process with one of the codes above. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new VaultMain())
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do");
    }

    private static int failed(Exception failure) throws Exception {
        if (!(failure instanceof IOException) && !(failure instanceof IllegalArgumentException)) {
            throw failure;
        }
        System.err.println(
                failure.getMessage() == null ? failure.toString() : failure.getMessage());
        return switch (failure) {
            case VaultDamaged _, CorruptObject _ -> DAMAGED;
            case CorruptObjectException _, MissingObjectException _ -> DAMAGED;
            case NoSuchVersion _, NoSuchPath _ -> ABSENT;
            default -> FAILED;
        };
    }
}
