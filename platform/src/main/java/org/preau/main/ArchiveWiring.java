package org.preau.main;

import java.time.Clock;
import java.util.List;
import org.preau.addresses.AddressesChapter;
import org.preau.agenda.AgendaChapter;
import org.preau.archive.ArchiveChapter;
import org.preau.archive.ArchiveFeature;
import org.preau.archive.FillPlace;
import org.preau.archive.KeepBeforeUpgrade;
import org.preau.archive.RestoreSnapshot;
import org.preau.archive.ScratchPlaces;
import org.preau.archive.TakeBefore;
import org.preau.archive.TakeSnapshot;
import org.preau.archive.Vaults;
import org.preau.archive.Wish;
import org.preau.archive.Words;
import org.preau.backup.store.ObjectStore;
import org.preau.base.HostName;
import org.preau.blueprint.BlueprintChapter;
import org.preau.comments.CommentsChapter;
import org.preau.comments.CountAnew;
import org.preau.files.FilesChapter;
import org.preau.forms.FormsChapter;
import org.preau.look.LookChapter;
import org.preau.media.MediaChapter;
import org.preau.moving.MovingChapter;
import org.preau.operator.OperatorChapter;
import org.preau.people.PeopleChapter;
import org.preau.portal.PortalChapter;
import org.preau.proof.ProofChapter;
import org.preau.redirect.RedirectChapter;
import org.preau.site.RestoredTexts;
import org.preau.site.SiteChapter;
import org.preau.site.TellRestored;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Safeguard;
import org.preau.sql.Database;
import org.preau.sql.DatabaseSettings;
import org.preau.statistics.StatisticsChapter;
import org.preau.takeaway.TakeawayChapter;
import org.preau.template.TemplateChapter;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.Messages;
import org.preau.translation.TranslationChapter;
import org.preau.typing.TypingChapter;
import org.preau.visitors.VisitorsChapter;
import org.preau.web.Actor;
import org.preau.web.Route;

/** Puts together the snapshots of what associations own. */
public final class ArchiveWiring {

    private ArchiveWiring() {}

    /** What each feature has in a snapshot. */
    public static Chapters chapters() {
        return new Chapters(
                List.of(
                        SiteChapter.of(),
                        MediaChapter.of(),
                        AgendaChapter.of(),
                        AddressesChapter.of(),
                        TranslationChapter.of(),
                        RedirectChapter.of(),
                        CommentsChapter.of(),
                        FormsChapter.of(),
                        FilesChapter.of(),
                        LookChapter.of(),
                        TemplateChapter.of(),
                        PeopleChapter.of(),
                        StatisticsChapter.of(),
                        TypingChapter.of(),
                        VisitorsChapter.of(),
                        MovingChapter.of(),
                        OperatorChapter.of(),
                        BlueprintChapter.of(),
                        PortalChapter.of(),
                        TakeawayChapter.of(),
                        ProofChapter.of(),
                        ArchiveChapter.of()));
    }

    /** The vaults of all associations. */
    public static Vaults vaults(House house) {
        return new Vaults(house.vaults());
    }

    /** What takes a snapshot. */
    public static TakeSnapshot take(House house) {
        return new TakeSnapshot(
                house.database(), chapters(), house.store(), vaults(house), house.clock());
    }

    /** What keeps everything before something dangerous; a part of the house itself. */
    static Safeguard safeguard(Platform platform, Messages messages) {
        return new TakeBefore(
                new TakeSnapshot(
                        platform.database(),
                        chapters(),
                        platform.store(),
                        new Vaults(platform.vaults()),
                        platform.clock()),
                new Words(messages, platform.directory()));
    }

    /**
     * Has each association that changed keep a snapshot of what it is, before the database becomes
     * this version's.
     *
     * @throws CannotStart if one could not: then nothing was migrated
     */
    static void keepBeforeUpgrade(
            DatabaseSettings settings,
            HostName domain,
            ObjectStore objects,
            ObjectStore vaults,
            Clock clock) {
        // Closed before the migrations: its connections know the tables of before.
        try (Database database = new Database(settings, new TenantDirectory(domain))) {
            KeepBeforeUpgrade.Outcome outcome =
                    new KeepBeforeUpgrade(
                                    database,
                                    chapters(),
                                    objects,
                                    new Vaults(vaults),
                                    new Tenancies()::enter,
                                    Wiring.messages(),
                                    clock)
                            .run();
            if (!outcome.failed().isEmpty()) {
                throw new CannotStart(
                        "Before an upgrade each association that changed gets a snapshot, and these could not: "
                                + String.join(", ", outcome.failed())
                                + ". Nothing was migrated; the log says why, and it is mostly the store of vaults."
                                + " Mend it and start again. Without these snapshots: preau migrate --without-snapshots");
            }
        }
    }

    /** Who acts when a command does. */
    static final Actor COMMANDER = Actor.system("preau");

    /** What a command has brought back. */
    static RestoreSnapshot.Order order(House house, Tenancy tenancy, long version, Wish wish) {
        return new RestoreSnapshot.Order(
                tenancy, COMMANDER, words(house).of(tenancy.tenant()), version, wish);
    }

    static Words words(House house) {
        return new Words(house.messages(), house.directory());
    }

    /** What brings one back. */
    public static RestoreSnapshot restore(House house) {
        return new RestoreSnapshot(
                new RestoreSnapshot.Ground(
                        house.database(),
                        chapters(),
                        house.store(),
                        vaults(house),
                        take(house),
                        Wiring.uploads(house.settings()),
                        afterwards(house)));
    }

    /** What follows from rows that came back, or came from elsewhere. */
    static List<RestoreSnapshot.Afterwards> afterwards(House house) {
        return List.of(
                CountAnew::run,
                RestoredTexts::run,
                tx -> FormsWiring.restored(house, tx),
                new TellRestored(house.events())::run);
    }

    /** What makes a hidden place what an association was. */
    public static FillPlace fill(House house) {
        return new FillPlace(
                house.database(),
                chapters(),
                house.store(),
                vaults(house),
                Wiring.uploads(house.settings()),
                house.tenancies()::enter);
    }

    /** What opens hidden places and closes them. */
    public static ScratchPlaces places(House house) {
        return new ScratchPlaces(house.database(), house.jobs(), house.store(), house.clock());
    }

    private static ArchiveFeature feature(House house) {
        return new ArchiveFeature(
                new ArchiveFeature.Ground(
                        house.clock(),
                        house.database(),
                        house.jobs(),
                        house.pages(),
                        chapters(),
                        vaults(house),
                        take(house),
                        restore(house),
                        SiteWiring.acts(house).saveArticle(),
                        fill(house),
                        places(house),
                        ThemeWiring.site(house),
                        house.store(),
                        house.origins(),
                        house.messages(),
                        house.assets().url("moment.css"),
                        words(house)));
    }

    static List<Route> routes(House house) {
        return feature(house).routes();
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        feature(house).jobs();
    }
}
