package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.media.MediaShelf;
import org.preau.snapshot.Safeguard;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.web.Desk;

/** Changes how the site looks: its theme, its tagline and logo, how its home page begins. */
public final class EditAppearance {

    private static final int TAGLINE = 200;
    private static final int TITLE = 200;
    private static final int LEAD = 1_000;

    /**
     * What it should be.
     *
     * @param version of the {@link Site} that was edited; 0 for whichever stands
     */
    public record Command(
            int version, String theme, String tagline, @Nullable UUID logo, Home home) {

        /** What stands in {@code site}. */
        public static Command of(Site site) {
            return new Command(
                    site.version(),
                    site.theme(),
                    site.tagline(),
                    site.logoId(),
                    Home.read(site.home()));
        }

        Command cleaned() {
            return new Command(
                    version,
                    theme,
                    CleanInput.line(tagline),
                    logo,
                    new Home(
                            CleanInput.line(home.title()),
                            CleanInput.text(home.lead()).strip(),
                            home.featured()));
        }

        Command at(int other) {
            return new Command(other, theme, tagline, logo, home);
        }
    }

    /** How it went. */
    public sealed interface Outcome {}

    /** It is so now. */
    public record Saved(Site site) implements Outcome {}

    /** Somebody saved another appearance since: this one. Nothing was written. */
    public record Stale(Site theirs) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    public record Invalid(List<Wrong> wrongs) implements Outcome {}

    private final Database database;
    private final Events events;
    private final Safeguard safeguard;
    private final List<ThemeChoice> themes;

    public EditAppearance(
            Database database, Events events, Safeguard safeguard, List<ThemeChoice> themes) {
        this.database = database;
        this.events = events;
        this.safeguard = safeguard;
        this.themes = List.copyOf(themes);
    }

    public Outcome run(Desk desk, Command command) {
        Command clean = command.cleaned();
        String worn = database.read(desk.tenancy(), Sites::read).theme();
        if (!worn.equals(clean.theme())) {
            safeguard.before(desk.tenancy(), Safeguard.Danger.THEME, desk.actor().name());
        }
        return database.write(desk.tenancy(), tx -> edit(tx, desk, clean));
    }

    private Outcome edit(TenantTx tx, Desk desk, Command command) {
        Sites.lock(tx);
        Site before = Sites.read(tx);
        List<Wrong> wrongs = wrongs(tx, before, command);
        if (!wrongs.isEmpty()) {
            return new Invalid(wrongs);
        }
        if (Command.of(before).equals(command.at(before.version()))) {
            return new Saved(before);
        }
        if (command.version() != 0 && command.version() != before.version()) {
            return new Stale(before);
        }
        Sites.dress(tx, command);
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "site.dressed", before.name(), Map.of());
        if (!before.tagline().equals(command.tagline())) {
            events.tell(
                    tx,
                    new SiteDescribed(
                            tx.tenant(),
                            before.name(),
                            command.tagline(),
                            before.about(),
                            before.sector()));
        }
        return new Saved(Sites.read(tx));
    }

    private List<Wrong> wrongs(TenantTx tx, Site before, Command command) {
        List<Wrong> wrongs = new ArrayList<>();
        boolean known = themes.stream().anyMatch(theme -> theme.key().equals(command.theme()));
        if (!known && !command.theme().equals(before.theme())) {
            wrongs.add(Wrong.of("theme", "site.wrong.choice"));
        }
        WritingCheck.bound(wrongs, "tagline", command.tagline(), TAGLINE);
        if (command.logo() != null && MediaShelf.findPicture(tx, command.logo()).isEmpty()) {
            wrongs.add(Wrong.of("logo", "site.wrong.picture-gone"));
        }
        WritingCheck.bound(wrongs, "homeTitle", command.home().title(), TITLE);
        WritingCheck.bound(wrongs, "homeLead", command.home().lead(), LEAD);
        UUID featured = command.home().featured();
        boolean unchanged = Objects.equals(featured, Home.read(before.home()).featured());
        if (featured != null && !unchanged && !isPublished(tx, featured)) {
            wrongs.add(Wrong.of("featured", "site.wrong.featured"));
        }
        return List.copyOf(wrongs);
    }

    private static boolean isPublished(TenantTx tx, UUID article) {
        return Articles.find(tx, article).filter(Article::isPublished).isPresent();
    }
}
