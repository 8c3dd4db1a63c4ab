package org.preau.menu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.audit.AuditLog;
import org.preau.site.Sections;
import org.preau.site.Wrong;
import org.preau.sql.Database;
import org.preau.sql.TenantTx;
import org.preau.text.CleanInput;
import org.preau.text.Message;
import org.preau.text.SafeAddress;
import org.preau.web.Desk;

/** Adds an entry to a menu, or changes where one leads and what it is called. */
public final class SaveEntry {

    private static final int LABEL = 80;

    /**
     * What it should be.
     *
     * @param version the one that was edited; 0 for a new entry
     * @param place the menu of a new entry
     * @param target {@code home}, {@code address}, {@code heading}, or the id of a section or text
     * @param url where an {@code address} leads
     */
    record Command(
            UUID id, int version, Menu.Place place, String target, String url, String label) {}

    /** How it went. */
    sealed interface Outcome {}

    /** It is so now. */
    record Saved(Entry entry) implements Outcome {}

    /** Somebody changed it since, to this. Nothing was written. */
    record Stale(Entry theirs) implements Outcome {}

    /** Some of it cannot be kept. Nothing was written. */
    record Invalid(List<Wrong> wrongs) implements Outcome {}

    /** There is no such entry here. */
    record Missing() implements Outcome {}

    private record Goal(EntryKind kind, String target) {}

    private final Database database;

    public SaveEntry(Database database) {
        this.database = database;
    }

    Outcome run(Desk desk, Command command) {
        return database.write(desk.tenancy(), tx -> decide(tx, desk, command));
    }

    private static Outcome decide(TenantTx tx, Desk desk, Command command) {
        Menu before = Menus.lock(tx).menu().orElseGet(() -> Menus.usual(tx));
        Optional<Entry> there = before.find(command.id()).map(Menu.Spot::entry);
        if (there.isEmpty() && command.version() != 0) {
            return new Missing();
        }
        List<Wrong> wrongs = new ArrayList<>();
        String label = CleanInput.line(command.label());
        Optional<Goal> goal = goal(tx, command, there, wrongs);
        goal.ifPresent(it -> checkLabel(it.kind(), label, wrongs));
        if (there.isEmpty() && before.size() >= Menu.MOST) {
            wrongs.add(new Wrong("target", Message.of("menu.wrong.too-many", "most", Menu.MOST)));
        }
        if (!wrongs.isEmpty() || goal.isEmpty()) {
            return new Invalid(List.copyOf(wrongs));
        }
        return there.map(entry -> change(tx, desk, command, before, entry, goal.get(), label))
                .orElseGet(() -> add(tx, desk, command, before, goal.get(), label));
    }

    private static Outcome add(
            TenantTx tx, Desk desk, Command command, Menu before, Goal goal, String label) {
        Entry entry = new Entry(command.id(), 1, goal.kind(), goal.target(), label, List.of());
        Menus.save(tx, before.with(command.place(), entry));
        AuditLog.note(tx, desk.actor(), "menu.added", label, Map.of());
        return new Saved(entry);
    }

    private static Outcome change(
            TenantTx tx,
            Desk desk,
            Command command,
            Menu before,
            Entry entry,
            Goal goal,
            String label) {
        boolean same =
                entry.kind() == goal.kind()
                        && entry.target().equals(goal.target())
                        && entry.label().equals(label);
        if (same) {
            return new Saved(entry);
        }
        if (command.version() != entry.version()) {
            return new Stale(entry);
        }
        Entry after = entry.saying(goal.kind(), goal.target(), label);
        Menus.save(tx, before.replaced(after));
        AuditLog.note(tx, desk.actor(), "menu.edited", label, Map.of());
        return new Saved(after);
    }

    private static Optional<Goal> goal(
            TenantTx tx, Command command, Optional<Entry> there, List<Wrong> wrongs) {
        String target = command.target().strip();
        return switch (target) {
            case "home" -> Optional.of(new Goal(EntryKind.HOME, ""));
            case "agenda" -> Optional.of(new Goal(EntryKind.AGENDA, ""));
            case "heading" -> Optional.of(new Goal(EntryKind.HEADING, ""));
            case "address" -> address(command.url(), wrongs);
            default -> {
                Optional<Goal> kept =
                        there.filter(entry -> entry.target().equals(target))
                                .map(entry -> new Goal(entry.kind(), target));
                Optional<Goal> found = kept.or(() -> place(tx, target));
                if (found.isEmpty()) {
                    wrongs.add(new Wrong("target", Message.of("menu.wrong.target")));
                }
                yield found;
            }
        };
    }

    private static Optional<Goal> place(TenantTx tx, String id) {
        return Entry.uuid(id)
                .flatMap(uuid -> {
                    if (Sections.find(tx, uuid).isPresent()) {
                        return Optional.of(new Goal(EntryKind.SECTION, uuid.toString()));
                    }
                    return Menus.texts(tx, List.of(uuid.toString())).stream()
                            .findFirst()
                            .map(text -> new Goal(EntryKind.TEXT, text.id().toString()));
                });
    }

    /** As people type addresses: one without a scheme that looks like a host is on the web. */
    private static Optional<Goal> address(String typed, List<Wrong> wrongs) {
        String clean = CleanInput.line(typed);
        int path = clean.indexOf('/');
        String start = path < 0 ? clean : clean.substring(0, path);
        boolean whole =
                clean.isEmpty()
                        || clean.startsWith("/")
                        || clean.startsWith("#")
                        || start.contains(":");
        String meant = whole ? clean : (start.contains(".") ? "https://" : "/") + clean;
        Optional<String> safe = SafeAddress.of(meant);
        if (safe.isEmpty()) {
            wrongs.add(new Wrong("url", Message.of("menu.wrong.url")));
        }
        return safe.map(it -> new Goal(EntryKind.ADDRESS, it));
    }

    private static void checkLabel(EntryKind kind, String label, List<Wrong> wrongs) {
        boolean needed = kind == EntryKind.ADDRESS || kind == EntryKind.HEADING;
        int length = CleanInput.length(label);
        if (needed && label.isEmpty()) {
            wrongs.add(new Wrong("label", Message.of("menu.wrong.label")));
        } else if (length > LABEL) {
            wrongs.add(
                    new Wrong(
                            "label",
                            new Message(
                                    "site.wrong.too-long", Map.of("most", LABEL, "is", length))));
        }
    }
}
