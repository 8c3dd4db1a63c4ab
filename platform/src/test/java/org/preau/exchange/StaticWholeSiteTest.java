package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.tenancy.Tenant;

/** A site that has one of everything, as files that need no server. */
class StaticWholeSiteTest {

    @Test
    void whatOnlyAServerCanDoIsSaidAndTheRestIsThere(@TempDir Path temporary) throws IOException {
        try (Movers movers = new Movers()) {
            Tenant from = movers.server.open("entier", "Chœur des Écluses");
            WholeSite.furnish(movers, from);
            Tenant now = movers.server.house().directory().bySlug(from.slug()).orElseThrow();
            Path folder = temporary.resolve("site");

            movers.exportStatic().run(now, movers.server.tenancy(now), folder, count -> {});

            assertThat(ExportStaticTest.dangling(folder)).isEmpty();
            Document form = page(folder, "formulaires/fete");
            assertThat(form.select("form[method=post], input[type=hidden]")).isEmpty();
            assertThat(form.select("main").text())
                    .contains("Une fête.", "Ce formulaire s’envoie sur le site en ligne.")
                    .doesNotContain("Étape");
            assertThat(form.select("main .sheet a").attr("href"))
                    .startsWith("http://entier.localhost")
                    .endsWith("/formulaires/fete");
            Document article = page(folder, "accorder-les-voix");
            assertThat(article.select(".comment").eachText()).hasSize(2);
            assertThat(article.select("#commentaires a[href*=commenter]").eachAttr("href"))
                    .isNotEmpty()
                    .allMatch(it -> it.startsWith("http://entier.localhost"));
            assertThat(article.select("#commentaires > p").text())
                    .startsWith("Sur le site en ligne :");
            assertThat(folder.resolve("commenter")).doesNotExist();
            assertThat(article.select("audio track").eachAttr("src"))
                    .hasSize(2)
                    .allMatch(it -> it.startsWith("data:text/vtt;base64,"));
            assertThat(article.select("details").text()).contains("Puis on rit.");
            assertThat(Files.readString(folder.resolve("recherche/texts.js")))
                    .contains("Puis on rit")
                    .doesNotContain("Signaler", "À lire aussi", "Lina published");
            Document home = page(folder, "");
            assertThat(home.select(".menu-list a").eachAttr("href"))
                    .containsExactly("concerts/index.html", "venir/index.html");
            assertThat(home.select("main").text()).contains("La ville", "Accorder les voix");
            assertThat(page(folder, "venir").select("a[hreflang=en]").attr("href"))
                    .isEqualTo("../come-and-see-us/index.html");
        }
    }

    private static Document page(Path folder, String path) throws IOException {
        return Jsoup.parse(folder.resolve(path).resolve("index.html").toFile());
    }
}
