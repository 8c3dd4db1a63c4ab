package org.preau.account;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.preau.jobs.Jobs;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;
import org.preau.web.Secrets;

/** The feature put together from the house's foundation: its jobs and its routes. */
public final class AccountFeature {

    /**
     * What it stands on.
     *
     * @param portal gives the capability over the portal's rows, in whose name letters go out
     */
    public record Ground(
            Clock clock,
            TenantDirectory directory,
            Database database,
            Jobs jobs,
            Post post,
            Secrets secrets,
            Origins origins,
            Messages messages,
            Pages pages,
            Supplier<Tenancy> portal,
            Closing closing,
            OwnData data,
            Path work) {}

    private AccountFeature() {}

    /** Registers the jobs and gives the routes. Once for a server, before its jobs start. */
    public static List<Route> routes(Ground ground) {
        Database database = ground.database();
        Pages pages = ground.pages();
        Limits limits = new Limits(database, ground.secrets());
        Origin origin = new Origin();
        PasswordHashes hashes = new PasswordHashes();
        Sealer sealer = new Sealer(ground.secrets());
        RecoveryCodes recovery = new RecoveryCodes(ground.secrets());
        Letters letters =
                new Letters(
                        database,
                        ground.post(),
                        ground.portal(),
                        ground.directory(),
                        ground.messages(),
                        ground.origins());
        ground.jobs()
                .register(
                        MailSignInLink.KIND,
                        new MailSignInLink(database, ground.secrets(), letters));
        new Sweep(database).register(ground.jobs());
        SecondStep second = new SecondStep(database, limits, sealer, recovery, ground.clock());
        CodePages codes = new CodePages(pages, second);
        Sessions sessions = new Sessions(database);
        PasswordProof passwords = new PasswordProof(database, hashes, limits);
        AskSignInLink ask =
                new AskSignInLink(database, ground.jobs(), ground.portal(), limits, origin);
        PasskeyActs keys =
                new PasskeyActs(
                        database,
                        new WebAuthn(ground.origins(), ground.directory()),
                        letters,
                        origin);
        TotpSetup totp =
                new TotpSetup(
                        database, sealer, recovery, second, passwords, letters, ground.clock());
        return AccountRoutes.of(
                new AccountRoutes.Parts(
                        new SignInPages(
                                pages,
                                new SignInByPassword(database, hashes, limits, origin),
                                codes),
                        new LinkPages(pages, ask, new SignInByLink(database), codes),
                        codes,
                        new PasskeyPages(pages, keys),
                        new SessionPages(database, pages, sessions),
                        new ProfilePages(database, pages, new ChangeProfile(database)),
                        new ProofPages(database, pages, passwords, ask),
                        new PasswordPages(
                                database, pages, new ChangePassword(database, hashes, letters)),
                        new EmailPages(pages, new ChangeEmail(database, limits, letters)),
                        new TotpPages(pages, totp, ground.directory()),
                        new ClosePages(database, pages, ground.closing(), letters),
                        new DataPages(pages, ground.data(), ground.work()),
                        new Proof(sessions)));
    }
}
