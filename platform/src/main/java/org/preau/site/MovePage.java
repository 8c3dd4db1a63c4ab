package org.preau.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Moves a page one place up or down in the order of pages. */
public final class MovePage {

    private final Database database;

    public MovePage(Database database) {
        this.database = database;
    }

    /**
     * @return the page; empty when there is no such one here
     */
    public Optional<Article> run(Desk desk, UUID id, Direction direction) {
        return database.write(desk.tenancy(), tx -> move(tx, desk, id, direction));
    }

    private static Optional<Article> move(TenantTx tx, Desk desk, UUID id, Direction direction) {
        Sites.lock(tx);
        List<Article> pages = Articles.pages(tx);
        List<UUID> before = pages.stream().map(Article::id).toList();
        List<UUID> after = Order.moved(before, id, direction);
        if (!after.equals(before)) {
            for (int i = 0; i < after.size(); i++) {
                Articles.setPosition(tx, after.get(i), i + 1);
            }
            tx.siteChanged();
            pages.stream()
                    .filter(page -> page.id().equals(id))
                    .forEach(page ->
                            AuditLog.note(tx, desk.actor(), "page.moved", page.title(), Map.of()));
        }
        return pages.stream().filter(page -> page.id().equals(id)).findFirst();
    }
}
