package org.preau.inbound;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.Ids;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;
import org.preau.web.Exchange;

/** What is done with a message that stayed with us: it goes on after all, or goes away. */
final class KeptMail {

    /** What became of it. */
    enum PassedOn {
        GONE,
        /** There is nobody to have it: it stays. */
        NOBODY,
        /** There is no such message. */
        UNKNOWN
    }

    private final Database database;
    private final SortMail sort;

    KeptMail(Database database, SortMail sort) {
        this.database = database;
        this.sort = sort;
    }

    /** The message that the path of a request names, as it came. */
    Optional<byte[]> message(Desk desk, Exchange exchange) {
        return id(exchange)
                .flatMap(id -> database.read(desk.tenancy(), tx -> ReceivedMail.message(tx, id)));
    }

    /** The same as lists show it. */
    Optional<ReceivedMail.Kept> find(Desk desk, Exchange exchange) {
        return id(exchange)
                .flatMap(id -> database.read(desk.tenancy(), tx -> ReceivedMail.kept(tx, id)));
    }

    /** Sends it to those behind its addresses now who have it not. */
    PassedOn passOn(Desk desk, Exchange exchange) {
        return id(exchange)
                .map(id -> database.write(desk.tenancy(), tx -> passOn(tx, desk, id)))
                .orElse(PassedOn.UNKNOWN);
    }

    private PassedOn passOn(TenantTx tx, Desk desk, UUID id) {
        Optional<ReceivedMail.Letter> mail = ReceivedMail.lockKept(tx, id);
        if (mail.isEmpty()) {
            return PassedOn.UNKNOWN;
        }
        if (!sort.passOn(tx, mail.get())) {
            return PassedOn.NOBODY;
        }
        note(tx, desk, "mail.passed-on", mail.get());
        return PassedOn.GONE;
    }

    /** Takes it away for good; whether there was one. */
    boolean remove(Desk desk, Exchange exchange) {
        return id(exchange)
                .filter(id -> database.write(desk.tenancy(), tx -> remove(tx, desk, id)))
                .isPresent();
    }

    private static boolean remove(TenantTx tx, Desk desk, UUID id) {
        Optional<ReceivedMail.Letter> mail = ReceivedMail.lockKept(tx, id);
        mail.ifPresent(it -> {
            ReceivedMail.remove(tx, id);
            note(tx, desk, "mail.removed", it);
        });
        return mail.isPresent();
    }

    /** Who wrote it is nobody's to read in a log that outlives the message. */
    private static void note(TenantTx tx, Desk desk, String what, ReceivedMail.Letter mail) {
        AuditLog.note(tx, desk.actor(), what, mail.recipients().getFirst(), Map.of());
    }

    private static Optional<UUID> id(Exchange exchange) {
        return Ids.read(exchange.parameter("message"));
    }
}
