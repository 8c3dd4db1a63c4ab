package org.preau.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.exchange.Arriving.AMenu;
import org.preau.exchange.Arriving.AnEntry;
import org.preau.menu.BringMenu;
import org.preau.menu.BringMenu.Wish;
import org.preau.text.Message;

/**
 * Brings the menus of a former site: of as many as it had, the one for the head of pages and the
 * one for their foot, known by their names, else the largest for the head.
 */
final class ArrivingMenus {

    private static final Pattern FOOT =
            Pattern.compile("(?iu)(?:foot|pied|bas\\b|bottom|l[eé]gal|mentions)");
    private static final Pattern HEAD =
            Pattern.compile("(?iu)(?:princip|primary|main|head|haut|nav|top)");

    /** A circle of entries ends here. */
    private static final int DEPTH = 12;

    private final BringMenu bring;
    private final Arrivals arrivals;
    private final ArrivalReport report;

    ArrivingMenus(BringMenu bring, Arrivals arrivals) {
        this.bring = bring;
        this.arrivals = arrivals;
        this.report = arrivals.report();
    }

    /** Once sections and texts are here; nothing happens when no menu has an entry. */
    void bring(List<AMenu> all) {
        List<AMenu> menus = all.stream().filter(it -> !it.entries().isEmpty()).toList();
        Optional<AMenu> foot =
                menus.stream().filter(it -> FOOT.matcher(it.name()).find()).findFirst();
        Predicate<AMenu> other = it -> foot.filter(it::equals).isEmpty();
        Optional<AMenu> head =
                menus.stream()
                        .filter(other)
                        .filter(it -> HEAD.matcher(it.name()).find())
                        .findFirst()
                        .or(() ->
                                menus.stream()
                                        .filter(other)
                                        .max(Comparator.comparingInt(it -> it.entries().size())));
        if (head.isEmpty() && foot.isEmpty()) {
            return;
        }
        menus.stream()
                .filter(other)
                .filter(it -> head.filter(it::equals).isEmpty())
                .forEach(it -> note(Fate.LOST, it.name(), "menu-third"));
        bring(
                new BringMenu.Command(
                        head.map(ArrivingMenus::tree).orElse(List.of()),
                        foot.map(ArrivingMenus::tree).orElse(List.of())));
    }

    private void bring(BringMenu.Command command) {
        switch (bring.run(arrivals.desk(), command)) {
            case BringMenu.Brought brought -> {
                for (int i = 0; i < brought.entries(); i++) {
                    report.add(What.MENU, Fate.CREATED);
                }
                arrivals.passage().came(What.MENU, brought.mark(), 1);
                lost(brought.nowhere());
                brought.raised()
                        .forEach(it ->
                                report.say(
                                        What.MENU,
                                        Fate.CHANGED,
                                        it.label(),
                                        Message.of("exchange.why.menu-raised")));
                brought.tooMany().forEach(it -> note(Fate.LOST, it.label(), "menu-too-many"));
            }
            case BringMenu.Same() -> report.add(What.MENU, Fate.SAME);
            case BringMenu.Kept() -> note(Fate.KEPT, "", "menu-kept");
            case BringMenu.Nothing(List<Wish> nowhere) -> lost(nowhere);
        }
    }

    private void lost(List<Wish> nowhere) {
        nowhere.forEach(it -> note(Fate.LOST, it.label(), "menu-nowhere"));
    }

    private void note(Fate fate, String source, String why) {
        report.note(What.MENU, fate, source, Message.of("exchange.why." + why));
    }

    /**
     * Entries whose parent is not there stand at the top; of two with one key the first counts, so
     * that there are never more of them than there were.
     */
    private static List<Wish> tree(AMenu menu) {
        Map<String, AnEntry> byKey = new LinkedHashMap<>();
        menu.entries().forEach(it -> byKey.putIfAbsent(it.key(), it));
        Map<String, List<AnEntry>> below = new HashMap<>();
        byKey.values().stream()
                .sorted(Comparator.comparingInt(AnEntry::rank))
                .forEach(it ->
                        below.computeIfAbsent(
                                        byKey.containsKey(it.parent()) ? it.parent() : "",
                                        any -> new ArrayList<>())
                                .add(it));
        return wishes(below, "", 0);
    }

    private static List<Wish> wishes(Map<String, List<AnEntry>> below, String key, int depth) {
        return depth > DEPTH
                ? List.of()
                : below.getOrDefault(key, List.of()).stream()
                        .map(it ->
                                new Wish(
                                        it.id(),
                                        it.goal(),
                                        it.label(),
                                        wishes(below, it.key(), depth + 1)))
                        .toList();
    }
}
