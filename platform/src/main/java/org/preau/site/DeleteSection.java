package org.preau.site;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Removes a section that holds nothing. */
public final class DeleteSection {

    /** How it went. */
    public sealed interface Outcome {}

    /** It is gone; its addresses too. */
    public record Deleted(String title) implements Outcome {}

    /** It holds so much, directly. Nothing was removed. */
    public record NotEmpty(Section section, long articles, long sections) implements Outcome {}

    /** There is no such section here; maybe it was removed a moment ago. */
    public record Missing() implements Outcome {}

    private final Database database;

    public DeleteSection(Database database) {
        this.database = database;
    }

    public Outcome run(Desk desk, UUID id) {
        return database.write(desk.tenancy(), tx -> delete(tx, desk, id));
    }

    private static Outcome delete(TenantTx tx, Desk desk, UUID id) {
        Sites.lock(tx);
        Optional<Section> found = Sections.find(tx, id);
        if (found.isEmpty()) {
            return new Missing();
        }
        long articles = Sections.articles(tx, id);
        long within = Sections.within(tx, id);
        if (articles + within > 0) {
            return new NotEmpty(found.get(), articles, within);
        }
        Sections.delete(tx, id);
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "section.deleted", found.get().title(), Map.of());
        return new Deleted(found.get().title());
    }
}
