package org.preau.operator;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.Slug;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantState;
import org.preau.web.Actor;

/**
 * Takes an association one {@link Step} further: the row, the audit log of the association and a
 * letter to its responsibles, in one commit. Sent twice, it is done once.
 */
public final class ChangeState {

    /** The most characters of a reason. */
    public static final int MAX_REASON = 500;

    /** How it went. */
    public sealed interface Outcome {}

    /**
     * Done.
     *
     * @param deleteAfter when its rows will go for good; null unless it is deleted now
     */
    public record Changed(@Nullable Instant deleteAfter) implements Outcome {}

    /** It was so already; nothing was changed. */
    public record Already() implements Outcome {}

    /** No such step from the state it is in. */
    public record NotFrom(TenantState state) implements Outcome {}

    /** A reason of 3 to {@value #MAX_REASON} characters is needed. */
    public record NoReason() implements Outcome {}

    /** There is no such association. */
    public record NoSuchAssociation() implements Outcome {}

    /** The grace period is over; what was there is being erased. */
    public record TooLate() implements Outcome {}

    record Now(
            TenantId tenantId,
            String name,
            TenantState state,
            @Nullable TenantState before,
            @Nullable Instant deleteAfter) {}

    private final Database database;
    private final Letters letters;
    private final Listed listed;
    private final Clock clock;
    private final Keeping keeping;

    /** Keeps all of an association as it is, before it is deleted. Outside of any transaction. */
    @FunctionalInterface
    public interface Keeping {
        void before(TenantId tenant, String who);
    }

    public ChangeState(
            Database database, Letters letters, Listed listed, Clock clock, Keeping keeping) {
        this.keeping = keeping;
        this.listed = listed;
        this.database = database;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * @param reason for the association to read; blank where the step needs none
     */
    public Outcome run(Actor actor, Slug slug, Step step, String reason) {
        String said = reason.strip();
        if (step.reasoned() && (said.length() < 3 || said.length() > MAX_REASON)) {
            return new NoReason();
        }
        if (step == Step.DELETE) {
            database.operator("see which association is deleted", tx -> find(tx, slug))
                    .filter(now -> step.from(now.state()))
                    .ifPresent(now -> keeping.before(now.tenantId(), actor.name()));
        }
        return database.operator(
                "change the state of an association",
                tx ->
                        find(tx, slug)
                                .map(now -> change(tx, actor, now, step, said))
                                .orElseGet(NoSuchAssociation::new));
    }

    private static Optional<Now> find(OperatorTx tx, Slug slug) {
        return tx.query(
                        """
                        select tenant_id, name, state, state_before as before, delete_after
                          from tenant
                         where slug = :slug
                           and kind = 'association'
                           for update
                        """)
                .bind("slug", slug)
                .first(Now.class);
    }

    private Outcome change(OperatorTx tx, Actor actor, Now now, Step step, String reason) {
        if (!step.from(now.state())) {
            boolean there = now.state() == step.to() || step == Step.RESTORE;
            return there ? new Already() : new NotFrom(now.state());
        }
        Instant end = now.deleteAfter();
        if (end != null && !end.isAfter(clock.instant())) {
            return new TooLate();
        }
        boolean deletes = step == Step.DELETE;
        TenantState before = now.before();
        TenantState to = step == Step.RESTORE && before != null ? before : step.to();
        Instant deleteAfter = deletes ? clock.instant().plus(Step.GRACE) : null;
        update(tx, now, to, deletes ? now.state() : null, reason, deleteAfter);
        AuditLog.note(
                tx,
                now.tenantId(),
                actor,
                "association." + step.word(),
                now.name(),
                Map.of("reason", reason));
        letters.toResponsibles(tx, now.tenantId(), step.word(), reason, deleteAfter);
        listed.changed(tx, now.tenantId());
        tx.tenantChanged(now.tenantId());
        return new Changed(deleteAfter);
    }

    /** The revision goes up too: a late, older announcement of this row must not win over it. */
    private static void update(
            OperatorTx tx,
            Now now,
            TenantState to,
            @Nullable TenantState before,
            String reason,
            @Nullable Instant deleteAfter) {
        tx.query(
                        """
                        update tenant
                           set state = :state,
                               state_before = :before,
                               state_reason = nullif(:reason, ''),
                               state_since = now(),
                               delete_after = :deleteAfter,
                               revision = revision + 1
                         where tenant_id = :id
                        """)
                .bind("id", now.tenantId())
                .bind("state", to)
                .bind("before", before)
                .bind("reason", reason)
                .bind("deleteAfter", deleteAfter)
                .execute();
    }
}
