package org.preau.site;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/** Moves a section one place up or down among those of the same parent. */
public final class MoveSection {

    private final Database database;

    public MoveSection(Database database) {
        this.database = database;
    }

    /**
     * @return the section; empty when there is no such one here
     */
    public Optional<Section> run(Desk desk, UUID id, Direction direction) {
        return database.write(desk.tenancy(), tx -> move(tx, desk, id, direction));
    }

    private static Optional<Section> move(TenantTx tx, Desk desk, UUID id, Direction direction) {
        Sites.lock(tx);
        Optional<Section> found = Sections.find(tx, id);
        if (found.isEmpty()) {
            return found;
        }
        List<UUID> before =
                Sections.all(tx).stream()
                        .filter(one -> Objects.equals(one.parentId(), found.get().parentId()))
                        .map(Section::id)
                        .toList();
        List<UUID> after = Order.moved(before, id, direction);
        if (!after.equals(before)) {
            for (int i = 0; i < after.size(); i++) {
                Sections.setPosition(tx, after.get(i), i + 1);
            }
            tx.siteChanged();
            AuditLog.note(tx, desk.actor(), "section.moved", found.get().title(), Map.of());
        }
        return Sections.find(tx, id);
    }
}
