package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.base.Ids;
import org.preau.exchange.ExportStatic;
import org.preau.sql.TenantTx;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.theme.HostDetails;
import org.preau.theme.PublicSite;
import org.preau.theme.Themes;

/** A site opened from a folder, in a real browser without a server. */
class StaticExportTest {

    @Test
    void aFolderIsReadSearchedAndAsksNothingOfTheWeb(@TempDir Path folder) throws IOException {
        try (TestServer server = TestServer.start();
                BrowserContext visitor = Chromium.visitor()) {
            Tenant alpha = server.alpha();
            server.house()
                    .database()
                    .operator(
                            "a theme that has fonts",
                            tx -> tx.query("update tenant set theme = 'kiosque'").execute());
            server.house().database().write(server.tenancy(alpha), StaticExportTest::texts);
            export(server, folder);
            List<String> asked = new ArrayList<>();
            List<String> failed = new ArrayList<>();
            visitor.onRequest(request -> asked.add(request.url()));
            visitor.onRequestFailed(request -> failed.add(request.url()));
            Page page = visitor.newPage();
            page.onPageError(failed::add);

            page.navigate(folder.resolve("index.html").toUri().toString());
            page.locator(".card-title a").first().click();
            assertThat(page.locator("h1").textContent()).contains("Le grand bal");
            page.waitForFunction("() => document.fonts.status === 'loaded'");
            Object fonts =
                    page.evaluate(
                            "() => [...document.fonts].filter(it => it.status === 'loaded').length");
            assertThat((Integer) fonts).as("the theme's fonts").isPositive();
            page.locator("form[role=search] input").first().fill("ECLUSE");
            page.locator("form[role=search] input").first().press("Enter");
            page.waitForURL("**/recherche/index.html?q=ECLUSE");

            assertThat(page.locator("#found .search-count").textContent()).contains("1 résultat");
            page.locator("#found a").first().click();
            assertThat(page.locator("h1").textContent()).contains("Le grand bal");
            page.goBack();
            page.locator("#q").fill("<b>rien");
            page.locator("#q").press("Enter");
            assertThat(page.locator("#found").textContent()).contains("Aucun résultat");
            assertThat(page.locator("#found b").count()).isZero();
            assertThat(asked).allMatch(url -> url.startsWith(folder.toUri().toString()));
            assertThat(failed).isEmpty();
        }
    }

    private static void export(TestServer server, Path to) throws IOException {
        Themes themes = Themes.onClassPath();
        PublicSite site =
                new PublicSite(
                        server.house().database(),
                        server.house().store(),
                        themes,
                        server.house().messages(),
                        server.house().origins(),
                        () -> new HostDetails("Hôte", List.of(), "", "", "https://hote.example"),
                        List.of(),
                        server.house().clock());
        Tenant now = server.house().directory().bySlug(server.alpha().slug()).orElseThrow();
        new ExportStatic(
                        site,
                        tenancy -> Map.of(),
                        themes::file,
                        server.house().origins(),
                        server.house().messages())
                .run(now, server.tenancy(now), to, count -> {});
    }

    private static int texts(TenantTx tx) {
        tx.query(
                        """
                        with made as (
                            insert into article (id, kind, slug, title, lead, body, state, published_at)
                            values (:id, 'article', 'le-grand-bal', 'Le grand bal', 'Au bord de l’eau.',
                                    'On danse près des écluses, puis on chante.', 'published', now() - interval '1 day')
                            returning id, slug)
                        insert into address (slug, article_id) select slug, id from made
                        """)
                .bind("id", Ids.next())
                .execute();
        tx.siteChanged();
        return 0;
    }
}
