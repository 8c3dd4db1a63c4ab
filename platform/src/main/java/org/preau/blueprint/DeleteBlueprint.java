package org.preau.blueprint;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.web.Actor;

/** Deletes a model for good. The sites that began with it stay as they are. */
public final class DeleteBlueprint {

    private final Database database;
    private final TenantDirectory directory;

    public DeleteBlueprint(Database database, TenantDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /**
     * @return what it was; empty when there is no such model
     */
    public Optional<Blueprints.Kept> run(Actor actor, UUID id) {
        return database.operator("delete the model of a site", tx -> delete(tx, actor, id));
    }

    private Optional<Blueprints.Kept> delete(OperatorTx tx, Actor actor, UUID id) {
        Optional<Blueprints.Kept> found = Blueprints.find(tx, id);
        found.ifPresent(kept -> {
            Blueprints.delete(tx, id);
            AuditLog.note(
                    tx, directory.portal().id(), actor, "blueprint.deleted", kept.name(), Map.of());
        });
        return found;
    }
}
