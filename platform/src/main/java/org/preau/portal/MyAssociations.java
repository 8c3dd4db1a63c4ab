package org.preau.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.preau.render.Emblem;
import org.preau.sql.Database;
import org.preau.tenancy.TenantState;
import org.preau.text.Dates;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** The associations where somebody holds an office; straight to it when there is one only. */
final class MyAssociations {

    private record Row(String slug, String name, TenantState state, List<String> offices) {}

    /**
     * One of them.
     *
     * @param offices the keys of their names
     */
    record Mine(String name, String href, TenantState state, List<String> offices, Emblem emblem) {}

    record View(String firstName, List<Mine> all, boolean operator) {}

    private final Pages pages;
    private final Database database;
    private final Clock clock;

    MyAssociations(Pages pages, Database database, Clock clock) {
        this.pages = pages;
        this.database = database;
        this.clock = clock;
    }

    Reply show(Person who, Exchange exchange) {
        List<Row> rows = rows(who);
        if (rows.size() == 1 && !who.operator()) {
            return Reply.seeOther(href(rows.getFirst()));
        }
        View view =
                new View(
                        FirstName.of(who.name()),
                        rows.stream().map(MyAssociations::mine).toList(),
                        who.operator());
        return pages.portal(200, "portal/my-associations", view, exchange);
    }

    private static Mine mine(Row row) {
        return new Mine(
                row.name(),
                href(row),
                row.state(),
                row.offices().stream().map(office -> "portal.office." + office).toList(),
                Emblem.of(row.name(), 1 + Math.floorMod(row.name().hashCode(), 6)));
    }

    private static String href(Row row) {
        return "/espace/" + row.slug();
    }

    private List<Row> rows(Person who) {
        return database.identity(
                who.account(),
                tx ->
                        tx.query(
                                        """
                                        select t.slug, t.name, t.state, array_agg(m.office order by m.office) as offices
                                          from membership m
                                          join tenant t on t.tenant_id = m.tenant_id
                                         where m.account_id = :account
                                           and m.since <= :today
                                           and (m.until is null or m.until >= :today)
                                           and m.ended_at is null
                                           and t.state <> 'deleted'
                                         group by t.tenant_id, t.slug, t.name, t.state
                                         order by t.name
                                        """)
                                .bind("account", who.account())
                                .bind("today", LocalDate.ofInstant(clock.instant(), Dates.PARIS))
                                .list(Row.class));
    }
}
