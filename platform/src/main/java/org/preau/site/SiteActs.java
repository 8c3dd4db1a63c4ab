package org.preau.site;

import java.time.Clock;
import java.util.List;
import org.preau.backup.store.ObjectStore;
import org.preau.media.AddMedia;
import org.preau.media.BringMedia;
import org.preau.media.MediaActs;
import org.preau.media.MediaShelf;
import org.preau.snapshot.Safeguard;
import org.preau.sql.Database;

/**
 * Everything that can be done to a site, one act each: what the screens, the API, the demonstration
 * and imports do, they do by these.
 */
public record SiteActs(
        SaveArticle saveArticle,
        KeepTyping keepTyping,
        ProposeArticle proposeArticle,
        PublishArticle publishArticle,
        DeclineArticle declineArticle,
        WithdrawArticle withdrawArticle,
        ScheduleArticle scheduleArticle,
        SayRemark sayRemark,
        SettleRemark settleRemark,
        MovePage movePage,
        SaveSection saveSection,
        MoveSection moveSection,
        DeleteSection deleteSection,
        EditSettings editSettings,
        EditAppearance editAppearance,
        EditPrivacy editPrivacy,
        AddMedia addMedia,
        BringMedia bringMedia,
        BringArticle bringArticle,
        BringTimes bringTimes,
        BringSection bringSection,
        ClearStarter clearStarter,
        MediaShelf shelf,
        List<ThemeChoice> themes) {

    /**
     * @param themes those that a site may wear
     */
    public static SiteActs of(
            Database database,
            Clock clock,
            ObjectStore objects,
            Events events,
            Safeguard safeguard,
            SiteLetters letters,
            List<ThemeChoice> themes) {
        MediaActs media = MediaActs.of(database, clock, objects);
        SaveArticle save = new SaveArticle(database, events, clock);
        PublishArticle publish = new PublishArticle(database, events, letters, clock);
        SaveSection section = new SaveSection(database);
        return new SiteActs(
                save,
                new KeepTyping(database),
                new ProposeArticle(database, letters),
                publish,
                new DeclineArticle(database, letters),
                new WithdrawArticle(database, events),
                new ScheduleArticle(database, events, publish, clock),
                new SayRemark(database, letters),
                new SettleRemark(database),
                new MovePage(database),
                section,
                new MoveSection(database),
                new DeleteSection(database),
                new EditSettings(database, events),
                new EditAppearance(database, events, safeguard, themes),
                new EditPrivacy(database),
                media.addMedia(),
                media.bringMedia(),
                new BringArticle(database, save, publish),
                new BringTimes(database, events),
                new BringSection(database, section),
                new ClearStarter(database),
                media.shelf(),
                themes);
    }
}
