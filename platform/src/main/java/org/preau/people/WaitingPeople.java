package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Right;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * What waits for somebody in an association as far as people go: mandates that end, invitations
 * that nobody answered. For the workspace's first page; nothing for who may not act on it, but for
 * the end of one's own mandate.
 */
public final class WaitingPeople {

    /**
     * One thing to do.
     *
     * @param icon a name of the look's icons
     * @param title what waits
     * @param note by when, or why
     * @param href where to act
     * @param gesture the words of the link
     * @param urgent whether it is a matter of days
     */
    public record Item(
            String icon,
            Message title,
            Message note,
            String href,
            Message gesture,
            boolean urgent) {}

    private static final int URGENT_DAYS = 14;

    private final Database database;
    private final MandatesEnding ending;
    private final Clock clock;

    public WaitingPeople(Database database, Clock clock) {
        this.database = database;
        this.ending = new MandatesEnding(clock);
        this.clock = clock;
    }

    /** What waits for whoever sits at {@code desk}, the most urgent first. */
    public List<Item> of(Desk desk) {
        return database.read(desk.tenancy(), tx -> items(tx, desk));
    }

    private List<Item> items(TenantTx tx, Desk desk) {
        List<Item> items = new ArrayList<>();
        boolean may = desk.may(Right.PEOPLE);
        ending.in(tx).stream()
                .filter(it -> may || isOwn(desk, it))
                .map(it -> item(desk, it, may))
                .forEach(items::add);
        if (may) {
            unanswered(tx).map(it -> item(desk, it)).forEach(items::add);
        }
        return List.copyOf(items);
    }

    private static boolean isOwn(Desk desk, MandatesEnding.Ending ending) {
        return desk.who().filter(who -> who.account().equals(ending.account())).isPresent();
    }

    private Stream<Invitation> unanswered(TenantTx tx) {
        Instant now = clock.instant();
        return Invitations.pending(tx).stream()
                .filter(it -> it.standing(now) == Invitation.Standing.EXPIRED);
    }

    private static Item item(Desk desk, MandatesEnding.Ending it, boolean may) {
        Map<String, Object> words =
                Map.of(
                        "name", it.name(),
                        "office", Named.name(it.office()),
                        "days", it.daysLeft());
        return new Item(
                "clock",
                new Message("people.waiting.mandate", words),
                new Message("people.waiting.mandate.note", words),
                may ? Paths.office(desk, it.account(), it.office()) : Paths.people(desk),
                Message.of(may ? "people.waiting.mandate.go" : "people.waiting.mandate.see"),
                it.daysLeft() <= URGENT_DAYS);
    }

    private static Item item(Desk desk, Invitation it) {
        return new Item(
                "mail",
                Message.of("people.waiting.invitation", "name", it.name()),
                Message.of("people.waiting.invitation.note"),
                Paths.invitation(desk, it.id()),
                Message.of("people.waiting.invitation.go"),
                false);
    }
}
