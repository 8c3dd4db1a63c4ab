package org.preau.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.preau.comments.BringComment;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.menu.BringMenu;
import org.preau.site.SiteActs;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Brings in a SPIP site from its database, a dump of statements or SPIP's own SQLite backup:
 * rubriques as sections, articles and brèves with their states, keywords as tags, the names of
 * authors, messages of forums as comments, the menus and events of the plugins of those names,
 * documents from a copy of {@code IMG/}. Every address that SPIP gave a text leads on.
 */
public final class ImportSpip {

    private final Database database;
    private final SiteActs acts;
    private final BringComment comments;
    private final BringMenu menus;

    public ImportSpip(Database database, SiteActs acts) {
        this.database = database;
        this.acts = acts;
        this.comments = new BringComment(database);
        this.menus = new BringMenu(database);
    }

    /**
     * @param img a copy of {@code IMG/}, or of a folder that holds it; null for none
     * @throws IOException when the file cannot be read, is no SPIP's or a hostile one: what came
     *     before that place stays, whole
     */
    public ArrivalReport run(Desk desk, Path file, @Nullable Path img, Passage passage)
            throws IOException {
        Arrivals arrivals = new Arrivals(acts, desk, passage);
        ArrivalReport report = arrivals.report();
        SpipTables tables = new SpipTables(OldRows.open(file));
        SpipMedia media = new SpipMedia(img == null ? null : new Shelf(img), arrivals);
        SpipKnown known = new SpipKnown(tables, media);
        acts.clearStarter().run(desk);
        SpipSections sections = new SpipSections(arrivals, known);
        sections.all(tables);
        SpipTexts texts = new SpipTexts(arrivals, known, media, sections);
        tables.each("articles", texts::article);
        tables.each("breves", texts::brief);
        ArrivingComments coming = new ArrivingComments(comments, desk, report);
        tables.each("forum", new SpipForum(known, coming)::message);
        coming.end();
        new ArrivingMenus(menus, arrivals).bring(new SpipMenus(known, sections).all(tables));
        tables.each("evenements", new SpipAgenda(database, desk, known, report)::event);
        others(tables, report);
        return report;
    }

    /** What has no place here is counted, so that nobody looks for it. */
    private static void others(SpipTables tables, ArrivalReport report) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String table : List.of("syndic", "petitions", "signatures")) {
            tables.each(table, row -> counts.merge(table, 1, Integer::sum));
        }
        counts.forEach((table, count) ->
                report.note(
                        What.OTHER,
                        Fate.LOST,
                        table + " × " + count,
                        Message.of("exchange.why.type", "type", table)));
    }
}
