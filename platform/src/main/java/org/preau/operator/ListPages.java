package org.preau.operator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.preau.render.Pager;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantState;
import org.preau.text.Message;
import org.preau.web.Exchange;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/associations}: all of them, found by name, state, sector and size. */
final class ListPages {

    /** What the template shows. */
    record View(
            Associations.Totals totals,
            int all,
            int total,
            int first,
            int last,
            List<Associations.Row> rows,
            String words,
            List<Choice> states,
            List<Choice> sectors,
            List<Message> sectorNames,
            List<Choice> sizes,
            List<Choice> sorts,
            boolean filtered,
            Pager pager) {}

    private final Console console;

    ListPages(Console console) {
        this.console = console;
    }

    Reply list(Person who, Exchange exchange) {
        Filter filter =
                Filter.of(
                        exchange.query("q"),
                        exchange.query("etat"),
                        exchange.query("secteur"),
                        exchange.query("place"),
                        exchange.query("tri"),
                        exchange.query("page"));
        View view = console.ask("list associations", tx -> view(tx, filter));
        return console.page(200, "associations", view, exchange);
    }

    private static View view(OperatorTx tx, Filter filter) {
        Associations.Totals totals = Associations.totals(tx);
        Associations.Listing listing = Associations.list(tx, filter);
        int pages = Math.ceilDiv(listing.total(), Filter.ROWS);
        List<Message> sectors = Sectors.names(tx);
        int first = (filter.page() - 1) * Filter.ROWS + 1;
        return new View(
                totals,
                totals.all(),
                listing.total(),
                first,
                first + listing.rows().size() - 1,
                listing.rows(),
                filter.words(),
                Choice.constants(TenantState.class, "operator.states.", filter.state(), true),
                Choice.sectors(sectors, filter.sector()),
                sectors,
                Choice.constants(SizeBand.class, "operator.sizes.", filter.size(), true),
                Choice.constants(Sort.class, "operator.sorts.", filter.sort(), false),
                !filter.equals(Filter.everything()),
                Pager.of(filter.page(), pages, page -> address(filter, page)));
    }

    private static String address(Filter filter, int page) {
        StringBuilder address = new StringBuilder("/console/associations?page=").append(page);
        add(address, "q", filter.words());
        add(address, "etat", filter.state());
        add(address, "secteur", filter.sector());
        add(address, "place", filter.size());
        add(address, "tri", filter.sort());
        return address.toString();
    }

    private static void add(StringBuilder address, String name, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            String written = value instanceof Enum<?> ? text.toLowerCase(Locale.ROOT) : text;
            address.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(written, StandardCharsets.UTF_8));
        }
    }
}
