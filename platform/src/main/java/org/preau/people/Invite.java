package org.preau.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.sql.ConstraintViolated;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Office;
import org.preau.web.Desk;
import org.preau.web.Secrets;

/**
 * Offers an office to somebody by a letter with a link, good for fourteen days. Whether the address
 * has an account stays unknown to whoever invites.
 */
public final class Invite {

    static final Duration TERM = Duration.ofDays(14);
    private static final int MOST_PENDING = 100;

    /**
     * Whom to invite to what.
     *
     * @param id of the invitation to be; the same one sent twice is one invitation
     * @param name 1 to 120 characters
     * @param until the last day of the mandate, today or later; null for none
     * @param replaces who hands this office over and leaves it at the acceptance; null for nobody
     */
    public record Command(
            UUID id,
            String name,
            EmailAddress email,
            Office office,
            @Nullable LocalDate until,
            @Nullable AccountId replaces) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** The letter is on its way. */
    public record Invited(UUID id) implements Outcome {}

    /** Whoever has that address holds the office already. */
    public record AlreadyHolds() implements Outcome {}

    /** That office is offered to that address already, by the invitation {@code id}. */
    public record AlreadyInvited(UUID id) implements Outcome {}

    /** The office carries rights that the one who invites has not. */
    public record BeyondReach() implements Outcome {}

    /** As many invitations wait as may. */
    public record TooManyPending(int most) implements Outcome {}

    /** Whoever is to be replaced does not hold that office here. */
    public record NobodyToReplace() implements Outcome {}

    private final Database database;
    private final InvitationLetter letter;
    private final Clock clock;

    public Invite(Database database, InvitationLetter letter, Clock clock) {
        this.database = database;
        this.letter = letter;
        this.clock = clock;
    }

    public Outcome run(Desk desk, Command command) {
        if (!Reach.covers(desk, command.office())) {
            return new BeyondReach();
        }
        try {
            return database.write(desk.tenancy(), tx -> invite(tx, desk, command));
        } catch (ConstraintViolated e) {
            return switch (e.constraint()) {
                case "invitation_pkey" -> new Invited(command.id());
                case "invitation_pending" -> new AlreadyInvited(pending(desk, command));
                default -> throw e;
            };
        }
    }

    private Outcome invite(TenantTx tx, Desk desk, Command command) {
        if (Invitations.find(tx, command.id()).isPresent()) {
            return new Invited(command.id());
        }
        AccountId former = command.replaces();
        if (former != null && !holdsNow(tx, former, command.office())) {
            return new NobodyToReplace();
        }
        if (Memberships.holds(tx, command.email(), command.office(), Days.today(clock))) {
            return new AlreadyHolds();
        }
        Optional<UUID> earlier = pending(tx, command);
        if (earlier.isPresent()) {
            return new AlreadyInvited(earlier.get());
        }
        if (Invitations.countPending(tx) >= MOST_PENDING) {
            return new TooManyPending(MOST_PENDING);
        }
        Invitation made = made(desk, command);
        String secret = Secrets.random();
        Invitations.insert(tx, made, secret);
        letter.send(tx, desk.tenant(), made, secret);
        AuditLog.note(
                tx,
                desk.actor(),
                "invitation.sent",
                command.name(),
                Map.of("office", Named.name(command.office())));
        return new Invited(command.id());
    }

    private boolean holdsNow(TenantTx tx, AccountId account, Office office) {
        return Memberships.find(tx, account, office)
                .filter(held -> held.runs(Days.today(clock)))
                .isPresent();
    }

    private Invitation made(Desk desk, Command command) {
        Instant now = clock.instant();
        return new Invitation(
                command.id(),
                command.email(),
                command.name(),
                command.office(),
                command.until(),
                desk.actor().name(),
                now,
                now.plus(TERM),
                null,
                null,
                command.replaces());
    }

    private UUID pending(Desk desk, Command command) {
        return database.read(desk.tenancy(), tx -> pending(tx, command)).orElse(command.id());
    }

    private static Optional<UUID> pending(TenantTx tx, Command command) {
        return Invitations.pending(tx).stream()
                .filter(it -> it.email().equals(command.email()))
                .filter(it -> it.office() == command.office())
                .map(Invitation::id)
                .findFirst();
    }
}
