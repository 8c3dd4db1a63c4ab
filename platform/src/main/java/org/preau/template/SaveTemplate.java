package org.preau.template;

import java.util.List;
import java.util.Map;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.theme.Theme;
import org.preau.web.Desk;
import org.preau.web.Secrets;

/** Keeps what somebody wrote over a template: as a draft to look at, or for everybody. */
final class SaveTemplate {

    /**
     * What to keep.
     *
     * @param version the one that was edited; 0 for the theme's own
     * @param publish whether visitors get it
     */
    record Command(String name, int version, String text, boolean publish) {}

    /** How it went. */
    sealed interface Outcome {}

    /**
     * A draft is kept.
     *
     * @param token shows it for an hour
     */
    record Kept(Stored stored, String token) implements Outcome {}

    /** Visitors get it. */
    record Published(Stored stored) implements Outcome {}

    /** It cannot stand as a template. Nothing was written. */
    record Invalid(List<Fault> faults) implements Outcome {}

    /** Somebody saved another one since. Nothing was written. */
    record Stale(Stored theirs) implements Outcome {}

    private final Database database;
    private final CheckTemplate check;

    SaveTemplate(Database database, CheckTemplate check) {
        this.database = database;
        this.check = check;
    }

    /**
     * @param theme of the site
     */
    Outcome run(Desk desk, Theme theme, Command command) {
        String text = CleanInput.text(command.text()).stripTrailing();
        List<Fault> faults = check.faults(desk.tenant().id(), theme, command.name(), text);
        if (!faults.isEmpty()) {
            return new Invalid(faults);
        }
        return database.write(desk.tenancy(), tx -> decide(tx, desk, theme, command, text));
    }

    private static Outcome decide(
            TenantTx tx, Desk desk, Theme theme, Command command, String text) {
        Stored before = TemplateRows.locked(tx, command.name());
        if (before.version() != command.version()) {
            return text.equals(before.published()) && command.publish()
                    ? new Published(before)
                    : new Stale(before);
        }
        if (!command.publish()) {
            String token = Secrets.random();
            TemplateRows.keepDraft(tx, command.name(), text);
            TemplateRows.showDraft(tx, command.name(), Secrets.digest(token));
            return new Kept(TemplateRows.find(tx, command.name()).orElseThrow(), token);
        }
        String own = theme.fragment(command.name()).orElse("");
        TemplateRows.publish(tx, before, text, own, desk.actor().name());
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "template.published", command.name(), Map.of());
        return new Published(TemplateRows.find(tx, command.name()).orElseThrow());
    }
}
