package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.preau.comments.PortableComments;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.forms.BringForm;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.translation.PortableTranslations;
import org.preau.web.Desk;

/** What is said around the texts of a folder: in other languages, by readers, and to readers. */
final class FolderVoices {

    private static final int MOST = 100_000;
    private static final String JSON = ".json";

    private final Database database;
    private final Desk desk;
    private final Shelf root;
    private final ArrivalReport report;
    private final Passage passage;

    FolderVoices(Database database, Desk desk, Shelf root, Arrivals arrivals) {
        this.database = database;
        this.desk = desk;
        this.root = root;
        this.report = arrivals.report();
        this.passage = arrivals.passage();
    }

    /**
     * @param places texts and sections by their addresses in the folder
     */
    void translations(Map<String, UUID> places) {
        Optional<JsonNode> said =
                ImportFolder.json(root, ExportMarkdown.TRANSLATIONS, report)
                        .filter(JsonNode::isArray);
        if (said.isPresent()) {
            for (JsonNode group : said.get()) {
                Map<String, UUID> targets = new TreeMap<>();
                group.properties()
                        .forEach(one ->
                                Optional.ofNullable(places.get(one.getValue().asText("")))
                                        .ifPresent(id -> targets.put(one.getKey(), id)));
                write(tx -> PortableTranslations.take(tx, targets));
            }
        }
    }

    /**
     * @param texts by their addresses in the folder
     */
    void comments(Map<String, UUID> texts) throws IOException {
        for (String file : files("comments")) {
            Optional<UUID> article = Optional.ofNullable(texts.get(stem(file)));
            Optional<JsonNode> all = ImportFolder.json(root, file, report);
            if (all.isPresent()) {
                article.ifPresentOrElse(
                        id -> write(tx -> comments(tx, id, all.get())),
                        () -> stray(file, all.get().size()));
            }
        }
    }

    private void stray(String file, int count) {
        Message why = Message.of("exchange.why.no-article");
        report.note(What.COMMENT, Fate.LOST, Math.max(1, count), file, why);
    }

    private boolean comments(TenantTx tx, UUID article, JsonNode all) {
        boolean any = false;
        for (JsonNode it : all) {
            boolean came = PortableComments.take(tx, comment(article, it));
            report.add(What.COMMENT, came ? Fate.CREATED : Fate.SAME);
            any |= came;
        }
        if (any) {
            PortableComments.count(tx, article);
        }
        return any;
    }

    private static PortableComments.Coming comment(UUID article, JsonNode it) {
        String source = article + " " + it.path("written").asText("") + it.path("name").asText("");
        String parent = it.path("answers").asText("");
        return new PortableComments.Coming(
                FolderSections.id(it.path("id").asText(""), source),
                article,
                parent.isEmpty() ? null : FolderSections.id(parent, parent),
                it.path("name").asText(""),
                it.path("text").asText(""),
                it.path("state").asText("waiting"),
                it.path("by").asText("").equals("association"),
                FrontMatter.instant(it.path("written").asText("")).orElse(Instant.EPOCH));
    }

    void forms() throws IOException {
        BringForm bring = new BringForm(database);
        for (String file : files("forms")) {
            Optional<JsonNode> form =
                    ImportFolder.json(root, file, report).filter(JsonNode::isObject);
            form.ifPresent(it -> form(file, bring.run(desk, stem(file), it)));
        }
    }

    private void form(String file, BringForm.Outcome outcome) {
        switch (outcome) {
            case BringForm.Came(UUID id, int version, List<Message> held) -> {
                report.add(What.FORM, Fate.CREATED);
                passage.came(What.FORM, id, version);
                held.forEach(why -> report.note(What.FORM, Fate.CHANGED, file, why));
            }
            case BringForm.There there -> report.add(What.FORM, Fate.SAME);
            case BringForm.Refused(Message why) -> report.note(What.FORM, Fate.LOST, file, why);
        }
    }

    private List<String> files(String folder) throws IOException {
        Path within = root.root().resolve(folder);
        if (!Files.isDirectory(within)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(within)) {
            return all.map(it -> folder + "/" + Objects.requireNonNull(it.getFileName()))
                    .filter(it -> it.endsWith(JSON))
                    .limit(MOST)
                    .sorted()
                    .toList();
        }
    }

    private static String stem(String file) {
        return file.substring(file.lastIndexOf('/') + 1, file.length() - JSON.length());
    }

    private <T> T write(java.util.function.Function<TenantTx, T> work) {
        return database.write(desk.tenancy(), work);
    }
}
