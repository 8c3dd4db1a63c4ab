package org.preau.exchange;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.preau.comments.BringComment;
import org.preau.menu.BringMenu;
import org.preau.site.SiteActs;
import org.preau.sql.Database;
import org.preau.web.Desk;

/**
 * Brings in WordPress' own export (WXR): categories as sections, posts as articles, pages, tags,
 * the names of authors, comments, menus, pictures from a copy of the uploads. The file is read item
 * by item, more than once: for addresses, so that links can lead to texts that come later; for the
 * texts; for comments, when there are any.
 */
public final class ImportWordPress {

    private final SiteActs acts;
    private final BringComment comments;
    private final BringMenu menus;

    public ImportWordPress(Database database, SiteActs acts) {
        this.acts = acts;
        this.comments = new BringComment(database);
        this.menus = new BringMenu(database);
    }

    /**
     * @param uploads a copy of {@code wp-content/uploads}, or of a folder that holds it; null for
     *     none
     * @throws IOException when the file cannot be read, is no WXR or a hostile one: what came
     *     before that place stays, whole
     */
    public ArrivalReport run(Desk desk, Path file, @Nullable Path uploads, Passage passage)
            throws IOException {
        Arrivals arrivals = new Arrivals(acts, desk, passage);
        ArrivalReport report = arrivals.report();
        WordPressMedia media =
                new WordPressMedia(uploads == null ? null : new Shelf(uploads), arrivals);
        WordPressKnown known = new WordPressKnown(media);
        WxrReader.read(file, known);
        acts.clearStarter().run(desk);
        known.sections(arrivals);
        WordPressMenus wishes = new WordPressMenus(known, media);
        WordPressTexts texts =
                new WordPressTexts(
                        arrivals,
                        known,
                        media,
                        new WordPressText(known.places, media, report),
                        wishes);
        WxrReader.read(file, texts);
        texts.end();
        if (known.hasComments()) {
            ArrivingComments coming = new ArrivingComments(comments, desk, report);
            WxrReader.read(file, new WordPressComments(known, coming));
            coming.end();
        }
        new ArrivingMenus(menus, arrivals).bring(wishes.all());
        return report;
    }
}
