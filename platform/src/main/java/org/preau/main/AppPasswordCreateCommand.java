package org.preau.main;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.preau.account.Accounts;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.people.MakeAppPassword;
import org.preau.tenancy.Tenant;
import org.preau.text.CleanInput;
import org.preau.web.AppUse;
import org.preau.web.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code preau app-password create}: the same act as the page "Passwords for programs". The audit
 * log of the association names the member.
 */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a new password of a member for one use in one association.",
            "The secret is shown this once; the name beside it is the member's address."
        })
final class AppPasswordCreateCommand implements Callable<Integer> {

    private static final int MOST_NAME = 80;

    /** What there is now, and what is shown nowhere else. */
    record Answer(UUID id, String association, String login, String use, String password) {}

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(index = "0", paramLabel = "SLUG", description = "The association's short name.")
    private String slug = "";

    @Parameters(index = "1", paramLabel = "EMAIL", description = "The address of a member.")
    private String email = "";

    @Option(
            names = "--for",
            required = true,
            paramLabel = "USE",
            description = "What it opens: files, git or mail.")
    private AppUse use = AppUse.FILES;

    @Option(names = "--name", description = "Which program it is for; the audit log says it.")
    private String name = "preau";

    @Override
    public Integer call() {
        int length = CleanInput.length(CleanInput.line(name));
        if (length == 0 || length > MOST_NAME) {
            said.remark("A name of 1 to " + MOST_NAME + " characters is needed.");
            return ExitCode.USAGE;
        }
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            Optional<Accounts.Known> account =
                    EmailAddress.of(email).flatMap(platform.accounts()::byEmail);
            if (account.isEmpty()) {
                return said.refused("No account has the address " + email + ".");
            }
            Optional<Tenant> tenant = Slug.of(slug).flatMap(platform.house().directory()::bySlug);
            if (tenant.isEmpty()) {
                return said.refused("No association is called " + slug + ".");
            }
            return platform.places()
                    .desk(account.get().id(), account.get().name(), false, tenant.get())
                    .map(desk -> make(platform, desk))
                    .orElseGet(() -> said.refused(noOffice()));
        }
    }

    private int make(CommandPlatform platform, Desk desk) {
        MakeAppPassword.Command command =
                new MakeAppPassword.Command(Ids.next(), use, CleanInput.line(name));
        return switch (platform.makeAppPassword().run(desk, command)) {
            case MakeAppPassword.Made(UUID id, String secret) ->
                    said.done(
                            new Answer(
                                    id, slug, email, use.name().toLowerCase(Locale.ROOT), secret),
                            secret);
            case MakeAppPassword.MadeBefore(UUID id) ->
                    said.refused("There is a password " + id + ".");
            case MakeAppPassword.NoOffice() -> said.refused(noOffice());
        };
    }

    private String noOffice() {
        return email + " holds no office in " + slug + ".";
    }
}
