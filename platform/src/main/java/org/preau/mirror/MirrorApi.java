package org.preau.mirror;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.sql.Database;
import org.preau.web.ApiProblem;
import org.preau.web.Desk;
import org.preau.web.Exchange;
import org.preau.web.Reply;

/** The mirror for programs: the same as the screen of operators. */
final class MirrorApi {

    /**
     * Where it stands.
     *
     * @param state off, never, lost, stopped, behind, late or well
     * @param lastWhole when the last run that got to its end began, however long ago
     * @param lateSince since when no run has got to its end, once that is two days: the operators
     *     were written to
     * @param location where it lies; empty if there is none
     * @param behind vaults whose mirror is older than they are
     * @param erasuresWaiting vaults where something was erased that the mirror may still have
     * @param findings of the last month
     * @param runs the latest ones, the newest first
     */
    record MirrorJson(
            String state,
            @Nullable Instant lastWhole,
            @Nullable Instant lateSince,
            String location,
            boolean appendOnly,
            List<BehindJson> behind,
            int erasuresWaiting,
            List<FindingJson> findings,
            List<RunJson> runs) {}

    /** A vault that is older in the mirror. */
    record BehindJson(String vault, @Nullable String association, Instant since, String why) {}

    /**
     * An object that was not as it should be.
     *
     * @param place vaults or mirror
     * @param outcome repaired from the other place, lost in both, or wrong and neither yet
     */
    record FindingJson(
            Instant at,
            String vault,
            @Nullable String association,
            String place,
            String object,
            String outcome,
            String message) {}

    /**
     * A run.
     *
     * @param state whole, stopped, running or killed
     * @param copied vaults
     * @param checked objects that were read and held against their hashes
     */
    record RunJson(
            UUID id,
            String state,
            boolean thorough,
            Instant begunAt,
            @Nullable Instant endedAt,
            long copied,
            long unchanged,
            long behind,
            long removed,
            long bytes,
            long checked,
            long repaired,
            long lost,
            String why) {}

    private final Database database;
    private final MirrorPlace place;
    private final MirrorJobs jobs;
    private final Clock clock;

    MirrorApi(Database database, MirrorPlace place, MirrorJobs jobs, Clock clock) {
        this.database = database;
        this.place = place;
        this.jobs = jobs;
        this.clock = clock;
    }

    Reply get(Desk desk, Exchange exchange) {
        return Reply.json(200, json(place, MirrorStanding.read(database, now()), now()));
    }

    Reply run(Desk desk, Exchange exchange) {
        return jobs.ask(desk.actor())
                ? Reply.json(202, json(place, MirrorStanding.read(database, now()), now()))
                : ApiProblem.reply(
                        409, "no-mirror", "No mirror is set: see mirror and mirror.keys.");
    }

    private Instant now() {
        return clock.instant();
    }

    static MirrorJson json(MirrorPlace place, MirrorStanding it, Instant now) {
        return new MirrorJson(
                it.word(place.isSet(), now),
                it.lastWhole(),
                place.isSet() ? it.lateSince(now).orElse(null) : null,
                place.location(),
                place.appendOnly(),
                it.behind().stream()
                        .map(one ->
                                new BehindJson(
                                        one.name(), one.association(), one.since(), one.why()))
                        .toList(),
                it.erasing().size(),
                it.findings().stream().map(MirrorApi::json).toList(),
                it.runs().stream()
                        .map(run -> json(run, run.equals(it.runs().getFirst())))
                        .toList());
    }

    private static FindingJson json(MirrorRuns.Finding it) {
        return new FindingJson(
                it.foundAt(),
                it.name(),
                it.association(),
                it.place(),
                it.object(),
                it.outcome(),
                it.message());
    }

    private static RunJson json(MirrorRuns.Run it, boolean newest) {
        return new RunJson(
                it.id(),
                MirrorPages.state(it, newest),
                it.thorough(),
                it.begunAt(),
                it.endedAt(),
                it.copied(),
                it.unchanged(),
                it.behind(),
                it.removed(),
                it.bytes(),
                it.checked(),
                it.repaired(),
                it.lost(),
                it.why());
    }
}
