package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages keep the HTML standard: every template of every theme, the portal, workspace and console.
 */
class ValidHtmlTest {

    @Test
    void everyPageOfEveryThemeIsValid() throws Exception {
        assertThat(String.join("\n", Vnu.faults(Previews.folder()))).isEmpty();
    }

    @Test
    void everyPageOfTheRouteTableIsValid(@TempDir Path folder) throws Exception {
        int pages = 0;
        try (Ground ground = Ground.filled()) {
            Itinerary way = EveryPageTest.itinerary(ground);
            for (Visit visit : EveryPageTest.seeds(ground, way)) {
                pages += write(ground, visit, folder) ? 1 : 0;
            }
        }
        List<String> faults = Vnu.faults(folder);
        System.out.println("valid html: " + pages + " pages, " + faults.size() + " faults");
        assertThat(String.join("\n", faults)).isEmpty();
        assertThat(pages).isGreaterThan(60);
    }

    @Test
    void whatIsNotValidIsSeen(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("wrong.html"),
                "<!doctype html><html lang=\"fr\"><title>x</title><p><div id=a></div><b id=a></p>");

        assertThat(Vnu.faults(folder)).hasSizeGreaterThanOrEqualTo(2);
    }

    private static boolean write(Ground ground, Visit visit, Path folder) throws IOException {
        HttpResponse<String> answer = ground.http(visit).get(visit.target());
        String type = answer.headers().firstValue("content-type").orElse("");
        if (!type.startsWith("text/html")) {
            return false;
        }
        String name =
                (visit.who() + visit.host() + visit.target()).replaceAll("[^A-Za-z0-9]+", "_");
        Files.writeString(
                folder.resolve(name.substring(0, Math.min(150, name.length())) + ".html"),
                answer.body());
        return true;
    }
}
