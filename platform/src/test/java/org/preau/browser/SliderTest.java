package org.preau.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.archive.Reason;
import org.preau.backup.vault.Progress;
import org.preau.main.ArchiveWiring;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/**
 * A site is broken on purpose and brought back with the slider, in under a minute, without help.
 */
@SuppressWarnings("NullAway.Init") // set before each
class SliderTest {

    private static final String MARION = "marion@slider.example";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private TestServer server;
    private Fixture fixture;
    private BrowserContext context;
    private Page page;
    private Watch watch;
    private long broken;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start();
        fixture = new Fixture(server);
        fixture.reset();
        change("delete from preau.restoration");
        server.link("Marion", MARION);
        fixture.run(
                List.of(
                        "insert into preau.membership (tenant_id, account_id, office) select '"
                                + server.alpha().id()
                                + "', account_id, 'president' from preau.account where email = '"
                                + MARION
                                + "'"));
        context = Chromium.visitor();
        page = context.newPage();
        page.navigate(server.link("Marion", MARION));
        page.locator("main form button[type=submit]").click();
        page.waitForURL(Pattern.compile("/espace"));
        watch = new Watch(page, server.port());
        change("update preau.site set tagline = 'La fanfare du dimanche'");
        take();
        change("update preau.article set title = 'Cassé', body = 'Cassé'");
        change("update preau.site set tagline = 'Cassé'");
        broken = take();
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
    }

    @Test
    void aBrokenSiteIsSeenAsItWasAndComesBack() {
        long begun = System.nanoTime();
        page.navigate(at("/espace/alpha"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Retours en arrière"))
                .first()
                .click();
        Locator newest = page.locator("#slide input[value='" + broken + "']");
        newest.press(" ");
        page.keyboard().press("ArrowLeft");

        FrameLocator then = page.frameLocator(".then-frame iframe");
        assertThat(then.locator("body")).containsText("La fanfare du dimanche", patient());
        assertThat(then.locator(".preau-moment")).containsText("Votre site tel qu’il était");
        org.assertj.core.api.Assertions.assertThat(page.evaluate("document.activeElement.name"))
                .as("the focus stays on the slider")
                .isEqualTo("moment");
        page.locator("#moment-head a.go").click();
        page.locator("form.deciding button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("C’est revenu", headline());
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        page.navigate(server.house().origins().of(server.alpha()));
        assertThat(page.locator("body")).not().containsText("Cassé");
        System.out.printf("a broken site was back after %.1f s%n", taken.toMillis() / 1000.0);
        org.assertj.core.api.Assertions.assertThat(taken).isLessThan(MINUTE);
        org.assertj.core.api.Assertions.assertThat(watch.faults()).isEmpty();
    }

    @Test
    void linksStayInsideTheMomentAndTheBandLeadsOutOfIt() {
        page.navigate(at("/espace/alpha/retours"));
        String first = page.locator("#slide input[type=radio]").first().getAttribute("value");
        page.navigate(at("/espace/alpha/retours/" + first));
        page.locator(".then-frame iframe").waitFor();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Voir en grand")).click();
        page.waitForURL(Pattern.compile("/retours/" + first + "/site"));
        page.locator("a[href*='/site?view=']:visible").first().click();
        page.waitForURL(Pattern.compile("/retours/" + first + "/site\\?view="));
        page.locator(".preau-moment a").click();
        page.waitForURL(Pattern.compile("/retours/" + first + "$"));
        assertThat(page.locator("#slide input:checked")).hasValue(first);
    }

    private void change(String sql) {
        String where = sql.contains(" where ") ? " and" : " where";
        fixture.run(List.of(sql + where + " tenant_id = '" + server.alpha().id() + "'"));
    }

    private long take() throws IOException {
        return ArchiveWiring.take(server.house())
                .run(server.tenancy(server.alpha()), Reason.ASKED, "Marion", "x", Progress.SILENT)
                .number();
    }

    private static LocatorAssertions.ContainsTextOptions patient() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
    }

    private static LocatorAssertions.HasTextOptions headline() {
        return new LocatorAssertions.HasTextOptions().setTimeout(30_000);
    }

    private String at(String path) {
        return server.house().origins().portal() + path;
    }
}
