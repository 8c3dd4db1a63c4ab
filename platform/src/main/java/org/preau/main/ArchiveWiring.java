package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.preau.archive.ArchiveChapter;
import org.preau.archive.ArchiveFeature;
import org.preau.archive.FillPlace;
import org.preau.archive.RestoreSnapshot;
import org.preau.archive.ScratchPlaces;
import org.preau.archive.TakeBefore;
import org.preau.archive.TakeSnapshot;
import org.preau.archive.Vaults;
import org.preau.archive.Wish;
import org.preau.archive.Words;
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
import org.preau.statistics.StatisticsChapter;
import org.preau.takeaway.TakeawayChapter;
import org.preau.template.TemplateChapter;
import org.preau.tenancy.Tenancy;
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
                        work(house),
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
                work(house),
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

    private static Path work(House house) {
        try {
            return Files.createDirectories(house.settings().data().resolve("uploads"));
        } catch (IOException e) {
            throw new CannotStart("A folder for what comes back cannot be made: " + e, e);
        }
    }
}
