package org.preau.themes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One page to render: a template and how much of its model is filled. */
record Fixture(String template, Extent extent) {

    /**
     * FULL gives every value that MODEL.md names; MINIMAL gives those it calls always; EMPTY is
     * full but for its lists; SINGLE has one item in each list; ENDLESS has words and lists that do
     * not fit; ARABIC and HEBREW are full, translated, the words around them staying as they are.
     */
    enum Extent {
        FULL,
        MINIMAL,
        EMPTY,
        SINGLE,
        ENDLESS,
        ARABIC,
        HEBREW
    }

    static final List<String> TEMPLATES =
            List.of(
                    "home",
                    "section",
                    "agenda",
                    "article",
                    "page",
                    "form",
                    "form-done",
                    "comment",
                    "player",
                    "search",
                    "not-found",
                    "legal",
                    "privacy",
                    "accessibility",
                    "suspended",
                    "broken");

    /**
     * Every template with all and with the fewest values, the two that have an empty state, and
     * those with lists and long words strained.
     */
    static List<Fixture> all() {
        Stream<Fixture> both =
                TEMPLATES.stream()
                        .flatMap(template ->
                                Stream.of(
                                        new Fixture(template, Extent.FULL),
                                        new Fixture(template, Extent.MINIMAL)));
        return Stream.concat(
                        both,
                        Stream.of(
                                new Fixture("section", Extent.EMPTY),
                                new Fixture("agenda", Extent.EMPTY),
                                new Fixture("search", Extent.EMPTY),
                                new Fixture("form", Extent.EMPTY),
                                new Fixture("comment", Extent.EMPTY),
                                new Fixture("home", Extent.SINGLE),
                                new Fixture("section", Extent.SINGLE),
                                new Fixture("home", Extent.ENDLESS),
                                new Fixture("section", Extent.ENDLESS),
                                new Fixture("agenda", Extent.ENDLESS),
                                new Fixture("article", Extent.ENDLESS),
                                new Fixture("form", Extent.ENDLESS),
                                new Fixture("legal", Extent.ENDLESS),
                                new Fixture("home", Extent.ARABIC),
                                new Fixture("section", Extent.ARABIC),
                                new Fixture("agenda", Extent.ARABIC),
                                new Fixture("article", Extent.ARABIC),
                                new Fixture("form", Extent.ARABIC),
                                new Fixture("home", Extent.HEBREW),
                                new Fixture("article", Extent.HEBREW)))
                .toList();
    }

    /** The model that the server would give. */
    Map<String, Object> model(Theme theme, String language) {
        return switch (extent) {
            case FULL -> FullModel.of(template, theme, language);
            case MINIMAL -> MinimalModel.of(template, theme, language);
            case EMPTY -> FullModel.emptied(template, theme, language);
            case SINGLE -> StrainedModel.single(FullModel.of(template, theme, language));
            case ARABIC ->
                    TranslatedModel.into("ar", language, FullModel.of(template, theme, language));
            case HEBREW ->
                    TranslatedModel.into("he", language, FullModel.of(template, theme, language));
            case ENDLESS -> StrainedModel.endless(FullModel.of(template, theme, language));
        };
    }

    @Override
    public String toString() {
        return template + "-" + extent.name().toLowerCase(Locale.ROOT);
    }
}
