package org.preau.main;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.preau.account.Accounts;
import org.preau.base.EmailAddress;
import org.preau.base.Ids;
import org.preau.base.Slug;
import org.preau.people.MakeToken;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.text.CleanInput;
import org.preau.web.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code preau account token}: the same act as the page "Access tokens", under the same rule that a
 * token carries no right that its maker has not. The audit log of the association, or of the
 * portal, names the account.
 */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Prints a new API token of an account: the platform's, or an association's.",
            "The platform's asks that the account runs the platform. The secret is shown this once."
        })
final class AccountTokenCommand implements Callable<Integer> {

    private static final int MOST_NAME = 80;
    private static final int MOST_DAYS = 7_300;

    /** What there is now, and what is shown nowhere else. */
    record Answer(
            UUID id,
            String token,
            String association,
            List<String> rights,
            @Nullable Instant expiresAt) {}

    @Mixin private DataOptions data = new DataOptions();
    @Mixin private Said said = new Said();

    @Parameters(paramLabel = "EMAIL", description = "The address of an account.")
    private String email = "";

    @Option(
            names = "--name",
            required = true,
            description = "What it is for; the audit log says it.")
    private String name = "";

    @Option(names = "--days", paramLabel = "N", description = "For how long; no end unless said.")
    private @Nullable Integer days;

    @Option(
            names = "--association",
            paramLabel = "SLUG",
            description = "A token of this association; the platform's unless said.")
    private @Nullable String association;

    @Option(
            names = "--rights",
            paramLabel = "RIGHT",
            split = ",",
            description =
                    "What it allows there: read, write, publish, arrange, people, audit, templates; read unless said.")
    private List<Right> rights = List.of();

    @Override
    public Integer call() {
        Optional<String> wrong = wrong();
        if (wrong.isPresent()) {
            said.remark(wrong.get());
            return ExitCode.USAGE;
        }
        try (CommandPlatform platform = CommandPlatform.open(data)) {
            Optional<Accounts.Known> account =
                    EmailAddress.of(email).flatMap(platform.accounts()::byEmail);
            if (account.isEmpty()) {
                return said.refused("No account has the address " + email + ".");
            }
            Optional<Tenant> tenant = tenant(platform);
            if (tenant.isEmpty()) {
                return said.refused("No association is called " + association + ".");
            }
            return platform.places()
                    .desk(
                            account.get().id(),
                            account.get().name(),
                            account.get().operator(),
                            tenant.get())
                    .map(desk -> make(platform, desk))
                    .orElseGet(() -> said.refused(noPlace()));
        }
    }

    private Optional<String> wrong() {
        int length = CleanInput.length(CleanInput.line(name));
        if (length == 0 || length > MOST_NAME) {
            return Optional.of("A name of 1 to " + MOST_NAME + " characters is needed.");
        }
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            return Optional.of("--days is a number from 1 to " + MOST_DAYS + ".");
        }
        if (association == null && !rights.isEmpty()) {
            return Optional.of("--rights goes with --association: the platform's token has one.");
        }
        return Optional.empty();
    }

    private Optional<Tenant> tenant(CommandPlatform platform) {
        return association == null
                ? Optional.of(platform.house().directory().portal())
                : Slug.of(association).flatMap(platform.house().directory()::bySlug);
    }

    private int make(CommandPlatform platform, Desk desk) {
        Instant end =
                days == null
                        ? null
                        : platform.house().clock().instant().plus(days, ChronoUnit.DAYS);
        MakeToken.Command command =
                new MakeToken.Command(Ids.next(), CleanInput.line(name), wanted(), end);
        return switch (platform.makeToken().run(desk, command)) {
            case MakeToken.Made(UUID id, String secret) ->
                    said.done(
                            new Answer(
                                    id,
                                    secret,
                                    desk.tenant().slug().value(),
                                    names(command.rights()),
                                    end),
                            secret);
            case MakeToken.MadeBefore(UUID id) -> said.refused("There is a token " + id + ".");
            case MakeToken.BeyondReach() -> said.refused(beyond(desk));
        };
    }

    private Set<Right> wanted() {
        if (association == null) {
            return EnumSet.of(Right.OPERATE);
        }
        Set<Right> wanted = EnumSet.of(Right.READ);
        wanted.addAll(rights);
        return wanted;
    }

    private String noPlace() {
        return association == null
                ? email + " does not run the platform: preau account create EMAIL --operator."
                : email + " holds no office in " + association + ".";
    }

    private String beyond(Desk desk) {
        return association == null
                ? noPlace()
                : email
                        + " has these rights there, and no others: "
                        + String.join(", ", names(desk.rights()))
                        + ".";
    }

    private static List<String> names(Set<Right> rights) {
        return rights.stream().sorted().map(it -> it.name().toLowerCase(Locale.ROOT)).toList();
    }
}
