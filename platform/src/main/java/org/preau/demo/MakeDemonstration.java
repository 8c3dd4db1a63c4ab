package org.preau.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.preau.account.Accounts;
import org.preau.backup.store.ObjectStore;
import org.preau.base.AccountId;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.operator.NewAssociation;
import org.preau.operator.OpenAssociation;
import org.preau.site.ArticleTimed;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Dates;
import org.preau.text.Json;
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
    private final DemoPeople who;
    private final Consumer<Tenancy> listed;
    private final BiConsumer<TenantTx, ArticleTimed> planned;
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
        this.open = open;
        this.database = database;
        this.store = store;
        this.directory = directory;
        this.tenancies = tenancies;
        this.accounts = accounts;
        this.who = new DemoPeople(accounts);
        this.listed = listed;
        this.planned = planned;
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
        AccountId operator = who.account(portal.operator().name(), portal.operator().email());
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
        Map<String, AccountId> people = who.accounts(it.people());
        visits(files, folder, id, it.name());
        boolean written =
                database.write(
                        tenancy,
                        tx -> !DemoRows.isDone(tx) && write(tx, files, it, pictures, people));
        if (written) {
            listed.accept(tenancy);
        }
        return directory.byId(id).orElseThrow();
    }

    private void visits(DemoFiles files, String folder, TenantId id, String name) {
        List<DemoVisits.Read> texts =
                files.texts(folder + "/articles").stream()
                        .filter(text -> text.get("state").equals("published"))
                        .filter(text -> text.number("inDays") == 0)
                        .sorted(Comparator.comparingInt(text -> text.number("daysAgo")))
                        .map(text ->
                                new DemoVisits.Read("/" + text.get("slug"), text.number("daysAgo")))
                        .toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Dates.PARIS);
        database.operator(
                "count the visits of a demonstration",
                tx -> {
                    DemoVisits.count(tx, id, name, texts, today);
                    return true;
                });
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
        Map<String, UUID> texts =
                new DemoSite(tx, files, it.slug(), pictures, people, clock.instant()).write();
        plan(tx);
        DemoPeople.offices(tx, it.people(), people, clock.instant());
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
                home(files, it.slug(), texts));
        return true;
    }

    /** What is to come to pass by itself. */
    private void plan(TenantTx tx) {
        record Later(UUID id, Instant at) {}
        tx.query("select id, published_at as at from article where scheduled")
                .list(Later.class)
                .forEach(it -> planned.accept(tx, new ArticleTimed(tx.tenant(), it.id(), it.at())));
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

    /** The home page as the workspace keeps it: the article shown first by its identifier. */
    private static ObjectNode home(DemoFiles files, String folder, Map<String, UUID> texts) {
        try {
            ObjectNode home = (ObjectNode) Json.tree(files.bytes(folder + "/home.json"));
            UUID featured = texts.get(home.path("featured").asText(""));
            if (featured != null) {
                home.put("featured", featured.toString());
            }
            return home;
        } catch (Json.MalformedJson e) {
            throw new IllegalArgumentException(folder + "/home.json: " + e.getMessage(), e);
        }
    }

    private Tenancy portal() {
        return tenancies.enter(directory.portal().id());
    }
}
