package org.preau.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.preau.postgres.DatabaseAccess;
import org.preau.postgres.EmbeddedPostgres;
import org.preau.testing.ServerProcess;

/**
 * The server is killed with its PostgreSQL, as a process, while somebody writes in a browser; once
 * it is back, the text is there: by itself in the tab that stayed open, at a press in one that was
 * closed too. The same of a block of the home page, whose form is not that of a text.
 */
class KilledWhileWritingTest {

    private static final String EMAIL = "clara@killed.example";

    private static final String BLOCK = "/espace/alpha/accueil/nouveau/figures";

    private final Path data = folder();
    private final int port = freePort();

    @Test
    void theTextIsThereWhenTheServerIs() throws Exception {
        try (BrowserContext context = Chromium.visitor()) {
            Page page = context.newPage();
            Page block;
            try (ServerProcess first = start()) {
                somebody();
                signIn(page);
                page.navigate(at("/espace/alpha/articles/nouveau"));
                editor(page).click();
                page.locator("#f-title").fill("Pendant la panne");
                editor(page).click();
                page.keyboard().type("Ceci est arrivé.");
                says(page, "Gardé à");
                page.keyboard().type(" Ceci est en chemin");
                block = context.newPage();
                block.navigate(at(BLOCK));
                block.locator("#f-title").fill("Nos chiffres");
                says(block, "Gardé à");
                page.bringToFront();
                first.kill();
                block.locator(".line input").first().fill("112 membres");
                says(block, "Pas de connexion");
                block.close();
                page.keyboard().type(" quand tout tombe.");
                says(page, "Pas de connexion");
            }

            String place;
            try (ServerProcess second = start()) {
                says(page, "Gardé à");
                assertThat(kept())
                        .containsExactly("Ceci est arrivé. Ceci est en chemin quand tout tombe.");
                button(page, "Enregistrer").click();
                assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();
                place = page.url();
                editor(page).press("Control+End");
                page.keyboard().type(" Et ceci");
                second.kill();
                page.keyboard().type(" meurt avec l’onglet.");
                says(page, "Pas de connexion");
                page.close();
            }

            try (ServerProcess third = start()) {
                assertThat(third.pid()).isPositive();
                Page again = context.newPage();
                again.navigate(place);
                button(again, "Le reprendre").click();
                assertThat(editor(again))
                        .hasText(
                                "Ceci est arrivé. Ceci est en chemin quand tout tombe. Et ceci meurt avec l’onglet.");
                block = context.newPage();
                block.navigate(at(BLOCK));
                block.locator("[data-found]:visible [data-take]").first().click();
                assertThat(block.locator("#f-title")).hasValue("Nos chiffres");
                assertThat(block.locator(".line input").first()).hasValue("112 membres");
            }
        }
    }

    private ServerProcess start() throws IOException {
        return ServerProcess.start(data, Map.of("PREAU_PORT", Integer.toString(port)));
    }

    private void signIn(Page page) throws Exception {
        page.navigate(command("account", "sign-in-link", EMAIL).strip());
        page.locator("main form button[type=submit]").click();
        page.waitForURL(Pattern.compile("/espace"));
    }

    /** A president of alpha. */
    private void somebody() throws Exception {
        sql(
                "insert into preau.tenant (tenant_id, kind, slug, name, theme) values (gen_random_uuid(), 'association', 'alpha', 'Alpha', 'placette');"
                        + " insert into preau.site (tenant_id) select tenant_id from preau.tenant where slug = 'alpha';"
                        + " select pg_notify('preau_tenant', tenant_id::text) from preau.tenant where slug = 'alpha'");
        command("account", "create", EMAIL, "--name", "Clara");
        sql(
                "insert into preau.membership (tenant_id, account_id, office) select t.tenant_id, a.account_id, 'president' from preau.tenant t, preau.account a where t.slug = 'alpha' and a.email = '"
                        + EMAIL
                        + "'");
    }

    /** What the server has of texts that nobody has saved. */
    private List<String> kept() throws SQLException {
        List<String> kept = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select body from preau.autosave")) {
            while (rows.next()) {
                kept.add(rows.getString(1));
            }
        }
        return kept;
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private Connection connect() throws SQLException {
        DatabaseAccess access =
                EmbeddedPostgres.attach(data.resolve("postgresql")).superuser("preau");
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    /** A command of the platform, as an operator gives it beside the running server. */
    private String command(String... words) throws Exception {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                "org.preau.main.Main"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PREAU_PORT", Integer.toString(port));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    /** The page tries again every half minute at the latest. */
    private static void says(Page page, String words) {
        assertThat(page.locator("[data-saved]").first())
                .containsText(
                        words, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    private static Locator editor(Page page) {
        return page.locator(".ProseMirror");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("preau-killed-writing");
            return Files.setPosixFilePermissions(
                    folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
