package org.preau.proof;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.base.TenantId;
import org.preau.jobs.JobKind;
import org.preau.jobs.Jobs;
import org.preau.proof.Proof.State;
import org.preau.sql.Database;
import org.preau.sql.DatabaseUnavailable;
import org.preau.tenancy.Tenancy;
import org.preau.text.Dates;
import org.preau.web.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The nights: a part of all associations is proven, so many that each has its turn within three
 * weeks, the one that has waited longest first; spread over some hours, two at a time on a server.
 * A proof that fails rings, and is tried again.
 */
public final class ProofJobs {

    /** Which proof. */
    public record ToDo(UUID id) {}

    static final JobKind<ToDo> KIND = new JobKind<>("proof", ToDo.class);

    /**
     * Within so many nights each association is proven: a week is left for nights that are lost.
     */
    static final int NIGHTS = 21;

    static final int TRIES = 3;

    /** Two on a server, of two associations: while a very large one takes hours, others go on. */
    private static final int AT_ONCE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ProofJobs.class);
    private static final Duration LOOK = Duration.ofMinutes(20);
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final Duration FULL = Duration.ofMinutes(1);
    private static final Duration SPREAD = Duration.ofHours(3);
    private static final Duration SAME_NIGHT = Duration.ofHours(18);
    private static final int FROM_HOUR = 1;
    private static final int UNTIL_HOUR = 5;

    private final Database database;
    private final Jobs jobs;
    private final Prove prove;
    private final ProofLetters letters;
    private final Clock clock;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Set<TenantId> busy = ConcurrentHashMap.newKeySet();

    public ProofJobs(Database database, Jobs jobs, Prove prove, ProofLetters letters, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.prove = prove;
        this.letters = letters;
        this.clock = clock;
    }

    /** Once for a server, before its jobs start. */
    public void register() {
        jobs.register(KIND, (owner, todo) -> run(owner, todo));
        jobs.every("proofs-due", LOOK, this::night);
    }

    private void night() {
        int hour = ZonedDateTime.ofInstant(clock.instant(), Dates.PARIS).getHour();
        if (hour >= FROM_HOUR && hour < UNTIL_HOUR) {
            LOG.info("proofs of this night: {}", due());
        }
    }

    /** Asks for the proofs of one night, unless it was done; says how many. */
    int due() {
        Instant now = clock.instant();
        return database.operator(
                "choose whose snapshots are proven tonight",
                tx -> {
                    long sample = Math.ceilDiv(Proofs.associations(tx), (long) NIGHTS);
                    long asked = Proofs.askedSince(tx, now.minus(SAME_NIGHT));
                    int most = (int) Math.max(0, sample - asked);
                    List<TenantId> due = Proofs.due(tx, now.minus(SAME_NIGHT), most);
                    for (int i = 0; i < due.size(); i++) {
                        UUID id = Ids.next();
                        Proofs.ask(tx, due.get(i), id, now);
                        Instant at = now.plus(SPREAD.multipliedBy(i).dividedBy(due.size()));
                        jobs.schedule(tx, due.get(i), KIND, id.toString(), new ToDo(id), at);
                    }
                    return due.size();
                });
    }

    /** Does it, or comes back a minute later if others fill the room, or one of its own. */
    void run(Tenancy owner, ToDo todo) {
        if (!busy.add(owner.tenant())) {
            later(owner, todo, FULL);
            return;
        }
        try {
            inRoom(owner, todo);
        } finally {
            busy.remove(owner.tenant());
        }
    }

    private void inRoom(Tenancy owner, ToDo todo) {
        if (!room.tryAcquire()) {
            later(owner, todo, FULL);
            return;
        }
        try {
            prove(owner, todo);
        } finally {
            room.release();
        }
    }

    private void prove(Tenancy owner, ToDo todo) {
        int begun = database.write(owner, tx -> Proofs.begin(tx, todo.id()));
        if (begun == 0) {
            return;
        }
        try {
            Report report = prove.run(owner);
            ended(owner, todo, report.passed() ? State.PASSED : State.FAILED, report);
        } catch (IOException | DatabaseUnavailable e) {
            LOG.error("a proof could not be finished; association={}", owner.tenant(), e);
            ended(owner, todo, State.UNFINISHED, Report.none());
        } catch (RuntimeException e) {
            LOG.error("a proof broke; association={}", owner.tenant(), e);
            Report report =
                    new Report(
                            0,
                            "",
                            Report.Figures.NONE,
                            List.of(new Report.Fault("restore", e.getClass().getSimpleName())));
            ended(owner, todo, State.FAILED, report);
        }
    }

    private void ended(Tenancy owner, ToDo todo, State state, Report report) {
        // Before it is noted: a server that dies in between writes twice rather than never.
        tell(owner, todo, state, report);
        Optional<Proof> proof =
                database.write(
                        owner,
                        tx -> {
                            int _ = Proofs.end(tx, todo.id(), state, report);
                            AuditLog.note(
                                    tx,
                                    Actor.system(Proofs.PLATFORM),
                                    "proof." + state.word(),
                                    String.valueOf(report.version()),
                                    Map.of());
                            return Proofs.find(tx, todo.id());
                        });
        if (state != State.PASSED) {
            LOG.atError()
                    .addKeyValue("association", owner.tenant())
                    .addKeyValue("state", state.word())
                    .addKeyValue("faults", report.faults())
                    .log("A SNAPSHOT COULD NOT BE PROVEN");
            if (proof.map(Proof::tries).orElse(TRIES) < TRIES) {
                later(owner, todo, AGAIN);
            }
        }
    }

    /**
     * Writes to the operators the first time that it fails, and when the last try was cut off; what
     * an earlier try found is in its report.
     */
    private void tell(Tenancy owner, ToDo todo, State state, Report report) {
        Optional<Proof> before = database.read(owner, tx -> Proofs.find(tx, todo.id()));
        boolean told =
                before.flatMap(Proof::found).filter(it -> !it.faults().isEmpty()).isPresent();
        boolean last = before.map(Proof::tries).orElse(TRIES) >= TRIES;
        boolean over = last && state == State.UNFINISHED;
        if (!told && (over || state == State.FAILED)) {
            letters.failed(owner.tenant(), state, report);
        }
    }

    private void later(Tenancy owner, ToDo todo, Duration pause) {
        Instant at = clock.instant().plus(pause);
        database.write(
                owner,
                tx -> {
                    jobs.schedule(tx, KIND, todo.id() + "/" + at.getEpochSecond(), todo, at);
                    return at;
                });
    }

    /**
     * Has it done now.
     *
     * @param id chosen by whoever asks; asked twice, it is done once
     * @return false while another one of this association is under way
     */
    boolean ask(Tenancy owner, Actor actor, UUID id) {
        return database.write(
                owner,
                tx -> {
                    if (Proofs.find(tx, id).isPresent()) {
                        return true;
                    }
                    if (Proofs.busy(tx)) {
                        return false;
                    }
                    if (Proofs.ask(tx, id, actor.name())) {
                        AuditLog.note(tx, actor, "proof.asked", "", Map.of());
                        jobs.schedule(tx, KIND, id.toString(), new ToDo(id), clock.instant());
                    }
                    return true;
                });
    }
}
