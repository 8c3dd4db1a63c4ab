package org.preau.forms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenancy;

/**
 * Deletes answers when the time is over that their form promised, files first. One job a day and
 * association at most, scheduled with the answer itself: nobody has to remember.
 */
final class ForgetAnswers {

    /** The day that answers end. */
    record Due(String day) {}

    static final JobKind<Due> KIND = new JobKind<>("answers-forget", Due.class);

    private static final int AT_ONCE = 500;

    private final Database database;
    private final Jobs jobs;
    private final DeleteAnswer delete;
    private final Clock clock;

    ForgetAnswers(Database database, Jobs jobs, DeleteAnswer delete, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.delete = delete;
        this.clock = clock;
    }

    /** Sees to it that what ends at {@code end} is gone on the day after. */
    void at(TenantTx tx, Instant end) {
        Instant next = end.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        jobs.schedule(tx, KIND, next.toString(), new Due(next.toString()), next);
    }

    /** The job; how many answers are gone. */
    int run(Tenancy tenancy) {
        int gone = 0;
        List<Answer> over;
        do {
            over = database.read(tenancy, tx -> Answers.over(tx, clock.instant(), AT_ONCE));
            for (Answer answer : over) {
                delete.forget(tenancy, answer.id());
                gone++;
            }
        } while (over.size() == AT_ONCE);
        database.write(tenancy, this::again);
        return gone;
    }

    /** Schedules the next end, as after a form's time was changed; whether there is one. */
    boolean again(TenantTx tx) {
        @Nullable Instant next = Answers.nextOver(tx);
        if (next != null) {
            at(tx, next);
        }
        return next != null;
    }
}
