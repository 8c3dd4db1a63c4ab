package org.preau.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

/** Makes one association of the demonstration, unless it is there: its people, texts, visits. */
final class MakeDemoAssociation {

    private static final Actor ACTOR = Actor.system("Préau");

    /** What the portal of Valrive promises: 10 GB. */
    private static final long QUOTA = 10_000_000_000L;

    private final Database database;
    private final ObjectStore store;
    private final TenantDirectory directory;
    private final Tenancies tenancies;
    private final OpenAssociation open;
    private final DemoPeople who;
    private final Consumer<Tenancy> listed;
    private final BiConsumer<TenantTx, ArticleTimed> planned;
    private final Clock clock;

    MakeDemoAssociation(
            Database database,
            ObjectStore store,
            TenantDirectory directory,
            Tenancies tenancies,
            OpenAssociation open,
            DemoPeople who,
            Consumer<Tenancy> listed,
            BiConsumer<TenantTx, ArticleTimed> planned,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.directory = directory;
        this.tenancies = tenancies;
        this.open = open;
        this.who = who;
        this.listed = listed;
        this.planned = planned;
        this.clock = clock;
    }

    /** The association as it is now. */
    Tenant run(DemoFiles files, String folder) {
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
        DemoDates.write(
                tx,
                List.of(files.json(it.slug() + "/dates.json", DemoDates.Said[].class)),
                texts,
                LocalDate.ofInstant(clock.instant(), Dates.PARIS));
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
                home(tx, files, it.slug(), texts));
        return true;
    }

    /** What is to come to pass by itself. */
    private void plan(TenantTx tx) {
        record Later(UUID id, Instant at) {}
        tx.query("select id, published_at as at from article where scheduled")
                .list(Later.class)
                .forEach(it -> planned.accept(tx, new ArticleTimed(tx.tenant(), it.id(), it.at())));
    }

    /** The home page as the workspace keeps it: articles and sections by their identifiers. */
    private ObjectNode home(TenantTx tx, DemoFiles files, String folder, Map<String, UUID> texts) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Dates.PARIS);
        try {
            return DemoHome.read(tx, files.bytes(folder + "/home.json"), today, texts);
        } catch (Json.MalformedJson e) {
            throw new IllegalArgumentException(folder + "/home.json: " + e.getMessage(), e);
        }
    }
}
