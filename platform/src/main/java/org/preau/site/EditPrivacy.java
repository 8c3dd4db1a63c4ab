package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.preau.audit.AuditLog;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.web.Desk;

/** Changes what an association adds to its privacy page. */
public final class EditPrivacy {

    static final int TEXT = 20_000;

    /** How it went. */
    public sealed interface Outcome {}

    /** It is so now. */
    public record Saved(Privacy privacy) implements Outcome {}

    /** Somebody saved other settings since: these. Nothing was written. */
    public record Stale(Privacy theirs) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    public record Invalid(List<Wrong> wrongs) implements Outcome {}

    private final Database database;

    EditPrivacy(Database database) {
        this.database = database;
    }

    /**
     * @param typed its version is that of the site that was read; 0 for whichever stands
     */
    public Outcome run(Desk desk, Privacy typed) {
        Privacy clean =
                new Privacy(
                        CleanInput.line(typed.contact()),
                        CleanInput.text(typed.text()).strip(),
                        typed.version());
        return database.write(desk.tenancy(), tx -> edit(tx, desk, clean));
    }

    private static Outcome edit(TenantTx tx, Desk desk, Privacy typed) {
        Sites.lock(tx);
        List<Wrong> wrongs = wrongs(typed);
        if (!wrongs.isEmpty()) {
            return new Invalid(wrongs);
        }
        Privacy before = Privacy.read(tx);
        if (before.contact().equals(typed.contact()) && before.text().equals(typed.text())) {
            return new Saved(before);
        }
        if (typed.version() != 0 && typed.version() != before.version()) {
            return new Stale(before);
        }
        typed.write(tx);
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "site.privacy", desk.tenant().name(), Map.of());
        return new Saved(Privacy.read(tx));
    }

    private static List<Wrong> wrongs(Privacy typed) {
        List<Wrong> wrongs = new ArrayList<>();
        if (!typed.contact().isEmpty() && EmailAddress.of(typed.contact()).isEmpty()) {
            wrongs.add(Wrong.of("privacyContact", "site.wrong.email"));
        }
        WritingCheck.bound(wrongs, "privacyText", typed.text(), TEXT);
        return List.copyOf(wrongs);
    }
}
