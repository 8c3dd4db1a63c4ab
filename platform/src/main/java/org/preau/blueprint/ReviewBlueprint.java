package org.preau.blueprint;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.OperatorTx;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.web.Actor;

/** What the operator decides of a model: its name, and whether it is offered. */
public final class ReviewBlueprint {

    /**
     * @param version that was read; 0 for whichever stands
     */
    public record Command(
            UUID id, int version, String name, String description, Blueprints.State state) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** It is so now. */
    public record Saved(Blueprints.Kept kept) implements Outcome {}

    /** Another operator has decided since. Nothing was written. */
    public record Stale(Blueprints.Kept theirs) implements Outcome {}

    /** Something is wrong, by field. Nothing was written. */
    public record Invalid(Map<String, Message> problems) implements Outcome {}

    /** There is no such model. */
    public record NoSuchBlueprint() implements Outcome {}

    private final Database database;
    private final TenantDirectory directory;

    public ReviewBlueprint(Database database, TenantDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    public Outcome run(Actor actor, Command command) {
        return database.operator("review the model of a site", tx -> review(tx, actor, command));
    }

    private Outcome review(OperatorTx tx, Actor actor, Command command) {
        Optional<Blueprints.Kept> found = Blueprints.find(tx, command.id());
        if (found.isEmpty()) {
            return new NoSuchBlueprint();
        }
        String name = CleanInput.line(command.name());
        String description = CleanInput.line(command.description());
        Map<String, Message> problems = MakeBlueprint.problems(name, description);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        Blueprints.Kept before = found.get();
        if (command.version() != 0 && command.version() != before.version()) {
            return new Stale(before);
        }
        Blueprints.change(tx, command.id(), name, description, command.state());
        AuditLog.note(
                tx,
                directory.portal().id(),
                actor,
                "blueprint." + command.state().name().toLowerCase(Locale.ROOT),
                name,
                Map.of());
        return new Saved(Blueprints.find(tx, command.id()).orElseThrow());
    }
}
