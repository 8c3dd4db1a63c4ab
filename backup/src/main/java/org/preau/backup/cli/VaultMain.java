package org.preau.backup.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.preau.backup.store.CorruptObject;
import org.preau.backup.vault.NoSuchPath;
import org.preau.backup.vault.NoSuchVersion;
import org.preau.backup.vault.VaultDamaged;

/** The program {@code infra/vault}. */
public final class VaultMain {
    static final int FAILED = 1;
    static final int WRONG = 2;
    static final int PARTLY = 3;
    static final int DAMAGED = 4;
    static final int ABSENT = 5;

    private static final String HEAD =
            """
            Usage: infra/vault COMMAND ...
            Versions of a folder, kept in a folder or an S3 bucket.

            """;
    private static final String FOOT =
            """

            infra/vault COMMAND --help says more. Every command knows --json and --quiet.

            STORE is a folder, or s3://BUCKET/PREFIX?endpoint=https://...&region=...
            with PREAU_STORE_KEY and PREAU_STORE_SECRET in the environment.

            Exit codes: 0 done; 1 failed, or a value makes no sense; 2 wrong usage; 3 done, but not all could
            be read; 4 the vault is damaged; 5 no such version or path.
            """;

    private VaultMain() {}

    /** Ends the process with one of the codes above. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        List<String> typed = List.of(arguments);
        Optional<Command> command = named(typed);
        if (command.isEmpty()) {
            return none(typed);
        }
        if (Words.askForHelp(typed)) {
            System.out.print(command.get().help());
            return 0;
        }
        try {
            return run(command.get(), typed);
        } catch (Words.Misused e) {
            System.err.println(e.getMessage());
            System.err.println(command.get().synopsis());
            return WRONG;
        }
    }

    private static int run(Command command, List<String> typed) throws Words.Misused {
        List<String> rest = new ArrayList<>(typed);
        for (String word : command.name().split(" ", -1)) {
            rest.remove(word);
        }
        Words words = Words.of(command, rest);
        try {
            return command.act().run(words);
        } catch (IOException | IllegalArgumentException e) {
            return failed(e);
        }
    }

    private static List<Command> commands() {
        List<Command> all =
                new ArrayList<>(
                        List.of(
                                CommitCommand.COMMAND,
                                LogCommand.COMMAND,
                                DiffCommand.COMMAND,
                                ListCommand.COMMAND,
                                RestoreCommand.COMMAND,
                                VerifyCommand.COMMAND,
                                VerifyCommand.REPAIR,
                                MirrorCommand.COMMAND,
                                MirrorHeadCommand.COMMAND,
                                ForgetCommand.COMMAND,
                                GcCommand.COMMAND,
                                EraseCommand.COMMAND,
                                RemoveCommand.COMMAND,
                                ExportCommand.COMMAND));
        all.addAll(KeysCommand.COMMANDS);
        return all;
    }

    /** By its first word, or its first two; options may stand before. */
    private static Optional<Command> named(List<String> typed) {
        List<String> words = typed.stream().filter(word -> !word.startsWith("-")).toList();
        String one = words.isEmpty() ? "" : words.getFirst();
        String two = words.size() < 2 ? one : one + " " + words.get(1);
        return commands().stream()
                .filter(command -> command.name().equals(one) || command.name().equals(two))
                .findFirst();
    }

    private static int none(List<String> typed) {
        List<String> words = typed.stream().filter(word -> !word.startsWith("-")).toList();
        String beginning = words.isEmpty() ? "" : words.getFirst() + " ";
        if (commands().stream().anyMatch(command -> command.name().startsWith(beginning))) {
            System.out.print(help(beginning));
            return Words.askForHelp(typed) ? 0 : WRONG;
        }
        System.err.println(
                "No such command: %s. infra/vault --help lists them".formatted(words.getFirst()));
        return WRONG;
    }

    private static String help(String beginning) {
        StringBuilder text = new StringBuilder(HEAD);
        commands().stream()
                .filter(command -> command.name().startsWith(beginning))
                .forEach(command -> Command.line(text, command.name(), sentence(command)));
        return text.append(FOOT).toString();
    }

    private static String sentence(Command command) {
        return Arrays.stream(command.description().split("(?<=\\.) ", -1)).findFirst().orElse("");
    }

    private static int failed(Exception failure) {
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
