package org.preau.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.preau.media.Media;
import org.preau.media.MediaAddress;
import org.preau.menu.BringMenu;
import org.preau.text.Slugs;

/** The menus of a WXR file: its lines, each a small item, by the menu that they belong to. */
final class WordPressMenus {

    private static final int MOST = 1_000;
    private static final int WORDS = 500;

    private final WordPressKnown known;
    private final WordPressMedia media;
    private final Map<String, List<Arriving.AnEntry>> menus = new LinkedHashMap<>();
    private int count;

    WordPressMenus(WordPressKnown known, WordPressMedia media) {
        this.known = known;
        this.media = media;
    }

    /** A line; one that was never saved belongs to nothing. */
    void entry(WxrItem it) {
        if (it.menu().isEmpty() || !it.status().equals("publish") || ++count > MOST) {
            return;
        }
        String label = Arrivals.cut(WordPressKnown.plain(it.get("title")), WORDS);
        menus.computeIfAbsent(it.menu(), any -> new ArrayList<>())
                .add(
                        new Arriving.AnEntry(
                                it.id(),
                                parent(it),
                                it.rank(),
                                known.id("menu", it.id()),
                                goal(it, label),
                                label));
    }

    /** All menus, in the order in which they were met. */
    List<Arriving.AMenu> all() {
        return menus.entrySet().stream()
                .map(it -> new Arriving.AMenu(known.menu(it.getKey()), it.getValue()))
                .toList();
    }

    private static String parent(WxrItem it) {
        String parent = it.meta().getOrDefault("_menu_item_menu_item_parent", "0");
        return parent.equals("0") ? "" : parent;
    }

    private BringMenu.Goal goal(WxrItem it, String label) {
        String number = it.meta().getOrDefault("_menu_item_object_id", "");
        return switch (it.meta().getOrDefault("_menu_item_type", "")) {
            case "post_type" -> new BringMenu.ToText(known.id("", number));
            case "taxonomy" ->
                    it.meta().getOrDefault("_menu_item_object", "").equals("post_tag")
                            ? tag(number)
                            : known.sectionOfTerm(number)
                                    .<BringMenu.Goal>map(BringMenu.ToSection::new)
                                    .orElseGet(BringMenu.Nowhere::new);
            case "custom" -> address(label, it.meta().getOrDefault("_menu_item_url", "").strip());
            default -> new BringMenu.Nowhere();
        };
    }

    private BringMenu.Goal tag(String term) {
        String name = known.tag(term);
        return name.isEmpty()
                ? new BringMenu.Nowhere()
                : new BringMenu.ToAddress("/etiquette/" + Slugs.from(name));
    }

    /** An address of that site leads to what stands for it here, or nowhere any more. */
    private BringMenu.Goal address(String source, String address) {
        Optional<String> path = known.places.path(address.replaceFirst("#.*$", ""));
        if (address.isEmpty() || address.startsWith("#")) {
            return new BringMenu.Nowhere();
        }
        if (path.isEmpty()) {
            return new BringMenu.ToAddress(address);
        }
        if (media.isUpload(address)) {
            Optional<Media> file = media.at(source, address);
            return file.<BringMenu.Goal>map(
                            it -> new BringMenu.ToAddress(MediaAddress.of(it).path()))
                    .orElseGet(BringMenu.Nowhere::new);
        }
        return address.indexOf('#') < 0
                ? own(path.get())
                : new BringMenu.ToAddress(known.places.here(address));
    }

    private BringMenu.Goal own(String path) {
        if (path.equals("/")) {
            return new BringMenu.ToHome();
        }
        Optional<BringMenu.Goal> text =
                known.places.text(path).map(it -> new BringMenu.ToText(known.id("", it)));
        return text.or(() -> known.sectionAt(path).map(BringMenu.ToSection::new))
                .orElseGet(BringMenu.Nowhere::new);
    }
}
