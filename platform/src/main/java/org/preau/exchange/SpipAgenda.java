package org.preau.exchange;

import static org.preau.exchange.SpipKnown.said;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.preau.agenda.PortableDates;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.exchange.SpipPlaces.Thing;
import org.preau.site.Articles;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * Brings the events of SPIP's plugin Agenda, row by row: each is a date of an article, and each
 * time of one that comes again is a row of its own.
 */
final class SpipAgenda {

    private static final int NOTE = 80;
    private static final int PLACE = 120;
    private static final int ADDRESS = 200;
    private static final int DAY = 10;
    private static final int HOUR = 11;
    private static final int MINUTE = 16;

    private final Database database;
    private final Desk desk;
    private final SpipKnown known;
    private final ArrivalReport report;

    SpipAgenda(Database database, Desk desk, SpipKnown known, ArrivalReport report) {
        this.database = database;
        this.desk = desk;
        this.known = known;
        this.report = report;
    }

    /** A row; what its own site did not show stays there. */
    void event(Map<String, String> row) {
        String state = said(row, "statut");
        if (!state.isEmpty() && !state.equals("publie")) {
            lost(row, "exchange.why.date-hidden");
            return;
        }
        UUID text = known.id(new Thing("article", said(row, "id_article")));
        UUID id = known.id(new Thing("evenement", said(row, "id_evenement")));
        PortableDates.Outcome outcome =
                database.write(desk.tenancy(), tx -> take(tx, id, text, row));
        switch (outcome) {
            case CAME -> report.add(What.DATE, Fate.CREATED);
            case SAME -> report.add(What.DATE, Fate.SAME);
            case NO_TEXT -> lost(row, "exchange.why.date-alone");
            case WRONG -> lost(row, "exchange.why.no-date");
        }
    }

    private PortableDates.Outcome take(TenantTx tx, UUID id, UUID text, Map<String, String> row) {
        String title = Articles.find(tx, text).map(it -> it.title()).orElse("");
        return PortableDates.take(tx, id, text, line(row, title));
    }

    private Map<String, String> line(Map<String, String> row, String title) {
        Map<String, String> line = new HashMap<>();
        String starts = said(row, "date_debut");
        String ends = said(row, "date_fin");
        boolean timed = !said(row, "horaire").equals("non");
        line.put("startsOn", part(starts, 0, DAY));
        line.put("startsAt", timed ? part(starts, HOUR, MINUTE) : "");
        boolean instant = ends.equals(starts);
        line.put("endsOn", part(ends, 0, DAY));
        line.put("endsAt", timed && !instant ? part(ends, HOUR, MINUTE) : "");
        String note = known.plain(row, "titre");
        line.put("note", note.equalsIgnoreCase(title) ? "" : cut(note, NOTE));
        line.put("place", cut(known.plain(row, "lieu"), PLACE));
        line.put("address", cut(known.plain(row, "adresse"), ADDRESS));
        return line;
    }

    private static String part(String moment, int from, int to) {
        return moment.length() < to ? "" : moment.substring(from, to);
    }

    /** A longer name of a place is cut rather than its date lost. */
    private static String cut(String text, int most) {
        String line = CleanInput.line(text.replace('\n', ' '));
        return CleanInput.length(line) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    private void lost(Map<String, String> row, String why) {
        String source = (said(row, "date_debut") + " " + known.plain(row, "titre")).strip();
        report.note(What.DATE, Fate.LOST, 1, source, Message.of(why));
    }
}
