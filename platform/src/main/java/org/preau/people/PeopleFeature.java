package org.preau.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.preau.jobs.Jobs;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;

/** The feature put together from the house's foundation: its acts, its job and its routes. */
public final class PeopleFeature {

    /** What it stands on. */
    public record Ground(
            Clock clock,
            TenantDirectory directory,
            Tenancies tenancies,
            Database database,
            Post post,
            Origins origins,
            Messages messages,
            Pages pages,
            Newcomers newcomers) {}

    private PeopleFeature() {}

    /** Has the audit logs forget what is older than a year. Once, before {@code jobs} start. */
    public static void jobs(Jobs jobs, Database database, Clock clock) {
        jobs.every(ForgetAudit.NAME, ForgetAudit.PAUSE, new ForgetAudit(database, clock));
    }

    public static List<Route> routes(Ground ground) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(people(ground));
        routes.addAll(tokens(ground));
        routes.addAll(appPasswords(ground));
        routes.addAll(audit(ground));
        routes.addAll(invitations(ground));
        return List.copyOf(routes);
    }

    private static List<Route> people(Ground ground) {
        Database database = ground.database();
        Clock clock = ground.clock();
        InvitationLetter letter =
                new InvitationLetter(ground.post(), ground.messages(), ground.origins());
        Invite invite = new Invite(database, letter, clock);
        ResendInvitation resend = new ResendInvitation(database, letter, clock);
        WithdrawInvitation withdraw = new WithdrawInvitation(database, clock);
        ChangeMandate change = new ChangeMandate(database, clock);
        EndOffice end = new EndOffice(database, clock);
        LimitOffice limit = new LimitOffice(database, clock);
        OfficePages offices = new OfficePages(database, ground.pages(), change, end, clock);
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                PeopleRoutes.offices(
                        new PeoplePages(database, ground.pages(), clock),
                        offices,
                        new LimitPages(offices, limit),
                        new MembersApi(database, ground.messages(), change, end, limit, clock)));
        routes.addAll(
                PeopleRoutes.invitations(
                        new InvitePages(database, ground.pages(), invite, clock),
                        new OfferPages(database, ground.pages(), resend, withdraw, clock),
                        new InvitationsApi(
                                database, ground.messages(), invite, resend, withdraw, clock)));
        return routes;
    }

    private static List<Route> tokens(Ground ground) {
        MakeToken make = new MakeToken(ground.database(), ground.clock());
        RevokeToken revoke = new RevokeToken(ground.database(), ground.clock());
        return PeopleRoutes.tokens(
                new TokenPages(
                        ground.database(),
                        ground.pages(),
                        ground.origins(),
                        make,
                        revoke,
                        ground.clock()),
                new TokensApi(ground.database(), ground.messages(), make, revoke, ground.clock()));
    }

    private static List<Route> appPasswords(Ground ground) {
        MakeAppPassword make = new MakeAppPassword(ground.database(), ground.clock());
        RevokeAppPassword revoke = new RevokeAppPassword(ground.database(), ground.clock());
        return PeopleRoutes.appPasswords(
                new AppPasswordPages(
                        ground.database(),
                        ground.pages(),
                        ground.origins(),
                        make,
                        revoke,
                        ground.clock()),
                new AppPasswordsApi(
                        ground.database(), ground.messages(), make, revoke, ground.clock()));
    }

    private static List<Route> audit(Ground ground) {
        return PeopleRoutes.audit(
                new AuditPages(ground.database(), ground.pages(), ground.messages()),
                new AuditApi(ground.database(), ground.messages()));
    }

    private static List<Route> invitations(Ground ground) {
        AcceptInvitation accept =
                new AcceptInvitation(
                        ground.database(), ground.tenancies(), ground.newcomers(), ground.clock());
        return PeopleRoutes.welcome(
                new WelcomePages(
                        ground.directory(),
                        ground.pages(),
                        accept,
                        ground.newcomers(),
                        ground.clock()));
    }
}
