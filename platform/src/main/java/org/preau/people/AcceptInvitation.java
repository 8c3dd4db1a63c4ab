package org.preau.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.AccountId;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.tenancy.Tenancies;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.text.Language;
import org.preau.web.Actor;
import org.preau.web.Person;

/**
 * Takes an office that was offered by a letter. Whoever holds the letter's secret has proven to
 * read the mail of that address, so this may make the account, or let its owner in.
 */
public final class AcceptInvitation {

    /**
     * Who accepts.
     *
     * @param person who has signed in; null for nobody
     * @param name for a new account, 1 to 120 characters; not read when there is one
     * @param remote for the audit log
     */
    public record By(
            @Nullable Person person, String name, Language language, @Nullable String remote) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** The office is held now; {@code account} is whose. */
    public record Accepted(AccountId account, Office office) implements Outcome {}

    /** Somebody with another address has signed in. */
    public record NotYours() implements Outcome {}

    /** It was accepted, withdrawn, or its term is over. */
    public record Worthless() implements Outcome {}

    /** There is no such invitation in that association. */
    public record Missing() implements Outcome {}

    private final Database database;
    private final Tenancies tenancies;
    private final Newcomers newcomers;
    private final Clock clock;

    public AcceptInvitation(
            Database database, Tenancies tenancies, Newcomers newcomers, Clock clock) {
        this.database = database;
        this.tenancies = tenancies;
        this.newcomers = newcomers;
        this.clock = clock;
    }

    /** The invitation that a secret opens in {@code tenant}; changes nothing. */
    Optional<Invitation> look(Tenant tenant, String secret) {
        return database.read(tenancies.enter(tenant.id()), tx -> Invitations.bySecret(tx, secret));
    }

    public Outcome run(Tenant tenant, String secret, By by) {
        Optional<Invitation> found = look(tenant, secret);
        if (found.isEmpty()) {
            return new Missing();
        }
        Invitation invitation = found.get();
        if (invitation.standing(clock.instant()) != Invitation.Standing.OPEN) {
            return new Worthless();
        }
        Person person = by.person();
        if (person != null && !person.email().equals(invitation.email())) {
            return new NotYours();
        }
        // Made before the office is given, in a transaction of its own: accounts belong to no
        // association. An account without office, if the power fails here, harms nobody.
        AccountId account =
                person != null
                        ? person.account()
                        : newcomers.findOrMake(by.name(), invitation.email(), by.language());
        Actor actor = actor(account, person, by, invitation);
        Tenancy tenancy = tenancies.enter(tenant.id());
        return database.write(tenancy, tx -> accept(tx, invitation.id(), account, actor));
    }

    private static Actor actor(
            AccountId account, @Nullable Person person, By by, Invitation invitation) {
        String typed = by.name().isEmpty() ? invitation.name() : by.name();
        String name = person == null ? typed : person.name();
        return new Actor(Actor.Kind.PERSON, account.value(), name, by.remote());
    }

    private Outcome accept(TenantTx tx, UUID id, AccountId account, Actor actor) {
        Instant now = clock.instant();
        Invitation held = Invitations.hold(tx, id).orElseThrow();
        if (held.standing(now) != Invitation.Standing.OPEN) {
            return new Worthless();
        }
        LocalDate today = Days.today(clock);
        LocalDate until = held.until();
        LocalDate lasts = until != null && until.isBefore(today) ? today : until;
        Memberships.give(tx, account, held.office(), since(tx, account, held, today), lasts);
        Invitations.accept(tx, id, now);
        Map<String, String> detail = Map.of("office", Named.name(held.office()));
        AuditLog.note(tx, actor, "invitation.accepted", held.name(), detail);
        relieve(tx, held, account, actor, now);
        return new Accepted(account, held.office());
    }

    /** A mandate that runs goes on; another one begins today. */
    private static LocalDate since(
            TenantTx tx, AccountId account, Invitation held, LocalDate today) {
        return Memberships.find(tx, account, held.office())
                .filter(before -> before.runs(today))
                .map(Membership::since)
                .orElse(today);
    }

    private static void relieve(
            TenantTx tx, Invitation held, AccountId successor, Actor actor, Instant now) {
        AccountId former = held.replaces();
        if (former == null || former.equals(successor)) {
            return;
        }
        Memberships.find(tx, former, held.office())
                .filter(before -> before.endedAt() == null)
                .ifPresent(before -> {
                    if (before.limited()) {
                        Limits.handOver(tx, former, successor, held.office());
                    }
                    Memberships.end(tx, former, held.office(), now);
                    AuditLog.note(
                            tx,
                            actor,
                            "office.handed-over",
                            before.name(),
                            Map.of(
                                    "office", Named.name(held.office()),
                                    "to", held.name()));
                });
    }
}
