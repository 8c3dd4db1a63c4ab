package org.preau.statistics;

import static org.preau.tenancy.Right.READ;
import static org.preau.web.Method.GET;
import static org.preau.web.Route.api;
import static org.preau.web.Route.holding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.preau.sql.Database;
import org.preau.text.Dates;
import org.preau.text.Messages;
import org.preau.web.ApiDoc;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;
import org.preau.web.Route;

/** Where an association sees how often its site is visited. */
public final class StatisticsRoutes {

    private static final String DESK = "/espace/{association}";

    private final Database database;
    private final Clock clock;

    private StatisticsRoutes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public static List<Route> of(
            Database database, Pages pages, Messages messages, Origins origins, Clock clock) {
        VisitPages visits = new VisitPages(database, pages, messages, origins, clock);
        return List.of(
                holding(READ, GET, DESK + "/visites", visits::show),
                holding(READ, GET, DESK + "/visites.csv", visits::export),
                api(
                        READ,
                        GET,
                        "/api/v1/associations/{association}/visits",
                        ApiDoc.of("getVisits", "Tells how often the site was visited.")
                                .asks(
                                        "period",
                                        String.class,
                                        "day, days (the last thirty, unless said) or months (the last twelve).")
                                .gives(VisitsJson.class),
                        new StatisticsRoutes(database, clock)::get));
    }

    private Reply get(Desk desk, Exchange exchange) {
        Period period = Period.named(exchange.query("period"));
        LocalDate today = clock.instant().atZone(Dates.PARIS).toLocalDate();
        Figures figures = database.read(desk.tenancy(), tx -> Figures.read(tx, period, today));
        return Reply.json(200, VisitsJson.of(figures));
    }
}
