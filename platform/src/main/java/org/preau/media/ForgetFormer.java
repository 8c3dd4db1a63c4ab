package org.preau.media;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Lets go of the former file for good: its room is free, its address leads to the new one. */
public final class ForgetFormer {

    private final Database database;
    private final Keeping keeping;

    public ForgetFormer(Database database, MediaShelf shelf) {
        this.database = database;
        this.keeping = new Keeping(database, shelf, Following.NOTHING);
    }

    /** Whether there is such a file here; forgetting twice harms nothing. */
    public boolean run(Desk desk, UUID id) {
        boolean[] there = {false};
        Optional<String> gone = database.write(desk.tenancy(), tx -> forget(tx, desk, id, there));
        gone.ifPresent(sha256 -> keeping.forget(desk, sha256));
        return there[0];
    }

    private static Optional<String> forget(TenantTx tx, Desk desk, UUID id, boolean[] there) {
        there[0] = Library.locked(tx, id).isPresent();
        Optional<Former> kept = Former.kept(tx, id);
        kept.ifPresent(former -> {
            Formers.forgetKept(tx, id);
            AuditLog.note(tx, desk.actor(), "media.forgotten", former.name(), Map.of());
        });
        return kept.map(Former::sha256);
    }
}
