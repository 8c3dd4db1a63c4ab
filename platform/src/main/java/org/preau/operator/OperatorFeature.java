package org.preau.operator;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.preau.backup.store.ObjectStore;
import org.preau.blueprint.Blueprints;
import org.preau.jobs.Jobs;
import org.preau.mail.Post;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Route;
import org.preau.web.Secrets;

/** The feature put together from the house's foundation: its jobs, its routes, its acts. */
public final class OperatorFeature {

    private static final Duration DAILY = Duration.ofDays(1);

    /**
     * What it stands on.
     *
     * @param dns the name server to ask for proofs; empty for the machine's own
     * @param folders where tenants' objects lie in the store: prefixes before an identifier
     */
    public record Ground(
            Clock clock,
            TenantDirectory directory,
            Database database,
            Jobs jobs,
            Post post,
            ObjectStore store,
            ObjectStore vaults,
            Secrets secrets,
            Origins origins,
            Messages messages,
            Pages pages,
            Inviter inviter,
            Listed listed,
            ThemeShelf themes,
            String dns,
            ChangeState.Keeping keeping,
            List<String> folders) {}

    private final Ground ground;
    private final Letters letters;
    private final OpenAssociation open;
    private final ChangeState change;
    private final EditAssociation edit;
    private final MeasureSpace measure;
    private final EraseAssociation erase;
    private final CheckDomains domains;
    private final AskDomain ask;
    private final VerifyDomain verify;
    private final GiveBackDomain giveBack;
    private final AcceptApplication accept;
    private final DeclineApplication decline;
    private final SendAnnouncement send;
    private final WithdrawAnnouncement withdraw;
    private final PreviewImport preview;
    private final ConfirmImport confirm;
    private final RunImport runImport;

    public OperatorFeature(Ground ground) {
        this.ground = ground;
        Database database = ground.database();
        TenantDirectory directory = ground.directory();
        letters = new Letters(ground.post(), ground.messages(), ground.origins(), directory);
        open = new OpenAssociation(database, ground.jobs(), ground.listed());
        change =
                new ChangeState(
                        database, letters, ground.listed(), ground.clock(), ground.keeping());
        edit = new EditAssociation(database, ground.listed());
        TenantObjects objects = new TenantObjects(ground.store(), ground.folders());
        measure = new MeasureSpace(database, objects);
        TenantObjects vault = new TenantObjects(ground.vaults(), List.of("vaults/"));
        erase = new EraseAssociation(database, objects, vault, directory, ground.clock());
        DomainProofs proofs = DnsProofs.by(ground.dns());
        ask = new AskDomain(database, directory.domain());
        verify = new VerifyDomain(database, proofs, ground.listed());
        giveBack = new GiveBackDomain(database, ground.listed());
        domains = new CheckDomains(database, proofs, giveBack, letters, ground.clock());
        accept = new AcceptApplication(database, open, letters, directory);
        decline = new DeclineApplication(database, letters, directory);
        send = new SendAnnouncement(database, ground.jobs(), directory);
        withdraw = new WithdrawAnnouncement(database, directory);
        preview = new PreviewImport(database, directory, ground.themes().keys());
        confirm = new ConfirmImport(database, ground.jobs(), directory);
        runImport = new RunImport(database, open, ground.themes().keys());
    }

    /** Says what its jobs do. Once for a server, before its jobs start. */
    public void register() {
        Jobs jobs = ground.jobs();
        InviteResponsible.register(jobs, ground.inviter());
        MailAnnouncement mail = new MailAnnouncement(ground.database(), ground.post(), letters);
        jobs.register(MailAnnouncement.KIND, (tenancy, data) -> mail.run(data));
        jobs.register(RunImport.KIND, (tenancy, data) -> runImport.run(data));
        jobs.every("erase-associations", DAILY, erase::allDue);
        jobs.every("measure-space", DAILY, measure::all);
        jobs.every("forget-old", DAILY, new ForgetOld(ground.database())::run);
        jobs.every("check-domains", DAILY, domains::run);
    }

    /** The act that holds places for associations that come from elsewhere. */
    public PlaceAssociation placing() {
        return new PlaceAssociation(
                ground.database(),
                ground.listed(),
                new TenantObjects(ground.store(), ground.folders()),
                ground.vaults(),
                ground.clock());
    }

    /** The console, the domain page of workspaces, the application form of the portal. */
    public List<Route> routes() {
        Console console = new Console(ground.pages(), ground.database());
        return OperatorRoutes.of(
                new ListPages(console),
                new OpenPages(console, open, ground.themes()),
                new AssociationPages(
                        console,
                        ground.origins(),
                        ground.directory(),
                        edit,
                        measure,
                        ground.themes()),
                new StatePages(console, change, ground.clock()),
                new VisitPages(
                        console,
                        new EnterAssociation(ground.database(), letters, ground.clock()),
                        new LeaveAssociation(ground.database())),
                new ImportPages(console, preview, confirm, ground.messages()),
                new ApplicationPages(console, accept, decline, ground.directory()),
                new AnnouncementPages(console, send, withdraw),
                new JournalPages(console, ground.directory(), ground.messages()),
                domainPages(),
                new ApplyPages(
                        ground.pages(),
                        new Apply(ground.database(), letters, ground.directory()),
                        new FormTime(ground.secrets(), ground.clock()),
                        ground.directory(),
                        console::sectors,
                        () -> console.ask("offer models of sites", Blueprints::offered)),
                new ReportPages(
                        ground.pages(),
                        new TakeReport(ground.database(), letters, ground.directory()),
                        new FormTime(ground.secrets(), ground.clock()),
                        ground.directory()),
                new ReportedPages(
                        console, new DecideReport(ground.database(), letters, ground.directory())));
    }

    /** The same acts for the command line. */
    public CommandActs commands() {
        return new CommandActs(ground, open, change, erase, preview, runImport);
    }

    /** The operator's API, and that of an association's domain. */
    public List<Route> api() {
        Database database = ground.database();
        ApiForms forms = new ApiForms(ground.messages());
        AssociationsApi associations =
                new AssociationsApi(
                        database,
                        forms,
                        ground.origins(),
                        ground.directory(),
                        open,
                        edit,
                        change,
                        measure,
                        ground.themes().keys());
        List<Route> routes = new ArrayList<>(AssociationsApiRoutes.associations(associations));
        routes.addAll(
                OperatorApiRoutes.applications(
                        new ApplicationsApi(database, forms, accept, decline)));
        routes.addAll(
                OperatorApiRoutes.reports(
                        new ReportsApi(
                                database,
                                forms,
                                new DecideReport(database, letters, ground.directory()))));
        routes.addAll(
                OperatorApiRoutes.announcements(
                        new AnnouncementsApi(database, forms, send, withdraw)));
        routes.addAll(
                OperatorApiRoutes.imports(
                        new ImportsApi(database, forms, ground.messages(), preview, confirm)));
        routes.addAll(
                AssociationsApiRoutes.own(
                        associations, new DomainApi(database, forms, ask, verify, giveBack)));
        return List.copyOf(routes);
    }

    private DomainPages domainPages() {
        return new DomainPages(
                ground.pages(), ground.database(), ground.directory(), ask, verify, giveBack);
    }
}
