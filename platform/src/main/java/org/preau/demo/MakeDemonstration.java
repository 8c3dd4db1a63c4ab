package org.preau.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.preau.account.Accounts;
import org.preau.backup.store.ObjectStore;
import org.preau.base.AccountId;
import org.preau.operator.OpenAssociation;
import org.preau.site.ArticleTimed;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;

/**
 * Makes the demonstration on an empty platform: the portal of Valrive, its operator, six
 * associations with their people, articles and pictures.
 *
 * <p>May be run again: what is there stays, what is missing is added. Nobody has a password.
 */
public final class MakeDemonstration {

    private static final String BEGUN = "begun";

    /**
     * What there is now.
     *
     * @param associations in the order they were opened
     */
    public record Made(AccountId operator, List<Tenant> associations) {}

    private final Database database;
    private final ObjectStore store;
    private final TenantDirectory directory;
    private final Tenancies tenancies;
    private final Accounts accounts;
    private final DemoPeople who;
    private final MakeDemoAssociation association;
    private final Clock clock;

    /**
     * @param listed brings an association into the portal's directory
     * @param planned has a text looked at when its moment has come
     */
    public MakeDemonstration(
            Database database,
            ObjectStore store,
            TenantDirectory directory,
            Tenancies tenancies,
            OpenAssociation open,
            Accounts accounts,
            Consumer<Tenancy> listed,
            BiConsumer<TenantTx, ArticleTimed> planned,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.directory = directory;
        this.tenancies = tenancies;
        this.accounts = accounts;
        this.who = new DemoPeople(accounts);
        this.clock = clock;
        this.association =
                new MakeDemoAssociation(
                        database, store, directory, tenancies, open, who, listed, planned, clock);
    }

    /** Notes on the portal that a demonstration is wanted, so that a later start can finish it. */
    public void begin() {
        database.write(
                portal(),
                tx ->
                        tx.query(
                                        """
                                        update site
                                           set home = jsonb_build_object('demonstration', cast(:begun as text))
                                         where home = '{}'
                                        """)
                                .bind("begun", BEGUN)
                                .execute());
    }

    /** Whether a demonstration was begun here and not finished. */
    public boolean isUnfinished() {
        return database.read(
                portal(),
                tx ->
                        tx.query("select 1 from site where home->>'demonstration' = :begun")
                                .bind("begun", BEGUN)
                                .exists());
    }

    /** Makes what is not there yet; the portal last, which says that all is done. */
    public Made run() {
        DemoFiles files = DemoFiles.read();
        DemoPortal portal = files.json("portal.json", DemoPortal.class);
        AccountId operator = who.account(portal.operator().name(), portal.operator().email());
        accounts.grantOperator(operator);
        List<Tenant> associations = new ArrayList<>();
        for (String folder : DemoFiles.ASSOCIATIONS) {
            associations.add(association.run(files, folder));
        }
        if (isUnfinished()) {
            write(files, portal);
        }
        return new Made(operator, List.copyOf(associations));
    }

    private void write(DemoFiles files, DemoPortal it) {
        DemoPictures pictures =
                DemoPictures.keep(files, DemoFiles.PORTAL, directory.portal().id(), store);
        Map<String, AccountId> people = who.accounts(it.people());
        database.write(
                portal(),
                tx -> {
                    new DemoSite(tx, files, DemoFiles.PORTAL, pictures, people, clock.instant())
                            .write();
                    DemoPeople.offices(tx, it.people(), people, clock.instant());
                    DemoRows.describe(
                            tx,
                            new DemoRows.Said(
                                    it.name(),
                                    null,
                                    it.tagline(),
                                    it.about(),
                                    it.address(),
                                    it.phone(),
                                    it.email(),
                                    "",
                                    it.director()),
                            pictures,
                            it.home());
                    return true;
                });
    }

    private Tenancy portal() {
        return tenancies.enter(directory.portal().id());
    }
}
