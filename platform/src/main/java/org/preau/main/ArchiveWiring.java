package org.preau.main;

import java.util.List;
import org.preau.archive.ArchiveChapter;
import org.preau.archive.TakeSnapshot;
import org.preau.archive.Vaults;
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
}
