package org.preau.exchange;

import static org.preau.exchange.SpipKnown.said;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.preau.exchange.SpipPlaces.Thing;
import org.preau.menu.BringMenu;

/**
 * The menus of SPIP's plugin of that name, where it was: a menu of its own, or one below an entry
 * of another; entries with their parameters as PHP writes them.
 */
final class SpipMenus {

    private static final int MOST = 1_000;
    private static final int WORDS = 500;

    private final SpipKnown known;
    private final SpipSections sections;

    /** By the number of a menu below it, the entry; menus of their own have none. */
    private final Map<String, String> above = new HashMap<>();

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> menuOfEntry = new HashMap<>();
    private final Map<String, List<Arriving.AnEntry>> entries = new HashMap<>();
    private int count;

    SpipMenus(SpipKnown known, SpipSections sections) {
        this.known = known;
        this.sections = sections;
    }

    /** Reads them all; none where there is no such table. */
    List<Arriving.AMenu> all(SpipTables tables) throws IOException {
        tables.each("menus", this::menu);
        tables.each("menus_entrees", this::entry);
        Map<String, List<Arriving.AnEntry>> whole = new LinkedHashMap<>();
        names.keySet().forEach(menu -> whole.put(menu, new ArrayList<>()));
        entries.forEach((menu, of) ->
                whole.computeIfAbsent(top(menu), any -> new ArrayList<>()).addAll(of));
        return whole.entrySet().stream()
                .map(it -> new Arriving.AMenu(names.getOrDefault(it.getKey(), ""), it.getValue()))
                .toList();
    }

    private void menu(Map<String, String> row) {
        if (++count > MOST) {
            return;
        }
        String entry = said(row, "id_menus_entree");
        if (entry.isEmpty() || entry.equals("0")) {
            names.put(
                    said(row, "id_menu"),
                    Arrivals.cut(
                            said(row, "identifiant") + " " + known.plain(row, "titre"), WORDS));
        } else {
            above.put(said(row, "id_menu"), entry);
        }
    }

    private void entry(Map<String, String> row) {
        if (++count > MOST) {
            return;
        }
        String id = said(row, "id_menus_entree");
        String menu = said(row, "id_menu");
        Map<String, String> said = PhpValues.of(said(row, "parametres"));
        String label = Arrivals.cut(label(said), WORDS);
        menuOfEntry.put(id, menu);
        entries.computeIfAbsent(menu, any -> new ArrayList<>())
                .add(
                        new Arriving.AnEntry(
                                id,
                                above.getOrDefault(menu, ""),
                                rank(said(row, "rang")),
                                known.id(new Thing("menu", id)),
                                goal(said(row, "type_entree"), said),
                                label));
    }

    /** The menu of its own that a menu stands in; a circle ends. */
    private String top(String menu) {
        String at = menu;
        for (int i = 0; i < 12 && above.containsKey(at); i++) {
            at = menuOfEntry.getOrDefault(above.getOrDefault(at, ""), at);
        }
        return at;
    }

    private static int rank(String rank) {
        return rank.matches("[0-9]{1,8}") ? Integer.parseInt(rank) : 0;
    }

    private String label(Map<String, String> said) {
        return SpipText.plain(
                known.language(), Arrivals.cut(said.getOrDefault("titre", ""), WORDS));
    }

    private BringMenu.Goal goal(String kind, Map<String, String> said) {
        return switch (kind) {
            case "accueil" -> new BringMenu.ToHome();
            case "objet" ->
                    thing(
                            new Thing(
                                    said.getOrDefault("type_objet", ""),
                                    said.getOrDefault("id_objet", "")));
            case "rubrique", "rubriques", "rubriques_completes", "articles_rubrique" ->
                    thing(new Thing("rubrique", said.getOrDefault("id_rubrique", "")));
            default -> {
                String address = first(said, "url", "lien", "adresse", "url_lien");
                yield address.isEmpty() ? new BringMenu.Nowhere() : address(address);
            }
        };
    }

    private BringMenu.Goal thing(Thing it) {
        return switch (it.kind()) {
            case "rubrique" -> section(it);
            case "article", "breve" -> new BringMenu.ToText(known.id(it));
            default -> new BringMenu.Nowhere();
        };
    }

    private BringMenu.Goal section(Thing it) {
        UUID here = sections.of(it.id());
        return here == null ? new BringMenu.Nowhere() : new BringMenu.ToSection(here);
    }

    private BringMenu.Goal address(String address) {
        Optional<Thing> meant = known.places.meant(address);
        String own = known.places.site();
        boolean home = address.replaceFirst("/+$", "").equals(own) && !own.isEmpty();
        if (home || address.equals("/")) {
            return new BringMenu.ToHome();
        }
        return meant.map(this::thing).orElseGet(() -> new BringMenu.ToAddress(address));
    }

    private static String first(Map<String, String> said, String... names) {
        for (String name : names) {
            if (!said.getOrDefault(name, "").isBlank()) {
                return said.getOrDefault(name, "").strip();
            }
        }
        return "";
    }
}
