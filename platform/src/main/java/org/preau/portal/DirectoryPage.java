package org.preau.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.render.Pager;
import org.preau.sql.TenantTx;
import org.preau.web.Exchange;
import org.preau.web.Origins;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** All associations: searched, by sector, page by page. */
final class DirectoryPage {

    /** A filter that can be chosen; the one of all sectors has none. */
    record Choice(Optional<Sectors.Sector> sector, String href, int count, boolean current) {}

    record View(
            String asked,
            int total,
            int count,
            List<Choice> choices,
            List<EntryView> entries,
            Pager pager,
            String everywhere) {}

    private final Pages pages;
    private final PortalReader reader;
    private final Origins origins;

    DirectoryPage(Pages pages, PortalReader reader, Origins origins) {
        this.pages = pages;
        this.reader = reader;
        this.origins = origins;
    }

    Reply show(Exchange exchange) {
        Sectors.Range range = Sectors.asked(exchange.query("secteur"));
        int number = number(exchange.query("page"));
        View view = reader.read(tx -> view(tx, exchange.query("q"), range, number));
        return pages.portal(200, "portal/directory", view, exchange);
    }

    private View view(TenantTx tx, String typed, Sectors.Range range, int asked) {
        SearchWords words = SearchWords.of(tx, typed);
        Map<Integer, Integer> counts = Directory.counts(tx, words);
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        int count = range.isAll() ? total : counts.getOrDefault(range.first(), 0);
        int last = Math.max(1, Math.ceilDiv(count, Directory.PAGE));
        int number = Math.min(asked, last);
        Sectors sectors = Sectors.of(PortalSite.read(tx).home());
        List<Entry> entries =
                words.isEmpty()
                        ? Directory.page(tx, range, number)
                        : Directory.found(tx, words, range, number);
        return new View(
                words.asked(),
                total,
                count,
                choices(sectors, counts, total, range, words),
                EntryView.of(entries, sectors, origins),
                Pager.of(number, last, page -> href(words, range, page)),
                href(words, Sectors.Range.ALL, 1));
    }

    /** Sectors where nothing was found are left out, unless one of them is the chosen one. */
    private static List<Choice> choices(
            Sectors sectors,
            Map<Integer, Integer> counts,
            int total,
            Sectors.Range range,
            SearchWords words) {
        List<Choice> choices = new ArrayList<>();
        choices.add(
                new Choice(
                        Optional.empty(), href(words, Sectors.Range.ALL, 1), total, range.isAll()));
        for (Sectors.Sector sector : sectors.all()) {
            int count = counts.getOrDefault(sector.number(), 0);
            Sectors.Range only = new Sectors.Range(sector.number(), sector.number());
            if (count > 0 || only.equals(range)) {
                choices.add(
                        new Choice(
                                Optional.of(sector),
                                href(words, only, 1),
                                count,
                                only.equals(range)));
            }
        }
        return choices.size() > 2 ? List.copyOf(choices) : List.of();
    }

    private static String href(SearchWords words, Sectors.Range range, int page) {
        List<String> parts = new ArrayList<>();
        if (!words.asked().isEmpty()) {
            parts.add("q=" + URLEncoder.encode(words.asked(), StandardCharsets.UTF_8));
        }
        if (!range.isAll()) {
            parts.add("secteur=" + range.first());
        }
        if (page > 1) {
            parts.add("page=" + page);
        }
        return "/associations" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static int number(String typed) {
        try {
            return Math.clamp(Integer.parseInt(typed), 1, 100_000);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
