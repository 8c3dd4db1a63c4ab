package org.preau.agenda;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.base.Ids;
import org.preau.testing.TestServer;
import org.preau.text.Dates;

/** The calendars of an agenda, read by another library: the same instants, on every clock. */
class CalendarTest {

    private static final String LONG =
            "Concert d’été, avec une très longue ligne ; des virgules, des \\ barres, et « é » à chaque pli : été été été été";

    private static TestServer server;
    private static UUID text;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        text = text("concert", LONG);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void instantsAreThoseOfTheClocksOfThePlaceInSummerAndWinter() throws Exception {
        int year = LocalDate.now(Dates.PARIS).getYear() + 1;
        for (int month = 1; month <= 12; month++) {
            LocalDate day = LocalDate.of(year, month, 15);
            add("('%s', '20:30', '%s', '01:00', 'planned', 0)".formatted(day, day.plusDays(1)));
        }
        Map<Instant, VEvent> events = byStart("/agenda.ics");
        for (int month = 1; month <= 12; month++) {
            LocalDateTime starts = LocalDate.of(year, month, 15).atTime(20, 30);
            VEvent event = requireNonNull(events.get(at(starts)), starts.toString());
            assertThat(instant(end(event))).isEqualTo(at(starts.plusMinutes(270)));
        }
        assertThat(at(LocalDate.of(year, 1, 15).atTime(20, 30)).toString()).contains("T19:30");
        assertThat(at(LocalDate.of(year, 7, 15).atTime(20, 30)).toString()).contains("T18:30");
    }

    @Test
    void wholeDaysEndOnTheDayAfterAndWhatIsCalledOffStaysTheSameEvent() throws Exception {
        UUID id = add("(current_date + 40, null, current_date + 42, null, 'cancelled', 3)");
        VEvent event = one("/agenda/concert.ics", id);
        LocalDate first = LocalDate.now(Dates.PARIS).plusDays(40);
        assertThat(start(event)).isEqualTo(first);
        assertThat(end(event)).isEqualTo(first.plusDays(3));
        assertThat(value(event, Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("3");
        assertThat(value(event, Property.SUMMARY)).isEqualTo(LONG);
        assertThat(value(event, Property.LOCATION)).isEqualTo("Salle; du, Four\\, 3 place");
        assertThat(value(event, Property.URL)).endsWith("/concert");
    }

    @Test
    void noLineIsLongerThanTheStandardAllowsAndNoSignIsCut() {
        add("(current_date + 50, null, current_date + 50, null, 'planned', 0)");
        HttpResponse<String> file = server.visitor("alpha.localhost").get("/agenda.ics");
        assertThat(file.headers().firstValue("content-type"))
                .contains("text/calendar; charset=utf-8");
        assertThat(file.body()).doesNotContain("\uFFFD").endsWith("END:VCALENDAR\r\n");
        for (String line : file.body().split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n", "\r");
        }
        assertThat(server.visitor("beta.localhost").get("/agenda.ics").body())
                .doesNotContain("VEVENT");
        assertThat(server.visitor("beta.localhost").get("/agenda/concert.ics").statusCode())
                .isEqualTo(404);
    }

    private static Map<Instant, VEvent> byStart(String path) throws Exception {
        Map<Instant, VEvent> all = new HashMap<>();
        for (VEvent event : events(path)) {
            Temporal start = start(event);
            if (!(start instanceof LocalDate)) {
                all.put(instant(start), event);
            }
        }
        return all;
    }

    private static VEvent one(String path, UUID id) throws Exception {
        return events(path).stream()
                .filter(event -> value(event, Property.UID).equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<VEvent> events(String path) throws IOException, ParserException {
        String file = server.visitor("alpha.localhost").get(path).body();
        return new CalendarBuilder().build(new StringReader(file)).getComponents("VEVENT");
    }

    private static Temporal start(VEvent event) {
        return requireNonNull(event.<Temporal>getDateTimeStart()).getDate();
    }

    private static Temporal end(VEvent event) {
        return requireNonNull(event.<Temporal>getDateTimeEnd()).getDate();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private static Instant instant(Temporal moment) {
        return ZonedDateTime.from(moment).toInstant();
    }

    private static Instant at(LocalDateTime moment) {
        return moment.atZone(Dates.PARIS).toInstant();
    }

    private static UUID add(String values) {
        UUID id = Ids.next();
        run(
                "insert into article_date (id, article_id, place, starts_on, starts_at, ends_on, ends_at, state, changes) values ('%s', '%s', 'Salle; du, Four\\, 3 place', %s"
                        .formatted(id, text, values.substring(1)));
        return id;
    }

    private static UUID text(String slug, String title) {
        UUID id = Ids.next();
        run(
                "insert into article (id, kind, slug, title, body, state, published_at) values ('%s', 'article', '%s', '%s', 'Corps', 'published', now())"
                        .formatted(id, slug, title),
                "insert into address (slug, article_id) values ('%s', '%s')".formatted(slug, id));
        return id;
    }

    private static void run(String... statements) {
        server.house()
                .database()
                .write(
                        server.tenancy(server.alpha()),
                        tx -> {
                            List.of(statements).forEach(sql -> tx.query(sql).execute());
                            tx.siteChanged();
                            return true;
                        });
    }
}
