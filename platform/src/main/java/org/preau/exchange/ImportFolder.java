package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.preau.comments.PortableComments;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.site.SiteActs;
import org.preau.sql.Database;
import org.preau.text.Json;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Brings in a folder of Markdown or HTML, with front matter or without: what {@link ExportMarkdown}
 * wrote, a static site's sources, or somebody's texts. Sections are those of {@code sections.json},
 * else the folders. A text is found again by the {@code id} of its front matter, else by its path.
 */
public final class ImportFolder {

    /** More files are no association's site. */
    private static final int FILES = 100_000;

    private static final int DEPTH = 12;

    /** The longest list of a hundred thousand files stays far below. */
    private static final long BYTES = 64_000_000;

    private final Database database;
    private final SiteActs acts;
    private final Dressing dressing;

    public ImportFolder(Database database, SiteActs acts, Dressing dressing) {
        this.database = database;
        this.acts = acts;
        this.dressing = dressing;
    }

    /**
     * Brings what is there, each thing whole or not at all.
     *
     * @param desk where it comes to, with the rights of whoever brings it
     * @param media where pictures are looked for too; null for the folder alone
     * @param passage how it goes, and what it tells
     * @throws IOException when the folder cannot be listed
     */
    public ArrivalReport run(Desk desk, Path folder, @Nullable Path media, Passage passage)
            throws IOException {
        Newcomers newcomers = new Newcomers(passage);
        Arrivals arrivals = new Arrivals(acts, desk, newcomers);
        Shelf root = new Shelf(folder);
        // First and by itself: what comes after holds the rows that it changes.
        FolderSite site = new FolderSite(database, acts, desk, root, arrivals);
        site.settings();
        acts.clearStarter().run(desk);
        FolderSections sections = new FolderSections(root, arrivals);
        sections.listed();
        Shelf shelf = media == null ? root : new Shelf(media);
        FolderPictures pictures = new FolderPictures(database, acts, desk, root, shelf, arrivals);
        Texts texts = new Texts(desk, root, sections, pictures, arrivals, newcomers);
        Map<String, UUID> slugs = texts.all();
        pictures.rest();
        around(desk, root, arrivals, site, pictures, slugs, sections);
        return arrivals.report();
    }

    /** Once everything is there that it shows or speaks of. */
    private void around(
            Desk desk,
            Shelf root,
            Arrivals arrivals,
            FolderSite site,
            FolderPictures pictures,
            Map<String, UUID> slugs,
            FolderSections sections)
            throws IOException {
        FolderDress dress = new FolderDress(database, dressing, desk, root, arrivals);
        FolderVoices voices = new FolderVoices(database, desk, root, arrivals);
        Map<String, UUID> places = new HashMap<>(sections.named());
        places.putAll(slugs);
        if (site.untouched()) {
            site.appearance(pictures, slugs);
            dress.look(pictures);
            dress.home(site.said());
            dress.menu();
            site.rules();
        }
        dress.templates();
        voices.translations(places);
        new FolderAgenda(database, desk, root, arrivals).dates(slugs);
        voices.forms();
        voices.comments(slugs);
    }

    /** The texts of a folder on their way in. */
    private final class Texts {

        private final Desk desk;
        private final Shelf root;
        private final Arrivals arrivals;
        private final Newcomers newcomers;
        private final FolderText reader;

        Texts(
                Desk desk,
                Shelf root,
                FolderSections sections,
                FolderPictures pictures,
                Arrivals arrivals,
                Newcomers newcomers) {
            this.desk = desk;
            this.root = root;
            this.arrivals = arrivals;
            this.newcomers = newcomers;
            this.reader = new FolderText(root, sections, pictures, arrivals.report());
        }

        /** By their addresses in the folder. */
        Map<String, UUID> all() throws IOException {
            Map<Path, String> addresses = new HashMap<>();
            List<FolderText.Place> places = new ArrayList<>();
            for (Path file : files(root)) {
                reader.place(file)
                        .ifPresent(place -> {
                            addresses.put(file, place.slug());
                            places.add(place);
                        });
            }
            places.sort(
                    java.util.Comparator.comparing(FolderText.Place::created)
                            .thenComparing(place -> place.file().toString()));
            Set<UUID> seen = new HashSet<>();
            Map<String, UUID> slugs = new HashMap<>();
            for (FolderText.Place place : places) {
                if (seen.add(place.id())) {
                    reader.read(place, addresses).ifPresent(this::bring);
                    slugs.put(place.slug(), place.id());
                } else {
                    arrivals.report()
                            .note(
                                    What.FILE,
                                    Fate.LOST,
                                    root.root().relativize(place.file()).toString(),
                                    Message.of("exchange.why.double-id"));
                }
            }
            return slugs;
        }

        private void bring(FolderText.Whole it) {
            arrivals.text(it.text());
            if (!newcomers.has(it.text().id())) {
                return;
            }
            if (!it.times().saysNothing()) {
                acts.bringTimes().run(desk, it.times());
            }
            if (!it.comments().isEmpty()) {
                database.write(
                        desk.tenancy(),
                        tx -> {
                            PortableComments.take(tx, it.text().id(), it.comments());
                            return it;
                        });
            }
        }
    }

    private static List<Path> files(Shelf root) throws IOException {
        try (Stream<Path> below = Files.walk(root.root(), DEPTH)) {
            return below.filter(Files::isRegularFile)
                    .filter(file -> FolderText.isText(file.getFileName().toString()))
                    .filter(file -> root.find(root.root().relativize(file).toString()).isPresent())
                    .limit(FILES)
                    .sorted()
                    .toList();
        }
    }

    /** A JSON file of the folder; empty when it is not there or none. */
    static Optional<JsonNode> json(Shelf root, String name, ArrivalReport report) {
        Optional<Path> file = root.find(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (Files.size(file.get()) > BYTES) {
                throw new IOException("too long");
            }
            return Optional.of(
                    Json.tree(Files.readString(file.get()).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | Json.MalformedJson e) {
            report.note(What.FILE, Fate.LOST, name, Message.of("exchange.why.unreadable"));
            return Optional.empty();
        }
    }
}
