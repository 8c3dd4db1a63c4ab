package org.preau.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.agenda.PortableDates;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.sql.Database;
import org.preau.text.Message;
import org.preau.web.Desk;

/** When and where the texts of a folder take place. */
final class FolderAgenda {

    private final Database database;
    private final Desk desk;
    private final Shelf root;
    private final ArrivalReport report;

    FolderAgenda(Database database, Desk desk, Shelf root, Arrivals arrivals) {
        this.database = database;
        this.desk = desk;
        this.root = root;
        this.report = arrivals.report();
    }

    /**
     * @param texts by their addresses in the folder
     */
    void dates(Map<String, UUID> texts) {
        Optional<JsonNode> all =
                ImportFolder.json(root, ExportMarkdown.AGENDA, report).filter(JsonNode::isArray);
        if (all.isPresent()) {
            for (JsonNode line : all.get()) {
                UUID text = texts.get(line.path("text").asText(""));
                if (text == null) {
                    lost(line, "exchange.why.date-alone");
                } else {
                    date(text, line);
                }
            }
        }
    }

    private void date(UUID text, JsonNode line) {
        String said = line.path("id").asText("");
        UUID id = FolderSections.id(said, text + line.toString());
        PortableDates.Outcome outcome =
                database.write(
                        desk.tenancy(), tx -> PortableDates.take(tx, id, text, values(line)));
        switch (outcome) {
            case CAME -> report.add(What.DATE, Fate.CREATED);
            case SAME -> report.add(What.DATE, Fate.SAME);
            case NO_TEXT -> lost(line, "exchange.why.date-alone");
            case WRONG -> lost(line, "exchange.why.no-date");
        }
    }

    private void lost(JsonNode line, String why) {
        String source = line.path("text").asText("") + " " + line.path("startsOn").asText("");
        report.note(What.DATE, Fate.LOST, 1, source.strip(), Message.of(why));
    }

    private static Map<String, String> values(JsonNode line) {
        Map<String, String> values = new HashMap<>();
        line.properties().forEach(one -> values.put(one.getKey(), one.getValue().asText("")));
        return values;
    }
}
