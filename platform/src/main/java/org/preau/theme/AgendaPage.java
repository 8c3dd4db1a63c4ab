package org.preau.theme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.preau.sql.TenantTx;
import org.preau.text.Dates;
import org.preau.web.SitePages;

/** What takes place: what is to come, or one month, as a list beside a table of the month. */
final class AgendaPage {

    private static final int SIZE = 40;
    private static final int MOST_IN_A_MONTH = 300;

    private final Shell shell;
    private final LocalDate today;
    private final AgendaModel model;

    private AgendaPage(Shell shell, LocalDate today) {
        this.shell = shell;
        this.today = today;
        this.model = new AgendaModel(shell, today);
    }

    /** The months nearest to one that have something. */
    private record Around(Optional<LocalDate> before, Optional<LocalDate> after) {
        static Around of(TenantTx tx, YearMonth month) {
            return new Around(
                    AgendaDates.before(tx, month.atDay(1)),
                    AgendaDates.after(tx, month.atEndOfMonth()));
        }
    }

    /** What is to come; beside it the month of the first of it. */
    static Supplier<SitePages.Answer> coming(TenantTx tx, Shell shell, Instant now, int page) {
        LocalDate today = now.atZone(Dates.PARIS).toLocalDate();
        List<AgendaDate> dates = AgendaDates.coming(tx, today, SIZE, Pagination.skip(page, SIZE));
        LocalDate first = dates.isEmpty() ? today : dates.getFirst().startsOn();
        YearMonth month = YearMonth.from(first.isBefore(today) ? today : first);
        List<AgendaDate> listed =
                dates.stream().filter(it -> YearMonth.from(it.startsOn()).equals(month)).toList();
        Around around = Around.of(tx, month);
        return () ->
                dates.isEmpty() && page > 1
                        ? new SitePages.Absent()
                        : new AgendaPage(shell, today).coming(dates, page, month, listed, around);
    }

    private SitePages.Answer coming(
            List<AgendaDate> dates,
            int page,
            YearMonth month,
            List<AgendaDate> listed,
            Around around) {
        String address = shell.site().agenda();
        long total = dates.isEmpty() ? 0 : dates.getFirst().total();
        Model content =
                content(dates, month, listed, around)
                        .and("pagination", Pagination.of(page, SIZE, total, address, '?'));
        Canvas canvas = canvas(address + (page == 1 ? "" : "?page=" + page), title(), address);
        if (dates.isEmpty()) {
            canvas.unlisted();
        }
        return canvas.until(turns(dates)).show("agenda", content.map());
    }

    /** One month, also one that is over. */
    static Supplier<SitePages.Answer> month(
            TenantTx tx, Shell shell, Instant now, YearMonth month) {
        LocalDate today = now.atZone(Dates.PARIS).toLocalDate();
        List<AgendaDate> dates =
                AgendaDates.between(tx, month.atDay(1), month.atEndOfMonth(), MOST_IN_A_MONTH);
        Around around = Around.of(tx, month);
        return () -> new AgendaPage(shell, today).month(dates, month, around);
    }

    private SitePages.Answer month(List<AgendaDate> dates, YearMonth month, Around around) {
        String address = AgendaPlace.of(month);
        Canvas canvas =
                canvas(address, title() + " : " + shell.voice().month(month), address)
                        .crumb(title(), shell.site().agenda())
                        .crumb(shell.voice().month(month));
        if (dates.isEmpty()) {
            canvas.unlisted();
        }
        Model content = content(dates, month, dates, around).and("all", shell.site().agenda());
        return canvas.until(turns(dates)).show("agenda", content.map());
    }

    private Canvas canvas(String canonical, String title, String path) {
        return new Canvas(shell, "agenda", path)
                .titled(shell.voice().set(title))
                .described(shell.voice().say("theme.agenda.lead", Map.of("name", shell.name())))
                .canonical(canonical);
    }

    private String title() {
        return shell.voice().say("theme.agenda.title");
    }

    private Model content(
            List<AgendaDate> dates, YearMonth month, List<AgendaDate> listed, Around around) {
        Model table =
                Model.of("table", new MonthTable(shell.voice(), month, today, listed).model())
                        .and("previous", around.before().map(this::link))
                        .and("next", around.after().map(this::link))
                        .and("around", around.before().isPresent() || around.after().isPresent());
        return Model.of("title", title())
                .and("groups", model.groups(dates))
                .and("month", table.map())
                .and("calendarUrl", AgendaPlace.CALENDAR);
    }

    private Map<String, Object> link(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return Model.link(shell.voice().month(month), AgendaPlace.of(month));
    }

    /** Each midnight takes what is over away, and moves what is today. */
    private Instant turns(List<AgendaDate> dates) {
        return dates.isEmpty()
                ? Instant.MAX
                : today.plusDays(1).atStartOfDay(Dates.PARIS).toInstant();
    }
}
