package org.preau.proof;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/preuves}: how the latest proof of each association ended, for the operator. */
final class OverviewPages {

    /**
     * What the template shows.
     *
     * @param ringing how many did not pass
     * @param proven how many did
     * @param never how many were not proven yet
     * @param copy the platform's own
     */
    record View(int ringing, int proven, int never, List<Row> rows, Copy copy) {}

    /**
     * The platform's own copy.
     *
     * @param at when it was last seen to be as it should be
     * @param state {@code good}, {@code late}, or {@code open} where no secret is in it
     */
    record Copy(@Nullable Instant at, String state) {}

    /**
     * An association.
     *
     * @param state of its latest proof that ended, or never
     */
    record Row(String name, String href, String state, @Nullable Instant at, int tries) {}

    private final Database database;
    private final Pages pages;
    private final OwnCopy.Teller copy;
    private final Clock clock;

    OverviewPages(Database database, Pages pages, OwnCopy.Teller copy, Clock clock) {
        this.database = database;
        this.pages = pages;
        this.copy = copy;
        this.clock = clock;
    }

    Reply show(Person who, Exchange exchange) {
        List<Row> rows =
                database.operator("say where proofs stand", Proofs::standings).stream()
                        .map(OverviewPages::row)
                        .toList();
        int proven = count(rows, "passed");
        int never = count(rows, "never");
        int ringing = rows.size() - proven - never;
        View view = new View(ringing, proven, never, rows, copied());
        return pages.console(
                200, "proof/overview", view, exchange, Map.of("/console/preuves", ringing));
    }

    private Copy copied() {
        OwnCopy own = copy.tell();
        return new Copy(own.at(), own.late(clock) ? "late" : own.sealed() ? "good" : "open");
    }

    private static Row row(Proofs.Standing it) {
        String state = it.state();
        return new Row(
                it.name(),
                "/console/associations/" + it.slug(),
                state == null ? "never" : state,
                it.at(),
                it.tries());
    }

    private static int count(List<Row> rows, String state) {
        return (int) rows.stream().filter(it -> it.state().equals(state)).count();
    }
}
