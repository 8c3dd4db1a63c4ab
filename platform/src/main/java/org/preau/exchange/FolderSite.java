package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.Media;
import org.preau.site.EditAppearance;
import org.preau.site.EditSettings;
import org.preau.site.Home;
import org.preau.site.Site;
import org.preau.site.SiteActs;
import org.preau.site.Sites;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;

/** What {@code site.json} says of an association, for one that has said nothing yet. */
final class FolderSite {

    private final Database database;
    private final SiteActs acts;
    private final Desk desk;
    private final Shelf root;
    private final ArrivalReport report;
    private final Passage passage;
    private final Optional<JsonNode> said;
    private final boolean untouched;

    FolderSite(Database database, SiteActs acts, Desk desk, Shelf root, Arrivals arrivals) {
        this.database = database;
        this.acts = acts;
        this.desk = desk;
        this.root = root;
        this.report = arrivals.report();
        this.passage = arrivals.passage();
        this.said = ImportFolder.json(root, ExportMarkdown.SITE, report);
        this.untouched = here().version() == 1;
    }

    /** Before the texts: they are public only once the legal notice can be made. */
    void settings() {
        if (said.isEmpty()) {
            return;
        }
        if (!untouched) {
            report.note(
                    What.SITE,
                    Fate.KEPT,
                    ExportMarkdown.SITE,
                    Message.of("exchange.why.described-here"));
            return;
        }
        JsonNode it = said.get();
        EditSettings.Command command =
                new EditSettings.Command(
                        0,
                        word(it, "name", desk.tenant().name()),
                        word(it, "about", ""),
                        word(it, "address", ""),
                        word(it, "phone", ""),
                        word(it, "email", ""),
                        word(it, "registration", ""),
                        word(it, "director", ""),
                        word(it, "language", "fr"));
        // By itself: it holds the association's row, and pictures that come later count in it.
        switch (passage.aside(() -> acts.editSettings().run(desk, command))) {
            case EditSettings.Saved saved -> report.add(What.SITE, Fate.UPDATED);
            case EditSettings.Stale stale -> report.add(What.SITE, Fate.KEPT);
            case EditSettings.Invalid(List<Wrong> wrongs) -> lost(wrongs);
        }
    }

    /** After them, since it may show one of them. */
    void appearance(FolderPictures pictures, Map<String, UUID> slugs) {
        if (said.isEmpty() || !untouched) {
            return;
        }
        JsonNode it = said.get();
        if (!it.path("blocks").isEmpty()) {
            report.note(
                    What.SITE, Fate.LOST, ExportMarkdown.SITE, Message.of("exchange.why.blocks"));
        }
        String logo = word(it, "logo", "");
        Optional<Media> picture =
                logo.isEmpty()
                        ? Optional.empty()
                        : pictures.at(root.root(), logo, ExportMarkdown.SITE);
        Home home =
                new Home(
                        word(it, "homeTitle", ""),
                        word(it, "homeLead", ""),
                        slugs.get(word(it, "featured", "")));
        EditAppearance.Command command =
                new EditAppearance.Command(
                        0,
                        word(it, "theme", here().theme()),
                        word(it, "tagline", ""),
                        passage.looks() ? null : picture.map(Media::id).orElse(null),
                        home);
        switch (acts.editAppearance().run(desk, command)) {
            case EditAppearance.Saved saved -> report.add(What.SITE, Fate.UPDATED);
            case EditAppearance.Stale stale -> report.add(What.SITE, Fate.KEPT);
            case EditAppearance.Invalid(List<Wrong> wrongs) -> lost(wrongs);
        }
    }

    private void lost(List<Wrong> wrongs) {
        wrongs.forEach(
                wrong -> report.note(What.SITE, Fate.LOST, ExportMarkdown.SITE, wrong.problem()));
    }

    private Site here() {
        return database.read(desk.tenancy(), Sites::read);
    }

    private static String word(JsonNode it, String key, String otherwise) {
        return it.path(key).asText(otherwise);
    }
}
