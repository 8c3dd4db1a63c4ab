package org.preau.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contrast rule of the design, on the palettes that the themes start with, by day and by night.
 */
class PaletteTest {

    private static final List<String> FIVE = List.of("paper", "ink", "main", "second", "soft");
    private static final double TEXT = 4.5;
    private static final double BODY_TEXT = 7;
    private static final double SHAPE = 3;

    /** One theme in one scheme. */
    record Scheme(Theme theme, String name, Palette palette) {

        /** The first of these colours that the theme declares. */
        String first(String... names) {
            return Stream.of(names).filter(palette::has).findFirst().orElseThrow();
        }

        void demand(String one, String other, double ratio) {
            assertThat(palette.contrast(one, other))
                    .as("%s %s: --%s on --%s", theme, name, one, other)
                    .isGreaterThanOrEqualTo(ratio);
        }

        @Override
        public String toString() {
            return theme + " " + name;
        }
    }

    static List<Scheme> schemes() {
        return Theme.all().stream()
                .flatMap(theme ->
                        Stream.of(
                                new Scheme(theme, "light", Palette.light(theme.css())),
                                new Scheme(theme, "dark", Palette.dark(theme.css()))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void textCanBeReadOnItsPaper(Scheme scheme) {
        scheme.demand("ink", "paper", BODY_TEXT);
        Stream.of(scheme.first("link", "ink"), "mute", "err")
                .forEach(colour -> scheme.demand(colour, "paper", TEXT));
        scheme.demand("on-main", "main", TEXT);
        if (scheme.palette().has("on-second")) scheme.demand("on-second", "second", TEXT);
    }

    /**
     * placette's soft is a board, written on in its own colour and never in ink; elsewhere it is a
     * quiet paper.
     */
    @ParameterizedTest
    @MethodSource("schemes")
    void textCanBeReadOnQuietAreas(Scheme scheme) {
        if (scheme.palette().has("on-board")) {
            scheme.demand("on-board", "board", TEXT);
        } else {
            Stream.of("ink", scheme.first("link", "ink"), "mute", "err")
                    .forEach(colour -> scheme.demand(colour, "soft", TEXT));
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void textCanBeReadOnTheOtherPapersOfATheme(Scheme scheme) {
        Stream.of("yellow", "blue", "pink", "green", "sky", "wall", "mint", "sun", "rose")
                .filter(scheme.palette()::has)
                .forEach(paper -> scheme.demand("ink", paper, TEXT));
    }

    /** cartable writes in red on its coloured papers, grenier on a third strong colour. */
    @ParameterizedTest
    @MethodSource("schemes")
    void whatAThemeWritesBesideInkCanBeRead(Scheme scheme) {
        if (scheme.palette().has("red")) {
            Stream.of("paper", "soft", "sun").forEach(paper -> scheme.demand("red", paper, TEXT));
        }
        Stream.of("third", "deep")
                .filter(scheme.palette()::has)
                .forEach(band -> scheme.demand("on-" + band, band, TEXT));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void fieldsAndFocusCanBeSeen(Scheme scheme) {
        scheme.demand(scheme.first("edge-field", "edge"), "paper", SHAPE);
        scheme.demand(scheme.first("focus", "second"), "paper", SHAPE);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void thePropertiesAndTheStyleSheetStartFromTheSameFiveColours(Scheme scheme) {
        var declared = scheme.theme().properties();
        FIVE.forEach(colour ->
                assertThat(scheme.palette().hex(colour))
                        .isEqualTo(
                                declared.getProperty("palette." + scheme.name() + "." + colour)));
    }

    @Test
    void contrastIsThatOfTheNorm() {
        var palette = new Palette(Map.of("black", "#000", "white", "#ffffff", "grey", "#767676"));

        assertThat(palette.contrast("black", "white")).isEqualTo(21, Offset.offset(0.001));
        assertThat(palette.contrast("grey", "white")).isEqualTo(4.54, Offset.offset(0.01));
    }
}
