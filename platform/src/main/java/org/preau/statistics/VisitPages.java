package org.preau.statistics;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.preau.sql.Database;
import org.preau.tenancy.Right;
import org.preau.text.Dates;
import org.preau.text.Language;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The visits of a site as pictures, with each picture's table beneath. */
final class VisitPages {

    /** As many lines as a spreadsheet opens with ease. */
    private static final int MOST_EXPORTED = 50_000;

    private static final int WHOLE = 100;

    /**
     * The page.
     *
     * @param tabs the periods to choose from
     * @param none whether nothing was ever counted
     */
    record View(
            List<Tab> tabs,
            boolean none,
            String period,
            long visits,
            long visitsBefore,
            long views,
            long viewsBefore,
            long subscribers,
            Chart chart,
            List<Row> pages,
            List<Row> referrers,
            List<Row> feeds,
            List<Row> readers,
            List<Row> files,
            List<Row> missing,
            String csv) {}

    /** A period to choose. */
    record Tab(Message label, String href, boolean current) {}

    /**
     * One line of a list.
     *
     * @param href where it is; empty when it is nowhere of ours
     * @param address below a title; empty when the label is it
     * @param share of the longest line, from 0 to 100
     * @param most the subscribers that a reader says; 0 for none
     */
    record Row(
            Message label,
            Optional<String> href,
            String address,
            long count,
            int share,
            int most) {}

    private final Database database;
    private final Pages pages;
    private final Messages messages;
    private final Origins origins;
    private final Clock clock;

    VisitPages(Database database, Pages pages, Messages messages, Origins origins, Clock clock) {
        this.database = database;
        this.pages = pages;
        this.messages = messages;
        this.origins = origins;
        this.clock = clock;
    }

    /** {@code GET …/visites?periode=}. */
    Reply show(Desk desk, Exchange exchange) {
        Period period = Period.named(exchange.query("periode"));
        Figures figures = database.read(desk.tenancy(), tx -> Figures.read(tx, period, today()));
        return pages.desk(
                200, "statistics/visits", view(figures, desk, exchange.language()), desk, exchange);
    }

    /** {@code GET …/visites.csv?periode=}. */
    Reply export(Desk desk, Exchange exchange) {
        Period period = Period.named(exchange.query("periode"));
        List<VisitRows.Line> lines =
                database.read(
                        desk.tenancy(),
                        tx -> VisitRows.all(tx, period.first(today()), today(), MOST_EXPORTED));
        byte[] csv = new VisitCsv(messages).of(lines, exchange.language());
        return Reply.bytes(200, "text/csv; charset=utf-8", csv)
                .with(
                        "content-disposition",
                        "attachment; filename=\"visites-" + desk.tenant().slug() + ".csv\"");
    }

    private View view(Figures figures, Desk desk, Language language) {
        String path = "/espace/" + desk.tenant().slug() + "/visites";
        String site = origins.of(desk.tenant());
        Function<VisitRows.Top, Row> there = top -> page(top, figures.pages(), site);
        return new View(
                tabs(path, figures.period()),
                figures.isEmpty(),
                figures.period().word(),
                figures.sums().visits(),
                figures.before().visits(),
                figures.sums().views(),
                figures.before().views(),
                figures.subscribers(),
                Chart.of(figures, messages, language),
                figures.pages().stream().map(there).toList(),
                rows(figures.referrers(), top -> named(top, "statistics.direct")),
                rows(figures.feeds(), top -> Message.plain(top.key())),
                rows(figures.readers(), top -> named(top, "statistics.reader-other")),
                rows(figures.files(), top -> Message.plain(file(top.key()))),
                missing(figures.missing(), desk),
                path + ".csv?periode=" + figures.period().word());
    }

    private static List<Tab> tabs(String path, Period current) {
        return Arrays.stream(Period.values())
                .map(period ->
                        new Tab(
                                Message.of("statistics.period." + period.word()),
                                path + "?periode=" + period.word(),
                                period == current))
                .toList();
    }

    private static Row page(VisitRows.Top top, List<VisitRows.Top> all, String site) {
        boolean listed = top.key().startsWith("/");
        return new Row(
                title(top),
                listed ? Optional.of(site + encoded(top.key())) : Optional.empty(),
                top.title() == null ? "" : top.key(),
                top.count(),
                share(top, all),
                0);
    }

    private static Message title(VisitRows.Top top) {
        if (top.title() != null) {
            return Message.plain(top.title());
        }
        return switch (top.key()) {
            case "/" -> Message.of("statistics.home");
            case "/recherche" -> Message.of("statistics.search");
            case CountVisits.OTHERS -> Message.of("statistics.others");
            default -> Message.plain(top.key());
        };
    }

    private static List<Row> rows(List<VisitRows.Top> all, Function<VisitRows.Top, Message> label) {
        return all.stream()
                .map(top ->
                        new Row(
                                label.apply(top),
                                Optional.empty(),
                                "",
                                top.count(),
                                share(top, all),
                                top.most()))
                .toList();
    }

    /** Whoever arranges the site goes from a broken address to giving it a page. */
    private static List<Row> missing(List<VisitRows.Top> all, Desk desk) {
        String mend = "/espace/" + desk.tenant().slug() + "/redirections/nouvelle?path=";
        return all.stream()
                .map(top ->
                        new Row(
                                named(top, "statistics.others"),
                                desk.may(Right.ARRANGE) && top.key().startsWith("/")
                                        ? Optional.of(
                                                mend
                                                        + URLEncoder.encode(
                                                                top.key(), StandardCharsets.UTF_8))
                                        : Optional.empty(),
                                "",
                                top.count(),
                                share(top, all),
                                0))
                .toList();
    }

    private static Message named(VisitRows.Top top, String unknown) {
        return switch (top.key()) {
            case "" -> Message.of(unknown);
            case CountVisits.OTHERS -> Message.of("statistics.others");
            default -> Message.plain(top.key());
        };
    }

    /** The name at the end of the address of a file. */
    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static int share(VisitRows.Top top, List<VisitRows.Top> all) {
        long most = Math.max(1, all.getFirst().count());
        return Math.toIntExact(Math.max(1, top.count() * WHOLE / most));
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(Dates.PARIS).toLocalDate();
    }
}
