package org.preau.themes;

import static org.preau.themes.Models.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The full model, drawn out or cut short: names that never end and lists that do not fit a row, or
 * one item of everything.
 */
final class StrainedModel {

    /** One word wider than a telephone, after a title of ninety characters. */
    private static final String ENDLESS =
            " et tout ce que l’assemblée générale extraordinaire de printemps en a dit"
                    + " Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherung";

    private static final Set<String> WORDS =
            Set.of(
                    "title",
                    "label",
                    "name",
                    "lead",
                    "text",
                    "role",
                    "caption",
                    "credit",
                    "kicker",
                    "place",
                    "tagline",
                    "about",
                    "note",
                    "day",
                    "by",
                    "us",
                    "them",
                    "competition",
                    "home",
                    "away",
                    "team",
                    "what",
                    "lunch");

    /** Lists whose items have no identifier of their own, and so can come again. */
    private static final Set<String> REPEATABLE =
            Set.of(
                    "menu",
                    "cards",
                    "people",
                    "figures",
                    "actions",
                    "partners",
                    "images",
                    "files",
                    "scores",
                    "teams",
                    "ads",
                    "needs",
                    "items");

    private static final Set<String> KEPT = Set.of("blocks", "pages", "languages", "preload");

    private StrainedModel() {}

    /** Every word endless, every list three times as long. */
    static Map<String, Object> endless(Map<String, Object> model) {
        Map<String, Object> strained = with(model);
        strained.replaceAll(StrainedModel::longer);
        return strained;
    }

    /** One item in every list; the blocks of a home page all remain. */
    static Map<String, Object> single(Map<String, Object> model) {
        Map<String, Object> cut = with(model);
        cut.replaceAll(StrainedModel::shorter);
        return cut;
    }

    private static Object longer(String name, Object value) {
        return switch (value) {
            case String text when WORDS.contains(name) -> text + ENDLESS;
            case Map<?, ?> map when !Set.of("date", "updated").contains(name) ->
                    endless(Models.cast(map));
            case List<?> list when !name.equals("languages") -> longer(name, list);
            default -> value;
        };
    }

    private static Object longer(String name, List<?> list) {
        List<Object> longer = new ArrayList<>();
        for (int i = 0; i < (REPEATABLE.contains(name) ? 3 : 1); i++) {
            list.forEach(item -> longer.add(longer("item", item)));
        }
        return longer;
    }

    private static Object shorter(String name, Object value) {
        return switch (value) {
            case Map<?, ?> map -> single(Models.cast(map));
            case List<?> list ->
                    list.stream()
                            .limit(KEPT.contains(name) ? list.size() : 1)
                            .map(item -> shorter("item", item))
                            .toList();
            default -> value;
        };
    }
}
