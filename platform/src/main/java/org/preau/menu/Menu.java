package org.preau.menu;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;

/**
 * The two menus that an association made, and the entries taken away lately. Immutable; each change
 * gives another, or nothing when it cannot be.
 */
record Menu(List<Entry> main, List<Entry> foot, List<Removed> removed) {

    /** More is no menu any more. */
    static final int MOST = 60;

    /** What the themes show. */
    static final int LEVELS = 3;

    private static final int KEPT = 10;

    /** Which of the two. */
    enum Place {
        /** At the head of every page, three levels. */
        MAIN,
        /** At its foot, one level. */
        FOOT;

        static Optional<Place> of(String key) {
            for (Place place : values()) {
                if (place.key().equals(key)) {
                    return Optional.of(place);
                }
            }
            return Optional.empty();
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        int levels() {
            return this == MAIN ? LEVELS : 1;
        }
    }

    /** An entry that was taken away, with what was below it. */
    record Removed(Place place, Entry entry) {}

    /**
     * Where an entry stands.
     *
     * @param parent null at the top
     * @param at among its siblings, from 0
     * @param level from 0
     */
    record Spot(Place place, @Nullable UUID parent, int at, int level, int count, Entry entry) {}

    Menu {
        main = List.copyOf(main);
        foot = List.copyOf(foot);
        removed = List.copyOf(removed);
    }

    /** Reads the column. */
    static Menu read(String json) {
        try {
            JsonNode tree = Json.tree(json.getBytes(StandardCharsets.UTF_8));
            List<Removed> removed = new ArrayList<>();
            for (JsonNode one : tree.path("removed")) {
                Entry.read(one.path("entry"))
                        .ifPresent(entry ->
                                removed.add(
                                        new Removed(
                                                Place.of(one.path("menu").asText(""))
                                                        .orElse(Place.MAIN),
                                                entry)));
            }
            return new Menu(Entry.all(tree.path("main")), Entry.all(tree.path("foot")), removed);
        } catch (Json.MalformedJson e) {
            return new Menu(List.of(), List.of(), List.of());
        }
    }

    String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("main", main.stream().map(Entry::json).toList());
        json.put("foot", foot.stream().map(Entry::json).toList());
        json.put(
                "removed",
                removed.stream()
                        .map(one -> Map.of("menu", one.place().key(), "entry", one.entry().json()))
                        .toList());
        return Json.text(json);
    }

    List<Entry> at(Place place) {
        return place == Place.MAIN ? main : foot;
    }

    /** All entries of one menu, each before those below it. */
    List<Spot> spots(Place place) {
        List<Spot> spots = new ArrayList<>();
        collect(place, null, at(place), 0, spots);
        return spots;
    }

    private static void collect(
            Place place, @Nullable UUID parent, List<Entry> entries, int level, List<Spot> spots) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            spots.add(new Spot(place, parent, i, level, entries.size(), entry));
            collect(place, entry.id(), entry.children(), level + 1, spots);
        }
    }

    Optional<Spot> find(UUID id) {
        for (Place place : Place.values()) {
            for (Spot spot : spots(place)) {
                if (spot.entry().id().equals(id)) {
                    return Optional.of(spot);
                }
            }
        }
        return Optional.empty();
    }

    int size() {
        return main.stream().mapToInt(Entry::size).sum()
                + foot.stream().mapToInt(Entry::size).sum();
    }

    /** With another entry at the end of the top level. */
    Menu with(Place place, Entry entry) {
        return insert(place, null, Integer.MAX_VALUE, entry).orElse(this);
    }

    /** With {@code entry} in place of the one of its id. */
    Menu replaced(Entry entry) {
        return new Menu(replaced(main, entry), replaced(foot, entry), removed);
    }

    private static List<Entry> replaced(List<Entry> entries, Entry by) {
        return entries.stream()
                .map(one -> one.id().equals(by.id()) ? by : one.with(replaced(one.children(), by)))
                .toList();
    }

    /** Without an entry and what is below it, which can come back. */
    Menu without(UUID id) {
        return find(id).map(
                        spot -> {
                            List<Removed> gone = new ArrayList<>(removed);
                            gone.addFirst(new Removed(spot.place(), spot.entry()));
                            Menu cut = cut(id);
                            return new Menu(
                                    cut.main,
                                    cut.foot,
                                    gone.subList(0, Math.min(KEPT, gone.size())));
                        })
                .orElse(this);
    }

    /** With an entry that was taken away, at the end of its menu. */
    Optional<Menu> back(UUID id) {
        return removed.stream()
                .filter(one -> one.entry().id().equals(id))
                .filter(one -> size() + one.entry().size() <= MOST)
                .findFirst()
                .map(one -> {
                    List<Removed> gone = new ArrayList<>(removed);
                    gone.remove(one);
                    return new Menu(main, foot, gone).with(one.place(), one.entry());
                });
    }

    /**
     * With an entry at another place of its menu.
     *
     * @param parent null for the top
     * @param at among its siblings to be, from 0; outside means the ends
     * @return empty when it would stand below itself or too deep
     */
    Optional<Menu> moved(UUID id, @Nullable UUID parent, int at) {
        return find(id).flatMap(spot -> cut(id).insert(spot.place(), parent, at, spot.entry()));
    }

    /** One place up or down among its siblings. */
    Optional<Menu> stepped(UUID id, int by) {
        return find(id).flatMap(spot -> moved(id, spot.parent(), Math.max(0, spot.at() + by)));
    }

    /** Below the sibling before it; empty when there is none or it would be too deep. */
    Optional<Menu> inwards(UUID id) {
        return find(id).filter(spot -> spot.at() > 0)
                .flatMap(spot -> moved(id, sibling(spot).id(), Integer.MAX_VALUE));
    }

    /** Right after what it stands below; empty at the top. */
    Optional<Menu> outwards(UUID id) {
        return find(id).filter(spot -> spot.parent() != null)
                .flatMap(spot -> find(java.util.Objects.requireNonNull(spot.parent())))
                .flatMap(parent -> moved(id, parent.parent(), parent.at() + 1));
    }

    private Entry sibling(Spot spot) {
        UUID parent = spot.parent();
        List<Entry> siblings =
                parent == null ? at(spot.place()) : find(parent).orElseThrow().entry().children();
        return siblings.get(spot.at() - 1);
    }

    private Menu cut(UUID id) {
        return new Menu(cut(main, id), cut(foot, id), removed);
    }

    private static List<Entry> cut(List<Entry> entries, UUID id) {
        return entries.stream()
                .filter(one -> !one.id().equals(id))
                .map(one -> one.with(cut(one.children(), id)))
                .toList();
    }

    private Optional<Menu> insert(Place place, @Nullable UUID parent, int at, Entry entry) {
        if (parent == null) {
            return Optional.of(entry)
                    .filter(it -> it.height() <= place.levels())
                    .map(it -> in(place, inserted(at(place), at, it)));
        }
        return find(parent)
                .filter(above -> above.place() == place)
                .filter(above -> above.level() + 1 + entry.height() <= place.levels())
                .map(above ->
                        replaced(
                                above.entry().with(inserted(above.entry().children(), at, entry))));
    }

    private Menu in(Place place, List<Entry> entries) {
        return place == Place.MAIN
                ? new Menu(entries, foot, removed)
                : new Menu(main, entries, removed);
    }

    private static List<Entry> inserted(List<Entry> entries, int at, Entry entry) {
        List<Entry> now = new ArrayList<>(entries);
        now.add(Math.clamp(at, 0, now.size()), entry);
        return now;
    }
}
