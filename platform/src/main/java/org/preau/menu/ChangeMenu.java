package org.preau.menu;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.audit.AuditLog;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.web.Desk;

/**
 * Moves and removes entries of the menus, and goes from the automatic menu to one's own or back.
 */
public final class ChangeMenu {

    /** What is to change. */
    sealed interface Change {}

    /**
     * Puts an entry at a place of its menu.
     *
     * @param parent null for the top
     * @param at from 0
     */
    record Place(UUID id, @Nullable UUID parent, int at) implements Change {}

    /** Moves an entry one place. */
    record Step(UUID id, Way way) implements Change {}

    /** Takes an entry away, with what is below it; the last ten can come back. */
    record Remove(UUID id) implements Change {}

    /** Brings an entry back that was taken away. */
    record Back(UUID id) implements Change {}

    /** Makes a menu of one's own out of what the automatic one shows. */
    record Own() implements Change {}

    /** The menu follows sections and pages again; one's own is kept. */
    record Automatic() implements Change {}

    /** One's own menu, as it was before it became automatic. */
    record Former() implements Change {}

    /** Where one step leads. */
    public enum Way {
        UP,
        DOWN,
        /** Below the entry before it. */
        IN,
        /** Right after the entry that it stands below. */
        OUT
    }

    private final Database database;

    public ChangeMenu(Database database) {
        this.database = database;
    }

    /**
     * Makes the change; one that is made already is left at that.
     *
     * @return what is kept now; empty when there is no such entry, or it cannot stand there
     */
    Optional<Menus.Kept> run(Desk desk, Change change) {
        return database.write(
                desk.tenancy(),
                tx -> {
                    Menus.Kept before = Menus.lock(tx);
                    return make(tx, desk, before, change) ? Optional.of(Menus.read(tx)) : none();
                });
    }

    private static Optional<Menus.Kept> none() {
        return Optional.empty();
    }

    private static boolean make(TenantTx tx, Desk desk, Menus.Kept before, Change change) {
        return switch (change) {
            case Own() -> {
                if (before.own() == null) {
                    Menus.save(tx, Menus.usual(tx));
                    note(tx, desk, "menu.own", "");
                }
                yield true;
            }
            case Automatic() -> {
                if (before.own() != null) {
                    Menus.automatic(tx);
                    note(tx, desk, "menu.automatic", "");
                }
                yield true;
            }
            case Former() -> {
                if (before.own() == null && before.former()) {
                    Menus.former(tx);
                    note(tx, desk, "menu.former", "");
                }
                yield true;
            }
            case Place(UUID id, @Nullable UUID parent, int at) ->
                    entry(tx, desk, before, id, "menu.moved", menu -> menu.moved(id, parent, at));
            case Step(UUID id, Way way) ->
                    entry(tx, desk, before, id, "menu.moved", menu -> step(menu, id, way));
            case Remove(UUID id) ->
                    entry(tx, desk, before, id, "menu.removed", menu -> removed(menu, id));
            case Back(UUID id) -> entry(tx, desk, before, id, "menu.back", menu -> back(menu, id));
        };
    }

    private static Optional<Menu> step(Menu menu, UUID id, Way way) {
        return switch (way) {
            case UP -> menu.stepped(id, -1);
            case DOWN -> menu.stepped(id, 1);
            case IN -> menu.inwards(id);
            case OUT -> menu.outwards(id);
        };
    }

    private static Optional<Menu> removed(Menu menu, UUID id) {
        boolean known =
                menu.find(id).isPresent()
                        || menu.removed().stream().anyMatch(one -> one.entry().id().equals(id));
        return known ? Optional.of(menu.without(id)) : Optional.empty();
    }

    private static Optional<Menu> back(Menu menu, UUID id) {
        return menu.find(id).isPresent() ? Optional.of(menu) : menu.back(id);
    }

    private static boolean entry(
            TenantTx tx,
            Desk desk,
            Menus.Kept before,
            UUID id,
            String act,
            java.util.function.Function<Menu, Optional<Menu>> change) {
        Optional<Menu> menu = before.menu();
        Optional<Menu> after = menu.flatMap(change);
        after.filter(now -> !now.equals(menu.orElseThrow()))
                .ifPresent(now -> {
                    Menus.save(tx, now);
                    note(tx, desk, act, label(menu.orElseThrow(), now, id));
                });
        return after.isPresent();
    }

    private static String label(Menu before, Menu after, UUID id) {
        return before.find(id).or(() -> after.find(id)).map(it -> it.entry().label()).orElse("");
    }

    private static void note(TenantTx tx, Desk desk, String act, String subject) {
        AuditLog.note(tx, desk.actor(), act, subject, Map.of());
    }
}
