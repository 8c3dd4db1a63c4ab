package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.home.PortableHome;
import org.preau.look.Look;
import org.preau.look.PortableLook;
import org.preau.look.PublishLook;
import org.preau.media.Media;
import org.preau.menu.BringMenu;
import org.preau.menu.PortableMenu;
import org.preau.sql.Database;
import org.preau.template.BringTemplate;
import org.preau.tenancy.Right;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.Desk;

/** How the site of a folder looks: its colours, templates, home page and menus. */
final class FolderDress {

    private static final String TEMPLATE = ".hbs";
    private static final String DRAFT = ".draft";
    private static final long BYTES = 200_000;
    private static final int MOST = 200;

    private final Database database;
    private final Dressing dressing;
    private final Desk desk;
    private final Shelf root;
    private final ArrivalReport report;
    private final Passage passage;
    private final boolean looks;

    FolderDress(Database database, Dressing dressing, Desk desk, Shelf root, Arrivals arrivals) {
        this.database = database;
        this.dressing = dressing;
        this.desk = desk;
        this.root = root;
        this.report = arrivals.report();
        this.passage = arrivals.passage();
        this.looks = passage.looks();
    }

    /** After the pictures that it shows; a rehearsal has none to show. */
    void look(FolderPictures pictures) {
        Optional<JsonNode> said = json(ExportMarkdown.LOOK);
        if (said.isEmpty() || looks) {
            said.ifPresent(any -> report.add(What.SITE, Fate.UPDATED));
            return;
        }
        Look look =
                PortableLook.read(
                        said.get(),
                        file -> pictures.at(root.root(), file, ExportMarkdown.LOOK).map(Media::id));
        switch (dressing.look().run(desk, new PublishLook.Command(0, look))) {
            case PublishLook.Published published -> report.add(What.SITE, Fate.UPDATED);
            case PublishLook.Stale stale -> report.add(What.SITE, Fate.KEPT);
            case PublishLook.Unreadable unreadable -> lost("exchange.why.look-unreadable");
            case PublishLook.Invalid(var wrongs) ->
                    report.note(
                            What.SITE, Fate.LOST, ExportMarkdown.LOOK, wrongs.getFirst().problem());
        }
    }

    private void lost(String why) {
        report.note(What.SITE, Fate.LOST, ExportMarkdown.LOOK, Message.of(why));
    }

    /** Only by whoever may write templates, and where anybody may. */
    void templates() throws IOException {
        Path folder = root.root().resolve("templates");
        if (!Files.isDirectory(folder)) {
            return;
        }
        Map<String, BringTemplate.Written> all = new TreeMap<>();
        try (Stream<Path> within = Files.list(folder)) {
            List<String> names =
                    within.map(it -> Objects.requireNonNull(it.getFileName()).toString())
                            .filter(it -> it.endsWith(TEMPLATE))
                            .limit(MOST)
                            .sorted()
                            .toList();
            names.forEach(name -> template(all, name));
        }
        all.values().forEach(this::bring);
    }

    private void template(Map<String, BringTemplate.Written> all, String file) {
        String stem = file.substring(0, file.length() - TEMPLATE.length());
        boolean draft = stem.endsWith(DRAFT);
        String name = draft ? stem.substring(0, stem.length() - DRAFT.length()) : stem;
        String text = text("templates/" + file);
        if (text == null) {
            return;
        }
        BringTemplate.Written before =
                all.getOrDefault(name, new BringTemplate.Written(name, null, null));
        all.put(
                name,
                draft
                        ? new BringTemplate.Written(name, before.published(), text)
                        : new BringTemplate.Written(name, text, before.draft()));
    }

    private @Nullable String text(String file) {
        Optional<Path> found = root.find(file);
        try {
            if (found.isPresent() && Files.size(found.get()) <= BYTES) {
                return Files.readString(found.get());
            }
        } catch (IOException e) {
            report.note(What.TEMPLATE, Fate.LOST, file, Message.of("exchange.why.unreadable"));
            return null;
        }
        report.note(What.TEMPLATE, Fate.LOST, file, Message.of("exchange.why.unreadable"));
        return null;
    }

    private void bring(BringTemplate.Written it) {
        String file = "templates/" + it.name() + TEMPLATE;
        if (dressing.templates().isEmpty() || !desk.may(Right.TEMPLATES)) {
            report.note(What.TEMPLATE, Fate.LOST, file, Message.of("exchange.why.templates-right"));
            return;
        }
        switch (dressing.templates().get().run(desk, it)) {
            case BringTemplate.Came came -> report.add(What.TEMPLATE, Fate.CREATED);
            case BringTemplate.There there -> report.add(What.TEMPLATE, Fate.SAME);
            case BringTemplate.Refused(Message why) ->
                    report.note(What.TEMPLATE, Fate.LOST, file, why);
        }
    }

    /**
     * After sections, texts and pictures.
     *
     * @param site what {@code site.json} says: older folders have the blocks there
     */
    void home(JsonNode site) {
        Optional<JsonNode> said = json(ExportMarkdown.HOME);
        JsonNode home = said.orElse(site);
        if (home.path("blocks").isEmpty()) {
            return;
        }
        if (looks) {
            report.add(What.SITE, Fate.UPDATED);
            return;
        }
        String document = Json.text(Map.of("blocks", home.path("blocks")));
        PortableHome.Taken taken =
                database.write(desk.tenancy(), tx -> taken(() -> PortableHome.take(tx, document)));
        report.add(What.SITE, Fate.UPDATED);
        if (taken.left() > 0) {
            report.note(
                    What.SITE,
                    Fate.LOST,
                    taken.left(),
                    said.isPresent() ? ExportMarkdown.HOME : ExportMarkdown.SITE,
                    Message.of("exchange.why.blocks-left", "count", taken.left()));
        }
    }

    void menu() {
        Optional<JsonNode> said = json(ExportMarkdown.MENU);
        if (said.isEmpty()) {
            return;
        }
        int wanted = size(said.get().path("main")) + size(said.get().path("foot"));
        String document = Json.text(said.get());
        int kept =
                database.write(desk.tenancy(), tx -> taken(() -> PortableMenu.take(tx, document)));
        if (kept > 0) {
            report.add(What.MENU, Fate.CREATED);
            database.read(desk.tenancy(), BringMenu::mark)
                    .ifPresent(mark -> passage.came(What.MENU, mark, 1));
        }
        if (kept < wanted) {
            report.note(
                    What.MENU,
                    Fate.LOST,
                    wanted - kept,
                    ExportMarkdown.MENU,
                    Message.of("exchange.why.entries-left", "count", wanted - kept));
        }
    }

    private static int size(JsonNode entries) {
        int all = 0;
        for (JsonNode entry : entries) {
            all += 1 + size(entry.path("children"));
        }
        return all;
    }

    private interface Taking<T> {
        T run() throws Json.MalformedJson;
    }

    /** The document was read before: it is JSON. */
    private static <T> T taken(Taking<T> taking) {
        try {
            return taking.run();
        } catch (Json.MalformedJson e) {
            throw new IllegalStateException("what was read as JSON cannot be read", e);
        }
    }

    private Optional<JsonNode> json(String name) {
        return ImportFolder.json(root, name, report).filter(JsonNode::isObject);
    }
}
