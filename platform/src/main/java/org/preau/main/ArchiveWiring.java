package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.preau.archive.ArchiveChapter;
import org.preau.archive.KeepUp;
import org.preau.archive.RestoreSnapshot;
import org.preau.archive.TakeSnapshot;
import org.preau.archive.Vaults;
import org.preau.archive.Words;
import org.preau.base.TenantId;
import org.preau.blueprint.BlueprintChapter;
import org.preau.comments.CommentsChapter;
import org.preau.forms.FormsChapter;
import org.preau.look.LookChapter;
import org.preau.media.MediaChapter;
import org.preau.moving.MovingChapter;
import org.preau.operator.OperatorChapter;
import org.preau.people.PeopleChapter;
import org.preau.portal.PortalChapter;
import org.preau.redirect.RedirectChapter;
import org.preau.site.SiteChapter;
import org.preau.snapshot.Chapters;
import org.preau.statistics.StatisticsChapter;
import org.preau.template.TemplateChapter;
import org.preau.translation.TranslationChapter;
import org.preau.typing.TypingChapter;
import org.preau.visitors.VisitorsChapter;
import org.preau.web.Actor;

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

    /** Who acts when a command does. */
    static final Actor COMMANDER = Actor.system("preau");

    /** The same, and what the snapshots around a restore are called. */
    static RestoreSnapshot.Who who(House house, TenantId tenant, long version) {
        return words(house).who(COMMANDER, tenant, version);
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
                        List.of()));
    }

    /** Once for a server, before its jobs start. */
    static void jobs(House house) {
        new KeepUp(
                        house.database(),
                        house.jobs(),
                        vaults(house),
                        take(house),
                        words(house),
                        house.clock())
                .register();
    }

    private static Path work(House house) {
        try {
            return Files.createDirectories(house.settings().data().resolve("uploads"));
        } catch (IOException e) {
            throw new CannotStart("A folder for what comes back cannot be made: " + e, e);
        }
    }
}
