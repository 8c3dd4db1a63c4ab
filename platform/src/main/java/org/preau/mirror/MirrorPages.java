package org.preau.mirror;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.mirror.MirrorRuns.Finding;
import org.preau.mirror.MirrorRuns.Run;
import org.preau.sql.Database;
import org.preau.web.Actor;
import org.preau.web.Exchange;
import org.preau.web.Pages;
import org.preau.web.Person;
import org.preau.web.Reply;

/** {@code /console/miroir}: how the second copy of all vaults stands, for the operator. */
final class MirrorPages {

    static final String PAGE = "/console/miroir";

    private static final int BRIEF = 24;

    /**
     * What the template shows.
     *
     * @param word one for all, see {@link MirrorStanding#word}
     * @param last when the last run that got to its end began
     * @param lateSince since when it is so late that the operators were written to
     * @param why the last run stopped; empty if it did not
     * @param erasingSince since when the oldest of them waits
     */
    record View(
            boolean set,
            String location,
            boolean appendOnly,
            String word,
            @Nullable Instant last,
            @Nullable Instant lateSince,
            String why,
            List<Behind> behind,
            int erasing,
            @Nullable Instant erasingSince,
            long lost,
            long repaired,
            List<Found> findings,
            List<RunRow> runs,
            String action) {}

    /** A vault that is older in the mirror. */
    record Behind(String name, Instant since, String why) {}

    /** An object that was not as it should be. */
    record Found(String name, Instant at, String place, String outcome, String object) {}

    /**
     * A run of the list.
     *
     * @param state whole, stopped, running or killed
     */
    record RunRow(
            Instant at,
            String state,
            boolean thorough,
            long copied,
            long unchanged,
            long behind,
            long bytes,
            long checked,
            long repaired,
            long lost) {}

    private final Database database;
    private final Pages pages;
    private final MirrorPlace place;
    private final MirrorJobs jobs;
    private final Clock clock;

    MirrorPages(Database database, Pages pages, MirrorPlace place, MirrorJobs jobs, Clock clock) {
        this.database = database;
        this.pages = pages;
        this.place = place;
        this.jobs = jobs;
        this.clock = clock;
    }

    Reply show(Person who, Exchange exchange) {
        Instant now = clock.instant();
        MirrorStanding standing = MirrorStanding.read(database, now);
        String word = standing.word(place.isSet(), now);
        int ringing = word.equals("lost") || word.equals("stopped") ? 1 : standing.behind().size();
        return pages.console(
                200,
                "mirror/mirror",
                view(standing, word, now),
                exchange,
                Map.of(PAGE, place.isSet() ? ringing : 0));
    }

    private View view(MirrorStanding it, String word, Instant now) {
        return new View(
                place.isSet(),
                place.location(),
                place.appendOnly(),
                word,
                it.lastWhole(),
                it.lateSince(now).orElse(null),
                it.runs().stream()
                        .filter(run -> run.endedAt() != null)
                        .findFirst()
                        .map(Run::why)
                        .orElse(""),
                it.behind().stream().map(MirrorPages::behind).toList(),
                it.erasing().size(),
                it.erasing().isEmpty() ? null : it.erasing().getFirst().since(),
                it.lost(),
                it.repaired(),
                it.findings().stream().map(MirrorPages::found).toList(),
                rows(it.runs()),
                PAGE);
    }

    private static Behind behind(MirrorVaultRows.Behind it) {
        return new Behind(named(it.association(), it.name()), it.since(), it.why());
    }

    private static Found found(Finding it) {
        return new Found(
                named(it.association(), it.name()),
                it.foundAt(),
                it.place(),
                it.outcome(),
                brief(it.object()));
    }

    /** Its kind and the beginning of its hash; the log and the API have the whole name. */
    private static String brief(String object) {
        String[] parts = object.split("/", 3);
        String within = parts[parts.length - 1];
        return within.length() > BRIEF ? within.substring(0, BRIEF) + "…" : within;
    }

    private static String named(@Nullable String association, String vault) {
        return association == null ? vault : association;
    }

    private static List<RunRow> rows(List<Run> runs) {
        return runs.stream().map(it -> row(it, it.equals(runs.getFirst()))).toList();
    }

    private static RunRow row(Run it, boolean newest) {
        return new RunRow(
                it.begunAt(),
                state(it, newest),
                it.thorough(),
                it.copied(),
                it.unchanged(),
                it.behind(),
                it.bytes(),
                it.checked(),
                it.repaired(),
                it.lost());
    }

    /** One that did not end while others came after it was killed with its server. */
    static String state(Run it, boolean newest) {
        if (it.endedAt() == null) {
            return newest ? "running" : "killed";
        }
        return it.whole() ? "whole" : "stopped";
    }

    /** Has it run now. */
    Reply run(Person who, Exchange exchange) {
        Actor actor =
                new Actor(
                        Actor.Kind.OPERATOR, who.account().value(), who.name(), exchange.remote());
        return Pages.done(PAGE, jobs.ask(actor) ? "said.mirror-asked" : "said.mirror-none");
    }
}
