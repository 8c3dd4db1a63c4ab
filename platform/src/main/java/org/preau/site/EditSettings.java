package org.preau.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.preau.audit.AuditLog;
import org.preau.base.EmailAddress;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Language;
import org.preau.web.Desk;

/** Changes who the association is and what its legal notice says. */
public final class EditSettings {

    private static final int NAME = 120;
    private static final int ABOUT = 2_000;
    private static final int ADDRESS = 500;
    private static final int LINE = 120;

    /**
     * What it should be.
     *
     * @param version of the {@link Site} that was edited; 0 for whichever stands
     * @param language {@code fr} or {@code en}
     */
    public record Command(
            int version,
            String name,
            String about,
            String address,
            String phone,
            String email,
            String registration,
            String director,
            String language) {

        /** What stands in {@code site}. */
        public static Command of(Site site) {
            return new Command(
                    site.version(),
                    site.name(),
                    site.about(),
                    site.address(),
                    site.phone(),
                    site.email(),
                    site.registration(),
                    site.director(),
                    site.language());
        }

        Command cleaned() {
            return new Command(
                    version,
                    CleanInput.line(name),
                    CleanInput.text(about).strip(),
                    CleanInput.text(address).strip(),
                    CleanInput.line(phone),
                    CleanInput.line(email),
                    CleanInput.line(registration),
                    CleanInput.line(director),
                    language);
        }
    }

    /** How it went. */
    public sealed interface Outcome {}

    /** It is so now. */
    public record Saved(Site site) implements Outcome {}

    /** Somebody saved other settings since: these. Nothing was written. */
    public record Stale(Site theirs) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    public record Invalid(List<Wrong> wrongs) implements Outcome {}

    private final Database database;
    private final Events events;

    public EditSettings(Database database, Events events) {
        this.database = database;
        this.events = events;
    }

    public Outcome run(Desk desk, Command command) {
        Command clean = command.cleaned();
        return database.write(desk.tenancy(), tx -> edit(tx, desk, clean));
    }

    private Outcome edit(TenantTx tx, Desk desk, Command command) {
        Sites.lock(tx);
        Site before = Sites.read(tx);
        List<Wrong> wrongs = wrongs(command, Articles.anyPublished(tx));
        if (!wrongs.isEmpty()) {
            return new Invalid(wrongs);
        }
        if (isSame(before, command)) {
            return new Saved(before);
        }
        if (command.version() != 0 && command.version() != before.version()) {
            return new Stale(before);
        }
        Sites.describe(tx, command);
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "site.described", command.name(), Map.of());
        Site after = Sites.read(tx);
        events.tell(
                tx,
                new SiteDescribed(
                        tx.tenant(), after.name(), after.tagline(), after.about(), after.sector()));
        return new Saved(after);
    }

    private static boolean isSame(Site before, Command command) {
        Command now = Command.of(before);
        return new Command(
                        now.version(),
                        command.name(),
                        command.about(),
                        command.address(),
                        command.phone(),
                        command.email(),
                        command.registration(),
                        command.director(),
                        command.language())
                .equals(now);
    }

    private static List<Wrong> wrongs(Command command, boolean published) {
        List<Wrong> wrongs = new ArrayList<>();
        if (command.name().isEmpty()) {
            wrongs.add(Wrong.of("name", "site.wrong.name-missing"));
        }
        WritingCheck.bound(wrongs, "name", command.name(), NAME);
        WritingCheck.bound(wrongs, "about", command.about(), ABOUT);
        WritingCheck.bound(wrongs, "address", command.address(), ADDRESS);
        WritingCheck.bound(wrongs, "phone", command.phone(), LINE);
        if (!command.email().isEmpty() && EmailAddress.of(command.email()).isEmpty()) {
            wrongs.add(Wrong.of("email", "site.wrong.email"));
        }
        WritingCheck.bound(wrongs, "registration", command.registration(), LINE);
        WritingCheck.bound(wrongs, "director", command.director(), LINE);
        if (Language.ofTag(command.language()).isEmpty()) {
            wrongs.add(Wrong.of("language", "site.wrong.choice"));
        }
        if (published) {
            missing(command).forEach(field -> wrongs.add(Wrong.of(field, "site.wrong.legal")));
        }
        return List.copyOf(wrongs);
    }

    /** What a site that visitors read may not stop saying. */
    private static List<String> missing(Command to) {
        return LegalNotice.missing(
                new Site(
                        to.name(),
                        "",
                        to.language(),
                        null,
                        "",
                        to.about(),
                        to.address(),
                        to.phone(),
                        to.email(),
                        to.registration(),
                        to.director(),
                        null,
                        "{}",
                        0));
    }
}
