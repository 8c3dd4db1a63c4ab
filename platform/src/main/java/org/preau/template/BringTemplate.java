package org.preau.template;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.render.Sandbox;
import org.preau.site.Sites;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.theme.Theme;
import org.preau.theme.Themes;
import org.preau.web.Desk;

/**
 * Brings in a template that an association wrote for its former site, checked as if it were typed
 * here. One that stands here already is left.
 */
public final class BringTemplate {

    /**
     * A template as it leaves a site.
     *
     * @param published what visitors get; null for the theme's own
     * @param draft null when nothing is being prepared
     */
    public record Written(String name, @Nullable String published, @Nullable String draft) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** It is here now. */
    public record Came() implements Outcome {}

    /** There is one here already, the same or another. Nothing was written. */
    public record There() implements Outcome {}

    /** It cannot stand as a template. Nothing was written. */
    public record Refused(Message why) implements Outcome {}

    private final Database database;
    private final SaveTemplate save;
    private final Function<String, Theme> themes;

    public BringTemplate(Database database, Sandbox sandbox, Themes themes) {
        this.database = database;
        this.save = new SaveTemplate(database, new CheckTemplate(sandbox));
        this.themes = themes::named;
    }

    /** All that a site has written, by their names. */
    public static List<Written> all(TenantTx tx) {
        return TemplateRows.all(tx).stream()
                .map(it -> new Written(it.name(), it.published(), it.draft()))
                .toList();
    }

    public Outcome run(Desk desk, Written it) {
        if (TemplateModel.get().fragment(it.name()).isEmpty()) {
            return new Refused(Message.of("template.fault.partial", "name", it.name()));
        }
        Theme theme = themes.apply(database.read(desk.tenancy(), tx -> Sites.read(tx).theme()));
        int version = 0;
        Outcome outcome = new There();
        if (it.published() != null) {
            outcome = saved(desk, theme, it.name(), it.published(), 0, true);
            version = 1;
        }
        boolean goesOn = it.published() == null || outcome instanceof Came;
        return it.draft() != null && goesOn
                ? saved(desk, theme, it.name(), it.draft(), version, false)
                : outcome;
    }

    private Outcome saved(
            Desk desk, Theme theme, String name, String text, int version, boolean publish) {
        Optional<Stored> before = database.read(desk.tenancy(), tx -> TemplateRows.find(tx, name));
        if (before.map(Stored::version).orElse(0) != version) {
            return new There();
        }
        SaveTemplate.Command command = new SaveTemplate.Command(name, version, text, publish);
        return switch (save.run(desk, theme, command)) {
            case SaveTemplate.Kept kept -> new Came();
            case SaveTemplate.Published published -> new Came();
            case SaveTemplate.Stale stale -> new There();
            case SaveTemplate.Invalid(List<Fault> faults) -> new Refused(faults.getFirst().why());
        };
    }
}
