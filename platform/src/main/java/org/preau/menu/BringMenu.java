package org.preau.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.site.Sections;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.SafeAddress;
import org.preau.web.Desk;

/**
 * Brings the menus of the site that an association had before, once its sections and texts are
 * here. A menu that the association has made itself stays; the same one brought again is there
 * already.
 */
public final class BringMenu {

    private static final int LABEL = 80;

    /** Where an entry led. */
    public sealed interface Goal {}

    /** To the home page. */
    public record ToHome() implements Goal {}

    /** To a section here. */
    public record ToSection(UUID id) implements Goal {}

    /** To an article or a page here. */
    public record ToText(UUID id) implements Goal {}

    /** To an address that nobody has checked. */
    public record ToAddress(String address) implements Goal {}

    /** Nowhere: it stood above others, or what it led to did not come. */
    public record Nowhere() implements Goal {}

    /**
     * An entry as it was.
     *
     * @param id made of where it came from, so that it is the same the next time
     * @param label its own words; empty for those of what it leads to
     */
    public record Wish(UUID id, Goal goal, String label, List<Wish> below) {}

    /**
     * What comes.
     *
     * @param main empty for what the site shows by itself
     */
    public record Command(List<Wish> main, List<Wish> foot) {}

    /** How it went. */
    public sealed interface Outcome {}

    /**
     * The menus are here now.
     *
     * @param mark what {@link #takeBack} knows them by
     * @param entries how many there are
     * @param nowhere entries that lead to nothing and did not come
     * @param raised entries that stand higher than they did, since menus are not so deep here
     * @param tooMany entries that are more than a menu may have
     */
    public record Brought(
            UUID mark, int entries, List<Wish> nowhere, List<Wish> raised, List<Wish> tooMany)
            implements Outcome {}

    /** They came before. */
    public record Same() implements Outcome {}

    /** The association has a menu of its own. Nothing was written. */
    public record Kept() implements Outcome {}

    /** Nothing of it leads anywhere. Nothing was written. */
    public record Nothing(List<Wish> nowhere) implements Outcome {}

    private final Database database;

    public BringMenu(Database database) {
        this.database = database;
    }

    public Outcome run(Desk desk, Command command) {
        return database.write(desk.tenancy(), tx -> bring(tx, desk, command));
    }

    private static Outcome bring(TenantTx tx, Desk desk, Command command) {
        Optional<Menu> there = Menus.lock(tx).menu();
        if (there.isPresent()) {
            boolean came =
                    ids(command.main()).stream().anyMatch(id -> there.get().find(id).isPresent())
                            || ids(command.foot()).stream()
                                    .anyMatch(id -> there.get().find(id).isPresent());
            return came ? new Same() : new Kept();
        }
        Fitting fitting = new Fitting(tx);
        List<Entry> main = fitting.all(command.main(), Menu.Place.MAIN.levels());
        List<Entry> foot = fitting.all(command.foot(), Menu.Place.FOOT.levels());
        if (main.isEmpty() && foot.isEmpty()) {
            return new Nothing(fitting.nowhere);
        }
        Menu menu = new Menu(main.isEmpty() ? Menus.usual(tx).main() : main, foot, List.of());
        Menus.save(tx, menu);
        AuditLog.note(tx, desk.actor(), "menu.brought", "", Map.of());
        return new Brought(
                mark(menu), fitting.made, fitting.nowhere, fitting.raised, fitting.tooMany);
    }

    /**
     * Takes away a menu that came, as long as nobody has touched it; the site shows its sections
     * and pages again.
     *
     * @param mark as {@link Brought} gave it
     * @return whether it was still so
     */
    public static boolean takeBack(TenantTx tx, UUID mark) {
        boolean untouched = Menus.lock(tx).menu().filter(it -> mark(it).equals(mark)).isPresent();
        if (untouched) {
            tx.query("update site set menu = null").execute();
            tx.siteChanged();
        }
        return untouched;
    }

    private static UUID mark(Menu menu) {
        return UUID.nameUUIDFromBytes(
                menu.json().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<UUID> ids(List<Wish> wishes) {
        List<UUID> ids = new ArrayList<>();
        for (Wish wish : wishes) {
            ids.add(wish.id());
            ids.addAll(ids(wish.below()));
        }
        return ids;
    }

    /** Makes entries of wishes, as deep and as many as there may be here. */
    private static final class Fitting {

        final List<Wish> nowhere = new ArrayList<>();
        final List<Wish> raised = new ArrayList<>();
        final List<Wish> tooMany = new ArrayList<>();
        int made;
        private final TenantTx tx;

        Fitting(TenantTx tx) {
            this.tx = tx;
        }

        List<Entry> all(List<Wish> wishes, int levels) {
            List<Entry> entries = new ArrayList<>();
            wishes.forEach(wish -> one(wish, levels, entries));
            return entries;
        }

        private void one(Wish wish, int levels, List<Entry> to) {
            if (made >= Menu.MOST) {
                tooMany.add(wish);
                return;
            }
            made++;
            List<Entry> below = levels > 1 ? all(wish.below(), levels - 1) : List.of();
            Optional<Entry> entry = entry(wish, below);
            entry.ifPresent(to::add);
            if (entry.isEmpty()) {
                made--;
                nowhere.add(wish);
            }
            if (levels <= 1) {
                // Beside what it stood below, where menus are no deeper.
                raised.addAll(wish.below());
                wish.below().forEach(it -> one(it, levels, to));
            }
        }

        /** One that leads nowhere stays as a heading, as long as something stands below it. */
        private Optional<Entry> entry(Wish wish, List<Entry> below) {
            String label = cut(CleanInput.line(wish.label()));
            return switch (wish.goal()) {
                case ToHome() -> made(wish, EntryKind.HOME, "", label, below);
                case ToSection(UUID id) when Sections.find(tx, id).isPresent() ->
                        made(wish, EntryKind.SECTION, id.toString(), label, below);
                case ToText(UUID id) when !Menus.texts(tx, List.of(id.toString())).isEmpty() ->
                        made(wish, EntryKind.TEXT, id.toString(), label, below);
                case ToAddress(String address) when SafeAddress.of(address).isPresent() ->
                        made(
                                wish,
                                EntryKind.ADDRESS,
                                SafeAddress.of(address).orElseThrow(),
                                label.isEmpty() ? cut(address) : label,
                                below);
                case ToSection gone -> heading(wish, label, below);
                case ToText gone -> heading(wish, label, below);
                case ToAddress unsafe -> heading(wish, label, below);
                case Nowhere() -> heading(wish, label, below);
            };
        }

        private static Optional<Entry> heading(Wish wish, String label, List<Entry> below) {
            return below.isEmpty() || label.isEmpty()
                    ? Optional.empty()
                    : made(wish, EntryKind.HEADING, "", label, below);
        }

        private static Optional<Entry> made(
                Wish wish, EntryKind kind, String target, String label, List<Entry> below) {
            return Optional.of(new Entry(wish.id(), 1, kind, target, label, below));
        }

        private static String cut(String label) {
            return CleanInput.length(label) <= LABEL
                    ? label
                    : label.substring(0, label.offsetByCodePoints(0, LABEL - 1)) + "…";
        }
    }
}
