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
    private static final String TAGLINE = "La fanfare du dimanche";
    private static final double MINUTE_S = 60;
    private static final int CLICKS = 4;
    private static final int MOMENTS = 10;

    /** A look before each click, as in the test of the first path. */
    private static final double LOOK_S = 1.5;

    private TestServer server;
    private Fixture fixture;
    private BrowserContext context;
    private Page page;
    private Watch watch;
    private long good;
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
        change("update preau.site set tagline = '" + TAGLINE + "'");
        good = take();
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
        assertThat(then.locator("body")).containsText(TAGLINE, patient());
        assertThat(then.locator(".preau-moment")).containsText("Votre site tel qu’il était");
        org.assertj.core.api.Assertions.assertThat(page.evaluate("document.activeElement.name"))
                .as("the focus stays on the slider")
                .isEqualTo("moment");
        page.locator("#moment-head a.go").click();
        page.locator("form.deciding button[type=submit]").click();

        isBack(page, "by mouse and keyboard", begun, 0);
    }

    /** What is clicked is what is seen: a bar of the slider, and two buttons. */
    @Test
    void byMouseOnly() {
        long begun = System.nanoTime();
        page.navigate(at("/espace/alpha"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Retours en arrière"))
                .first()
                .click();
        page.locator("#slide label:has(input[value='" + good + "'])").click();
        assertThat(page.frameLocator(".then-frame iframe").locator("body"))
                .containsText(TAGLINE, patient());
        page.locator("#moment-head a.go").click();
        page.locator("form.deciding button[type=submit]").click();

        isBack(page, "by mouse", begun, CLICKS * LOOK_S);
    }

    /** From the workspace's front page on; each stop is seen, and the date field is passed too. */
    @Test
    void byKeyboardOnly() {
        Keyboard keys = new Keyboard(page, watch);
        page.navigate(at("/espace/alpha"));
        long begun = System.nanoTime();
        keys.arrive().skips().to("Retours en arrière").enter();
        keys.skips().toField("moment");
        org.assertj.core.api.Assertions.assertThat(page.evaluate("document.activeElement.value"))
                .as("Tab leads to the last bar, not to the oldest")
                .isEqualTo(page.locator("#slide input").last().getAttribute("value"));
        for (int i = 0; i < MOMENTS && !isAtTheGoodOne(); i++) {
            keys.along();
        }
        FrameLocator then = page.frameLocator(".then-frame iframe");
        assertThat(then.locator("body")).containsText(TAGLINE, patient());
        keys.arrive().backTo("Revenir à ce moment").enter();
        keys.skips().to("Revenir à ce moment").enter();

        isBack(page, "by keyboard only", begun, keys.seconds());
    }

    private boolean isAtTheGoodOne() {
        return String.valueOf(good).equals(page.evaluate("document.activeElement.value"))
                && Boolean.TRUE.equals(page.evaluate("document.activeElement.checked"));
    }

    /** A moment that is not ready yet comes by itself: the page asks for itself again. */
    @Test
    void withoutJavaScript() {
        try (BrowserContext plain =
                Chromium.here()
                        .newContext(
                                Chromium.french()
                                        .setJavaScriptEnabled(false)
                                        .setStorageState(context.storageState()))) {
            Page still = plain.newPage();
            long begun = System.nanoTime();
            still.navigate(at("/espace/alpha"));
            still.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Retours en arrière"))
                    .first()
                    .click();
            still.locator("#slide label:has(input[value='" + good + "'])").click();
            still.locator("#slide-go").click();
            assertThat(still.frameLocator(".then-frame iframe").locator("body"))
                    .containsText(TAGLINE, patient());
            still.locator("#moment-head a.go").click();
            still.locator("form.deciding button[type=submit]").click();

            isBack(still, "without JavaScript", begun, (CLICKS + 1) * LOOK_S);
        }
    }

    /**
     * Everything is as it was, in under a minute.
     *
     * @param person seconds that somebody would have needed besides, who looks before each click
     */
    private void isBack(Page seen, String how, long begun, double person) {
        assertThat(seen.locator("h1")).hasText("C’est revenu", headline());
        double taken = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
        seen.navigate(server.house().origins().of(server.alpha()));
        assertThat(seen.locator("body")).not().containsText("Cassé");
        System.out.printf(
                "%s: a broken site was back after %.1f s, and %.1f s of looking and moving%n",
                how, taken, person);
        org.assertj.core.api.Assertions.assertThat(taken + person).isLessThan(MINUTE_S);
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
