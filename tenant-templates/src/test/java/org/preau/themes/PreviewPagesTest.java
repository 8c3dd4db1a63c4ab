package org.preau.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Leaves the previews in {@code target/previews}, where the platform's browser test visits them.
 */
class PreviewPagesTest {

    private static final Path PREVIEWS = Path.of("target", "previews");

    @Test
    void everyPageOfEveryThemeIsWrittenInBothLanguages() throws IOException {
        emptied(PREVIEWS);

        List<Path> pages = PreviewPages.write(PREVIEWS);

        assertThat(pages).hasSize(Theme.all().size() * Fixture.all().size() * 2);
        assertThat(PREVIEWS.resolve("kiosque/home-full.fr.html"))
                .content()
                .contains("theme-kiosque");
        assertThat(PREVIEWS.resolve("kiosque/theme.css")).content().contains("--paper:");
    }

    private static void emptied(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
