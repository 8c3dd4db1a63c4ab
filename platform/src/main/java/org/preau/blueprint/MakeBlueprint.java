package org.preau.blueprint;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.base.TenantId;
import org.preau.sql.Database;
import org.preau.tenancy.TenantDirectory;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.text.Messages;
import org.preau.web.Desk;

/**
 * Draws the model of one's own site and hands a copy to the portal, where the operator reads it
 * over before anybody is offered it. Sent twice under one identifier, it is one model.
 */
public final class MakeBlueprint {

    static final int NAME = 120;
    static final int DESCRIPTION = 500;

    /**
     * @param id made before, with the form
     */
    public record Command(UUID id, String name, String description) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** It waits for the operator. */
    public record Made(UUID id, Blueprint blueprint) implements Outcome {}

    /** Something is wrong, by field. Nothing was kept. */
    public record Invalid(Map<String, Message> problems) implements Outcome {}

    private final Database database;
    private final TenantDirectory directory;
    private final DrawBlueprint draw;
    private final Clock clock;

    public MakeBlueprint(
            Database database, TenantDirectory directory, Messages messages, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.draw = new DrawBlueprint(messages);
        this.clock = clock;
    }

    /** What would be taken of the site. */
    DrawBlueprint.Drawn drawn(Desk desk) {
        return database.read(desk.tenancy(), draw::of);
    }

    public Outcome run(Desk desk, Command command) {
        String name = CleanInput.line(command.name());
        String description = CleanInput.line(command.description());
        Map<String, Message> problems = problems(name, description);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        Blueprint blueprint = drawn(desk).blueprint();
        Blueprints.Kept kept =
                new Blueprints.Kept(
                        command.id(),
                        name,
                        description,
                        blueprint,
                        Blueprints.State.PROPOSED,
                        0,
                        1,
                        desk.tenant().slug().value(),
                        desk.actor().name(),
                        clock.instant());
        TenantId portal = directory.portal().id();
        database.operator(
                "keep the model of a site",
                tx -> {
                    Blueprints.insert(tx, portal, kept);
                    AuditLog.note(
                            tx, desk.tenant().id(), desk.actor(), "blueprint.made", name, Map.of());
                    return kept.id();
                });
        return new Made(kept.id(), blueprint);
    }

    /** What is wrong with a name and a description. */
    static Map<String, Message> problems(String name, String description) {
        Map<String, Message> problems = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > NAME) {
            problems.put("name", Message.of("blueprint.wrong.name", "most", NAME));
        }
        if (description.length() > DESCRIPTION) {
            problems.put(
                    "description", Message.of("blueprint.wrong.description", "most", DESCRIPTION));
        }
        return problems;
    }
}
