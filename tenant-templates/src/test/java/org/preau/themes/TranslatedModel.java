package org.preau.themes;

import static org.preau.themes.Models.map;
import static org.preau.themes.Models.with;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The full model as a translation written from right to left: the texts of the association in the
 * other script, names, hours and numbers as they are everywhere.
 */
final class TranslatedModel {

    private static final Set<String> TEXTS =
            Set.of(
                    "title",
                    "label",
                    "lead",
                    "text",
                    "kicker",
                    "caption",
                    "tagline",
                    "about",
                    "note",
                    "role",
                    "competition",
                    "us",
                    "them",
                    "what",
                    "lunch",
                    "headTitle");

    private static final String ARABIC =
            "تجتمع جمعية الحي كل يوم اثنين في الساحة الكبيرة لمناقشة الأشغال والحديقة والاحتفالات القادمة";
    private static final String HEBREW =
            "ועד השכונה נפגש בכל יום שני בכיכר הגדולה כדי לדון בעבודות בגינה ובחגיגות הקרובות";

    private TranslatedModel() {}

    static Map<String, Object> into(String language, String around, Map<String, Object> model) {
        List<String> words = List.of((language.equals("ar") ? ARABIC : HEBREW).split(" "));
        Map<String, Object> translated = translated(words, model);
        translated.put(
                "site",
                with(
                        site(translated),
                        "lang",
                        language,
                        "dir",
                        "rtl",
                        "around",
                        around,
                        "languages",
                        List.of(
                                map("label", "Français", "url", "/", "lang", "fr"),
                                map(
                                        "label",
                                        language.equals("ar") ? "العربية" : "עברית",
                                        "url",
                                        "/" + language,
                                        "lang",
                                        language,
                                        "current",
                                        true))));
        return translated;
    }

    private static Map<String, Object> site(Map<String, Object> model) {
        return model.get("site") instanceof Map<?, ?> site ? Models.cast(site) : map();
    }

    private static Map<String, Object> translated(List<String> words, Map<String, Object> model) {
        Map<String, Object> translated = with(model);
        translated.replaceAll((name, value) -> said(words, name, value));
        return translated;
    }

    private static Object said(List<String> words, String name, Object value) {
        return switch (value) {
            case String text when name.equals("title") ->
                    said(words, text) + " " + Math.floorMod(text.hashCode(), 1_000);
            case String text when TEXTS.contains(name) -> said(words, text);
            case String html when name.equals("body") ->
                    Stream.of(html.split("(?<=>)|(?=<)"))
                            .map(part ->
                                    part.startsWith("<") || !part.matches("(?s).*\\p{L}.*")
                                            ? part
                                            : said(words, part))
                            .collect(Collectors.joining());
            case Map<?, ?> map when !Set.of("date", "updated").contains(name) ->
                    translated(words, Models.cast(map));
            case List<?> list -> list.stream().map(item -> said(words, "item", item)).toList();
            default -> value;
        };
    }

    /** As many words as there were, and a number where there was one. */
    private static String said(List<String> words, String text) {
        List<String> parts = List.of(text.split(" ", -1));
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            boolean kept = parts.get(i).matches(".*\\d.*");
            said.append(i == 0 ? "" : " ")
                    .append(kept ? parts.get(i) : words.get((i + text.length()) % words.size()));
        }
        return said.toString();
    }
}
