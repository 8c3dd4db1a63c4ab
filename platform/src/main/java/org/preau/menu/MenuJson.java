package org.preau.menu;

import java.util.List;

/**
 * The menus as the API gives them.
 *
 * @param automatic whether they follow sections and pages by themselves; both lists are empty then
 */
public record MenuJson(
        boolean automatic, List<EntryJson> main, List<EntryJson> foot, List<EntryJson> removed) {

    static MenuJson of(Menus.Kept kept) {
        return kept.menu()
                .map(menu ->
                        new MenuJson(
                                false,
                                all(menu.main()),
                                all(menu.foot()),
                                all(menu.removed().stream().map(Menu.Removed::entry).toList())))
                .orElseGet(() -> new MenuJson(true, List.of(), List.of(), List.of()));
    }

    private static List<EntryJson> all(List<Entry> entries) {
        return entries.stream().map(EntryJson::of).toList();
    }
}
