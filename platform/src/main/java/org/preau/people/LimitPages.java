package org.preau.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Message;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Reply;

/** The sections that an office is kept to, chosen on the page of the office. */
final class LimitPages {

    /** Stands for what no site has, so that nonsense is answered like what is absent. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final OfficePages offices;
    private final LimitOffice limit;

    LimitPages(OfficePages offices, LimitOffice limit) {
        this.offices = offices;
        this.limit = limit;
    }

    /** {@code POST …/personnes/{member}/{office}/rubriques}. */
    Reply save(Desk desk, Exchange exchange) {
        return Typed.seat(exchange.parameter("member"), exchange.parameter("office"))
                .map(seat -> save(desk, exchange, seat))
                .orElseGet(() -> offices.show(desk, exchange));
    }

    private Reply save(Desk desk, Exchange exchange, Typed.Seat seat) {
        List<String> ticked = exchange.formAll("section");
        @Nullable List<UUID> sections =
                exchange.form("extent").equals("some")
                        ? ticked.stream().map(it -> Typed.id(it).orElse(NOBODY)).toList()
                        : null;
        return switch (limit.run(desk, seat.account(), seat.office(), sections)) {
            case LimitOffice.Limited done ->
                    Pages.done(
                            Paths.people(desk),
                            sections == null ? "said.office-whole" : "said.office-limited");
            case LimitOffice.NoneChosen() -> again(desk, exchange, ticked, "people.limit.none");
            case LimitOffice.SectionGone() -> again(desk, exchange, ticked, "people.limit.gone");
            case LimitOffice.NotLimitable() -> offices.show(desk, exchange);
            case LimitOffice.Over() -> offices.show(desk, exchange);
            case LimitOffice.BeyondReach() -> offices.show(desk, exchange);
            case LimitOffice.Missing() -> offices.show(desk, exchange);
        };
    }

    private Reply again(Desk desk, Exchange exchange, List<String> ticked, String why) {
        return offices.chosen(
                desk,
                exchange,
                new OfficePages.Extent(
                        true, offices.choices(desk, ticked), Optional.of(Message.of(why))));
    }
}
