package org.preau.main;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.preau.account.Accounts;
import org.preau.base.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code preau account sign-in-link}. */
@Command(
        name = "sign-in-link",
        mixinStandardHelpOptions = true,
        description = "Prints a link that signs its holder in, once, within fifteen minutes.")
final class AccountLinkCommand implements Callable<Integer> {

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(paramLabel = "EMAIL", description = "The address of an account.")
    private String email = "";

    @Override
    public Integer call() {
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            Optional<Accounts.Known> known =
                    EmailAddress.of(email).flatMap(platform.accounts()::byEmail);
            if (known.isEmpty()) {
                return said.refused("No account has the address " + email + ".");
            }
            String link = platform.accounts().signInLink(known.get().id());
            return said.done(Map.of("link", link), link);
        }
    }
}
