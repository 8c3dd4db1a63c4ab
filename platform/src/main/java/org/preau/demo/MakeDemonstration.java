package org.preau.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.preau.account.Accounts;
import org.preau.backup.store.ObjectStore;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.operator.NewAssociation;
import org.preau.operator.OpenAssociation;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Dates;
import org.preau.text.Json;
import org.preau.text.Language;
import org.preau.web.Actor;

/**
 * Makes the demonstration on an empty platform: the portal of Valrive, its operator, six
 * associations with their people, articles and pictures.
 *
 * <p>May be run again: what is there stays, what is missing is added. Nobody has a password.
 */
public final class MakeDemonstration {

    private static final Actor ACTOR = Actor.system("Préau");
    private static final String BEGUN = "begun";

    /** What the portal of Valrive promises: 10 GB. */
    private static final long QUOTA = 10_000_000_000L;

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
    private final OpenAssociation open;
    private final Accounts accounts;
    private final Consumer<Tenancy> listed;
    private final Clock clock;

    /**
     * @param listed brings an association into the portal's directory
     */
    public MakeDemonstration(
            Database database,
            ObjectStore store,
            TenantDirectory directory,
            Tenancies tenancies,
            OpenAssociation open,
            Accounts accounts,
            Consumer<Tenancy> listed,
            Clock clock) {
        this.open = open;
        this.database = database;
        this.store = store;
        this.directory = directory;
        this.tenancies = tenancies;
        this.accounts = accounts;
        this.listed = listed;
        this.clock = clock;
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
        AccountId operator = account(portal.operator().name(), portal.operator().email());
        accounts.grantOperator(operator);
        List<Tenant> associations = new ArrayList<>();
        for (String folder : DemoFiles.ASSOCIATIONS) {
            associations.add(association(files, folder));
        }
        if (isUnfinished()) {
            write(files, portal);
        }
        return new Made(operator, List.copyOf(associations));
    }

    private Tenant association(DemoFiles files, String folder) {
        DemoAssociation it = files.json(folder + "/association.json", DemoAssociation.class);
        TenantId id = opened(it);
        Tenancy tenancy = tenancies.enter(id);
        DemoPictures pictures = DemoPictures.keep(files, folder, id, store);
        Map<String, AccountId> people = people(it.people());
        boolean written =
                database.write(
                        tenancy,
                        tx -> !DemoRows.isDone(tx) && write(tx, files, it, pictures, people));
        if (written) {
            listed.accept(tenancy);
        }
        return directory.byId(id).orElseThrow();
    }

    private TenantId opened(DemoAssociation it) {
        Slug slug = new Slug(it.slug());
        NewAssociation wanted =
                new NewAssociation(
                        slug, it.name(), it.sector(), it.theme(), "fr", null, "", QUOTA, null);
        return switch (open.run(ACTOR, wanted)) {
            case OpenAssociation.Opened(TenantId id) -> id;
            case OpenAssociation.SlugTaken taken -> directory.bySlug(slug).orElseThrow().id();
            case OpenAssociation.NoSuchBlueprint no ->
                    throw new IllegalStateException("no model was asked for");
            case OpenAssociation.SlugReserved reserved ->
                    throw new IllegalStateException("reserved: " + slug);
        };
    }

    private boolean write(
            TenantTx tx,
            DemoFiles files,
            DemoAssociation it,
            DemoPictures pictures,
            Map<String, AccountId> people) {
        Map<String, UUID> articles =
                new DemoSite(tx, files, it.slug(), pictures, people, clock.instant()).write();
        offices(tx, it.people(), people);
        DemoRows.notice(
                tx,
                "Bienvenue dans la démonstration",
                "Tout ce que vous voyez est inventé. Écrivez, publiez, effacez : rien ne sort d’ici.",
                "Yann Le Goff",
                clock.instant());
        DemoRows.describe(
                tx,
                new DemoRows.Said(
                        it.name(),
                        it.sector(),
                        it.tagline(),
                        it.about(),
                        it.address(),
                        it.phone(),
                        it.email(),
                        it.rna(),
                        it.director()),
                pictures,
                home(tx, files, it.slug(), articles));
        return true;
    }

    private void write(DemoFiles files, DemoPortal it) {
        DemoPictures pictures =
                DemoPictures.keep(files, DemoFiles.PORTAL, directory.portal().id(), store);
        Map<String, AccountId> people = people(it.people());
        database.write(
                portal(),
                tx -> {
                    new DemoSite(tx, files, DemoFiles.PORTAL, pictures, people, clock.instant())
                            .write();
                    offices(tx, it.people(), people);
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

    private Map<String, AccountId> people(List<DemoAssociation.DemoPerson> people) {
        Map<String, AccountId> all = new HashMap<>();
        people.forEach(person -> all.put(person.name(), account(person.name(), person.email())));
        return all;
    }

    private AccountId account(String name, String email) {
        return accounts.create(name, new EmailAddress(email), Language.FR).id();
    }

    private void offices(
            TenantTx tx, List<DemoAssociation.DemoPerson> people, Map<String, AccountId> known) {
        LocalDate today = ZonedDateTime.ofInstant(clock.instant(), Dates.PARIS).toLocalDate();
        for (DemoAssociation.DemoPerson person : people) {
            AccountId account = java.util.Objects.requireNonNull(known.get(person.name()));
            DemoRows.office(tx, account, person.office(), today.minusYears(1), person.until(today));
        }
    }

    private ObjectNode home(
            TenantTx tx, DemoFiles files, String folder, Map<String, UUID> articles) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Dates.PARIS);
        try {
            return DemoHome.read(
                    files.bytes(folder + "/home.json"),
                    today,
                    slug ->
                            Optional.ofNullable(articles.get(slug))
                                    .or(() -> DemoRows.section(tx, slug)));
        } catch (Json.MalformedJson e) {
            throw new IllegalArgumentException(folder + "/home.json: " + e.getMessage(), e);
        }
    }

    private Tenancy portal() {
        return tenancies.enter(directory.portal().id());
    }
}
