package org.preau.look;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.media.MediaShelf;
import org.preau.site.Site;
import org.preau.site.Sites;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Puts a look on the site, for everybody to see; the one before is kept. Nothing that cannot be
 * read gets through, by whichever door it comes.
 */
public final class PublishLook {

    /**
     * @param version of the {@link Site} that was looked at; 0 for whichever stands
     * @param look with pictures of this site
     */
    public record Command(int version, Look look) {}

    /** How it went. */
    public sealed interface Outcome {}

    /** Visitors see it. */
    public record Published(Look look) implements Outcome {}

    /** Somebody changed the site's appearance since. Nothing was written. */
    public record Stale(Look theirs, int version) implements Outcome {}

    /** Some of it could not be read. Nothing was written. */
    public record Unreadable(List<Readability.Fault> faults) implements Outcome {}

    /** Some of it is not there, or no choice of the theme. Nothing was written. */
    public record Invalid(List<Wrong> wrongs) implements Outcome {}

    private final Database database;
    private final Offers offers;
    private final Clock clock;

    public PublishLook(Database database, Offers offers, Clock clock) {
        this.database = database;
        this.offers = offers;
        this.clock = clock;
    }

    public Outcome run(Desk desk, Command command) {
        return database.write(desk.tenancy(), tx -> publish(tx, desk, command));
    }

    private Outcome publish(TenantTx tx, Desk desk, Command command) {
        Sites.lock(tx);
        Site site = Sites.read(tx);
        Look before = Looks.worn(tx);
        Look look = command.look();
        List<Wrong> wrongs = wrongs(tx, look);
        if (!wrongs.isEmpty()) {
            return new Invalid(wrongs);
        }
        List<Readability.Fault> faults = faults(look);
        if (!faults.isEmpty()) {
            return new Unreadable(faults);
        }
        if (look.equals(before)) {
            return new Published(before);
        }
        if (command.version() != 0 && command.version() != site.version()) {
            return new Stale(before, site.version());
        }
        wear(tx, desk, site, before, look);
        return new Published(look);
    }

    private void wear(TenantTx tx, Desk desk, Site site, Look before, Look look) {
        Instant now = clock.instant();
        if (Looks.former(tx).isEmpty()) {
            Looks.keep(tx, before, "", now.minusMillis(1));
        }
        Looks.wear(tx, look);
        Looks.keep(tx, look, desk.actor().name(), now);
        tx.siteChanged();
        AuditLog.note(tx, desk.actor(), "look.published", site.name(), Map.of());
    }

    /** What is wrong with its colours, by day and by night, where it shows both. */
    List<Readability.Fault> faults(Look look) {
        Offer offer = offers.of(look.theme());
        List<Readability.Fault> faults = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            if (LookSheet.seen(look, scheme) == scheme) {
                faults.addAll(Readability.faults(offer, scheme, look.colours(offer, scheme)));
            }
        }
        return List.copyOf(faults);
    }

    private List<Wrong> wrongs(TenantTx tx, Look look) {
        List<Wrong> wrongs = new ArrayList<>();
        if (!offers.has(look.theme())) {
            wrongs.add(Wrong.of("theme", "look.wrong.theme"));
            return wrongs;
        }
        Offer offer = offers.of(look.theme());
        choice(
                wrongs,
                "palette",
                look.palette(),
                offer.palette(look.palette()).isPresent() || look.isOwn());
        choice(wrongs, "type", look.type(), offer.type(look.type()).key().equals(look.type()));
        choice(wrongs, "header", look.header(), offer.headers().contains(look.header()));
        choice(wrongs, "scheme", look.scheme(), Look.SCHEMES.contains(look.scheme()));
        choice(wrongs, "density", look.density(), Look.DENSITIES.contains(look.density()));
        if (look.isOwn() && !look.light().keySet().containsAll(offer.base())) {
            wrongs.add(Wrong.of("palette", "look.wrong.colours"));
        }
        picture(tx, wrongs, "logo", look.logo());
        picture(tx, wrongs, "banner", look.banner());
        if (look.header().equals(Look.PICTURE) && look.banner() == null) {
            wrongs.add(Wrong.of("banner", "look.wrong.no-banner"));
        }
        if (look.header().equals("mark") && look.logo() == null) {
            wrongs.add(Wrong.of("logo", "look.wrong.no-logo"));
        }
        return wrongs;
    }

    /** Nothing said is the theme's usual. */
    private static void choice(List<Wrong> wrongs, String field, String said, boolean known) {
        if (!known && !said.isEmpty()) {
            wrongs.add(Wrong.of(field, "look.wrong.choice"));
        }
    }

    private static void picture(
            TenantTx tx, List<Wrong> wrongs, String field, @Nullable UUID picture) {
        if (picture != null && MediaShelf.find(tx, picture).isEmpty()) {
            wrongs.add(Wrong.of(field, "look.wrong.picture"));
        }
    }
}
