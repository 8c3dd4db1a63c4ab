package org.preau.main;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.preau.account.Accounts;
import org.preau.base.EmailAddress;
import org.preau.text.CleanInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preau account create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description =
                "Makes an account, or finds the one of that address; its owner comes in by a link.")
final class AccountCreateCommand implements Callable<Integer> {

    /** What there is now. */
    record Answer(UUID id, String email, boolean created, boolean operator) {}

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(paramLabel = "EMAIL", description = "The address of its owner.")
    private String email = "";

    @Option(names = "--name", required = true, description = "The name of its owner.")
    private String name = "";

    @Option(names = "--operator", description = "Also lets them run the platform.")
    private boolean operator;

    @Override
    public Integer call() {
        Optional<EmailAddress> address = EmailAddress.of(email);
        String clean = CleanInput.line(name);
        if (address.isEmpty() || clean.isEmpty() || clean.length() > 120) {
            said.remark("An e-mail address and a name of 1 to 120 characters are needed.");
            return ExitCode.USAGE;
        }
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            Accounts.Made made = platform.accounts().create(clean, address.get(), null);
            if (operator) {
                platform.accounts().grantOperator(made.id());
            }
            boolean created = made instanceof Accounts.Created;
            return said.done(
                    new Answer(made.id().value(), address.get().value(), created, operator),
                    (created ? "made the account of " : "there is an account of ")
                            + address.get()
                            + (operator ? "; it runs the platform" : ""));
        }
    }
}
