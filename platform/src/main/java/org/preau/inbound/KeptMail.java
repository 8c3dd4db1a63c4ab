package org.preau.inbound;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** What is done with a message that stayed with us: it goes on after all, or goes away. */
final class KeptMail {

    private final Database database;
    private final SortMail sort;

    KeptMail(Database database, SortMail sort) {
        this.database = database;
        this.sort = sort;
    }

    /**
     * Sends it to whoever is behind its addresses now.
     *
     * @return whether there was one, and somebody to have it
     */
    boolean passOn(Desk desk, UUID id) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    Optional<ReceivedMail.Whole> mail = ReceivedMail.kept(tx, id);
                    boolean gone = mail.isPresent() && sort.passOn(tx, mail.get());
                    if (gone) {
                        note(tx, desk, "mail.passed-on", mail.get());
                    }
                    return gone;
                });
    }

    /** Takes it away for good; one that is gone already is gone. */
    void remove(Desk desk, UUID id) {
        int _ =
                database.write(
                        desk.tenancy(),
                        tx -> {
                            Optional<ReceivedMail.Whole> mail = ReceivedMail.kept(tx, id);
                            if (mail.isPresent() && ReceivedMail.remove(tx, id)) {
                                note(tx, desk, "mail.removed", mail.get());
                            }
                            return 0;
                        });
    }

    private static void note(TenantTx tx, Desk desk, String what, ReceivedMail.Whole mail) {
        String address = mail.recipients().getFirst();
        AuditLog.note(tx, desk.actor(), what, address, Map.of("from", mail.sender()));
    }
}
