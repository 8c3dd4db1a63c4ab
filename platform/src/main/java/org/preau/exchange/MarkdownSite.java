package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.preau.agenda.PortableDates;
import org.preau.comments.Comment;
import org.preau.comments.PortableComments;
import org.preau.forms.BringForm;
import org.preau.home.PortableHome;
import org.preau.look.PortableLook;
import org.preau.menu.PortableMenu;
import org.preau.site.Home;
import org.preau.site.Privacy;
import org.preau.site.Site;
import org.preau.site.Sites;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.template.BringTemplate;
import org.preau.tenancy.Tenancy;
import org.preau.text.Json;
import org.preau.text.Language;
import org.preau.translation.PortableTranslations;

/** What a site is beside its texts and files, as files of the same folder. */
final class MarkdownSite {

    private final Database database;
    private final Tenancy tenancy;
    private final FolderFiles to;
    private final MarkdownMedia media;

    MarkdownSite(Database database, Tenancy tenancy, FolderFiles to, MarkdownMedia media) {
        this.database = database;
        this.tenancy = tenancy;
        this.to = to;
        this.media = media;
    }

    /** How many there are of what is counted. */
    record Counts(long comments, long forms) {}

    /**
     * @param slugs of all texts
     */
    Counts write(Map<UUID, String> slugs) throws IOException {
        Site site = read(Sites::read);
        described(site, slugs);
        to.json(ExportMarkdown.LOOK, read(tx -> PortableLook.write(tx, media::file)));
        to.json(ExportMarkdown.HOME, tree(read(PortableHome::write)));
        Optional<String> menu = read(PortableMenu::write);
        if (menu.isPresent()) {
            to.json(ExportMarkdown.MENU, tree(menu.get()));
        }
        to.lines(ExportMarkdown.TRANSLATIONS, read(PortableTranslations::write));
        to.lines(ExportMarkdown.AGENDA, read(PortableDates::write));
        templates();
        readme(site);
        return new Counts(comments(slugs), forms());
    }

    private void described(Site it, Map<UUID, String> slugs) throws IOException {
        Home home = Home.read(it.home());
        Privacy privacy = read(Privacy::read);
        PortableComments.Policy policy = read(PortableComments::policy);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("preau", ExportMarkdown.FORMAT);
        all.put("name", it.name());
        all.put("language", it.language());
        all.put("theme", it.theme());
        all.put("tagline", it.tagline());
        all.put("about", it.about());
        all.put("address", it.address());
        all.put("phone", it.phone());
        all.put("email", it.email());
        all.put("registration", it.registration());
        all.put("director", it.director());
        all.put("privacyContact", privacy.contact());
        all.put("privacyText", privacy.text());
        all.put("logo", it.logoId() == null ? "" : media.file(it.logoId()));
        all.put("homeTitle", home.title());
        all.put("homeLead", home.lead());
        all.put("featured", home.featured() == null ? "" : slugs.getOrDefault(home.featured(), ""));
        all.put("comments", policy.mode());
        all.put("commentsDays", policy.days());
        all.put("commentsOffice", policy.office());
        to.json(ExportMarkdown.SITE, all);
    }

    private void templates() throws IOException {
        for (BringTemplate.Written it : read(BringTemplate::all)) {
            if (it.published() != null) {
                to.text("templates/" + it.name() + ".hbs", it.published());
            }
            if (it.draft() != null) {
                to.text("templates/" + it.name() + ".draft.hbs", it.draft());
            }
        }
    }

    private long forms() throws IOException {
        Map<String, Map<String, Object>> forms = read(BringForm::all);
        for (Map.Entry<String, Map<String, Object>> form : forms.entrySet()) {
            to.json("forms/" + form.getKey() + ".json", form.getValue());
        }
        return forms.size();
    }

    private long comments(Map<UUID, String> slugs) throws IOException {
        long count = 0;
        for (Map.Entry<UUID, List<Comment>> one : read(PortableComments::all).entrySet()) {
            String slug = slugs.get(one.getKey());
            if (slug != null) {
                List<Map<String, Object>> lines = new ArrayList<>();
                one.getValue().forEach(it -> lines.add(line(it)));
                to.lines("comments/" + slug + ".json", lines);
                count += lines.size();
            }
        }
        return count;
    }

    private static Map<String, Object> line(Comment it) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", it.id().toString());
        if (it.parentId() != null) {
            line.put("answers", it.parentId().toString());
        }
        line.put("written", it.writtenAt().toString());
        line.put("state", ArrivalReport.lower(it.state()));
        if (it.answer()) {
            line.put("by", "association");
        }
        line.put("name", it.name());
        line.put("text", it.body());
        return line;
    }

    /** For whoever finds the folder in ten years. */
    private void readme(Site site) throws IOException {
        Language language = Language.ofTag(site.language()).orElse(Language.FR);
        String file = "readme_" + language.tag() + ".md";
        try (var in =
                java.util.Objects.requireNonNull(MarkdownSite.class.getResourceAsStream(file))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            to.text("README.md", "# " + site.name() + "\n\n" + text);
        }
    }

    private <T> T read(Function<TenantTx, T> work) {
        return database.read(tenancy, work);
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("what this wrote cannot be read", e);
        }
    }
}
