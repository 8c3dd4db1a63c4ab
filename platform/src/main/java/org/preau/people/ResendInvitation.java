package org.preau.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;
import org.preau.web.Secrets;

/** Writes an invitation's letter again, with a new link for fourteen more days. */
public final class ResendInvitation {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** How it went. */
    public sealed interface Outcome {}

    /** Another letter is on its way; the link of the one before is worth nothing now. */
    public record Sent() implements Outcome {}

    /** A letter left less than five minutes ago. */
    public record TooSoon() implements Outcome {}

    /** It was accepted or withdrawn. */
    public record NotPending() implements Outcome {}

    /** It offers more than one's own rights. */
    public record BeyondReach() implements Outcome {}

    /** There is no such invitation here. */
    public record Missing() implements Outcome {}

    private final Database database;
    private final InvitationLetter letter;
    private final Clock clock;

    public ResendInvitation(Database database, InvitationLetter letter, Clock clock) {
        this.database = database;
        this.letter = letter;
        this.clock = clock;
    }

    public Outcome run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> resend(tx, desk, id));
    }

    private Outcome resend(TenantTx tx, Desk desk, UUID id) {
        Optional<Invitation> found = Invitations.hold(tx, id);
        if (found.isEmpty()) {
            return new Missing();
        }
        Invitation before = found.get();
        if (!before.isPending()) {
            return new NotPending();
        }
        if (!Reach.covers(desk, before.office())) {
            return new BeyondReach();
        }
        Instant now = clock.instant();
        if (before.invitedAt().isAfter(now.minus(PAUSE))) {
            return new TooSoon();
        }
        String secret = Secrets.random();
        Invitations.renew(tx, id, secret, now, now.plus(Invite.TERM));
        letter.send(tx, desk.tenant(), Invitations.find(tx, id).orElseThrow(), secret);
        AuditLog.note(
                tx,
                desk.actor(),
                "invitation.resent",
                before.name(),
                Map.of("office", Named.name(before.office())));
        return new Sent();
    }
}
