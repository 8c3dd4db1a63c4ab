package org.preau.themes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StyleSheetTest {

    private static final int PAGE_LIMIT = 100_000;
    private static final Pattern URL = Pattern.compile("url\\(([^)]*)\\)");

    static List<Theme> themes() {
        return Theme.all();
    }

    @Test
    void pageBlancheStaysUnderEightKibibytes() {
        assertThat(bytes(theme("page-blanche").css())).isLessThan(8_192);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void aFullHomePageWithItsStylesIsLight(Theme theme) {
        var home = new Fixture("home", Fixture.Extent.FULL);
        String html = new Renderer(theme, "fr").render(home.template(), home.model(theme, "fr"));

        assertThat(bytes(html) + bytes(theme.css())).isLessThan(PAGE_LIMIT);
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyFileNamedIsInTheTheme(Theme theme) {
        var named = URL.matcher(theme.css()).results().map(match -> match.group(1));

        assertThat(named)
                .allSatisfy(file -> assertThat(theme.folder().resolve(file)).isNotEmptyFile());
        assertThat(theme.preload())
                .allSatisfy(file -> assertThat(theme.folder().resolve(file)).isNotEmptyFile());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyFontComesWithItsLicence(Theme theme) throws IOException {
        var fonts = theme.folder().resolve("fonts");
        if (!Files.exists(fonts)) return;
        try (var files = Files.list(fonts)) {
            for (String font :
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".woff2"))
                            .toList()) {
                String family = font.replaceFirst("-(latin|fallback)-.*", "");
                assertThat(fonts.resolve("OFL-" + family + ".txt"))
                        .content()
                        .contains("SIL OPEN FONT LICENSE");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("themes")
    void aSmallPictureShowsAThemeToWhoeverChooses(Theme theme) {
        assertThat(theme.folder().resolve("preview.webp"))
                .isNotEmptyFile()
                .satisfies(picture -> assertThat(Files.size(picture)).isLessThan(16_384));
    }

    @ParameterizedTest
    @MethodSource("themes")
    void nothingIsFetchedFromElsewhereAndNothingIsInline(Theme theme) {
        assertThat(theme.css()).doesNotContain("data:", "//", "@import");
    }

    @ParameterizedTest
    @MethodSource("themes")
    void bracesAreBalanced(Theme theme) {
        String css = theme.css();

        assertThat(css.chars().filter(c -> c == '{').count())
                .isEqualTo(css.chars().filter(c -> c == '}').count());
    }

    @ParameterizedTest
    @MethodSource("themes")
    void aThemeSaysWhoItIsInBothLanguages(Theme theme) {
        assertThat(theme.properties()).containsEntry("key", theme.key());
        assertThat(theme.properties())
                .containsKeys(
                        "name.fr",
                        "name.en",
                        "description.fr",
                        "description.en",
                        "base",
                        "themeColor.light",
                        "themeColor.dark");
    }

    private static Theme theme(String key) {
        return themes().stream().filter(theme -> theme.key().equals(key)).findFirst().orElseThrow();
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
