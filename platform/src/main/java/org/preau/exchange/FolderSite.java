package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.comments.PortableComments;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.media.Media;
import org.preau.site.EditAppearance;
import org.preau.site.EditPrivacy;
import org.preau.site.EditSettings;
import org.preau.site.Home;
import org.preau.site.Privacy;
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
        this.untouched = isUntouched(here());
    }

    /** An import that was cut short has described the site and nothing more. */
    private boolean isUntouched(Site here) {
        return here.version() == 1
                || (here.version() == 2
                        && said.filter(it -> settings(it).equals(settings(here))).isPresent());
    }

    /** Whether nobody has said anything of this site before the folder did. */
    boolean untouched() {
        return said.isPresent() && untouched;
    }

    JsonNode said() {
        return said.orElse(NullNode.getInstance());
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
        EditSettings.Command command = settings(said.get());
        // By itself: it holds the association's row, and pictures that come later count in it.
        switch (passage.aside(() -> acts.editSettings().run(desk, command))) {
            case EditSettings.Saved saved -> report.add(What.SITE, Fate.UPDATED);
            case EditSettings.Stale stale -> report.add(What.SITE, Fate.KEPT);
            case EditSettings.Invalid(List<Wrong> wrongs) -> lost(wrongs);
        }
    }

    private EditSettings.Command settings(JsonNode it) {
        return new EditSettings.Command(
                0,
                word(it, "name", desk.tenant().name()),
                word(it, "about", ""),
                word(it, "address", ""),
                word(it, "phone", ""),
                word(it, "email", ""),
                word(it, "registration", ""),
                word(it, "director", ""),
                word(it, "language", "fr"));
    }

    private static EditSettings.Command settings(Site it) {
        return new EditSettings.Command(
                0,
                it.name(),
                it.about(),
                it.address(),
                it.phone(),
                it.email(),
                it.registration(),
                it.director(),
                it.language());
    }

    /** After them, since it may show one of them. */
    void appearance(FolderPictures pictures, Map<String, UUID> slugs) {
        if (said.isEmpty() || !untouched) {
            return;
        }
        JsonNode it = said.get();
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
                        theme(it),
                        word(it, "tagline", ""),
                        passage.looks() ? null : picture.map(Media::id).orElse(null),
                        home);
        switch (acts.editAppearance().run(desk, command)) {
            case EditAppearance.Saved saved -> report.add(What.SITE, Fate.UPDATED);
            case EditAppearance.Stale stale -> report.add(What.SITE, Fate.KEPT);
            case EditAppearance.Invalid(List<Wrong> wrongs) -> lost(wrongs);
        }
    }

    private String theme(JsonNode it) {
        String here = here().theme();
        String wanted = word(it, "theme", here);
        boolean known = acts.themes().stream().anyMatch(theme -> theme.key().equals(wanted));
        if (!known && !wanted.equals(here)) {
            report.note(
                    What.SITE,
                    Fate.CHANGED,
                    ExportMarkdown.SITE,
                    Message.of("exchange.why.theme", "theme", wanted));
        }
        return known ? wanted : here;
    }

    /** What the privacy page says, and who may comment. */
    void rules() {
        JsonNode it = said();
        Privacy privacy =
                new Privacy(word(it, "privacyContact", ""), word(it, "privacyText", ""), 0);
        switch (acts.editPrivacy().run(desk, privacy)) {
            case EditPrivacy.Saved saved -> {}
            case EditPrivacy.Stale stale -> {}
            case EditPrivacy.Invalid(List<Wrong> wrongs) -> lost(wrongs);
        }
        if (it.has("comments")) {
            PortableComments.Policy policy =
                    new PortableComments.Policy(
                            word(it, "comments", "none"),
                            it.path("commentsDays").asInt(0),
                            word(it, "commentsOffice", ""));
            boolean taken = database.write(desk.tenancy(), tx -> PortableComments.take(tx, policy));
            if (!taken) {
                report.note(
                        What.SITE,
                        Fate.LOST,
                        ExportMarkdown.SITE,
                        Message.of("exchange.why.unreadable"));
            }
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
