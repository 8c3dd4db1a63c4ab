package org.preau.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** Arranging a site in the browser: by dragging, and by the keyboard alone. */
@SuppressWarnings("NullAway.Init") // set before all and before each
class ArrangeTest {

    private static final String MARION = "marion@arrange.example";
    private static final String BLOCK =
            "{\"id\": \"00000000-0000-7000-8000-00000000000%d\", \"version\": 1, \"kind\": \"text\", \"title\": \"%s\", \"text\": \"x\"}";

    private static TestServer server;
    private static Fixture fixture;

    private BrowserContext context;
    private Page page;
    private Watch watch;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new Fixture(server);
        server.link("Marion", MARION);
        fixture.run(
                List.of(
                        "insert into preau.membership (tenant_id, account_id, office) select '"
                                + server.alpha().id()
                                + "', account_id, 'president' from preau.account where email = '"
                                + MARION
                                + "'"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        fixture.run(
                List.of(
                        "update preau.site set home_draft = null, home = '{\"blocks\": [%s, %s, %s]}' where tenant_id = '%s'"
                                .formatted(
                                        BLOCK.formatted(1, "Un"),
                                        BLOCK.formatted(2, "Deux"),
                                        BLOCK.formatted(3, "Trois"),
                                        server.alpha().id())));
        context = Chromium.visitor();
        page = context.newPage();
        page.navigate(server.link("Marion", MARION));
        page.locator("main form button[type=submit]").click();
        page.waitForURL(Pattern.compile("/espace"));
        watch = new Watch(page, server.port());
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void aBlockIsDraggedAboveTheOthers() {
        page.navigate(at("/espace/alpha/accueil"));
        drag(grip("Trois"), row("Un"), 0.1);
        assertThat(page.locator(".arrange .rowhead")).hasText(new String[] {"Trois", "Un", "Deux"});
        org.assertj.core.api.Assertions.assertThat(watch.faults()).isEmpty();
    }

    @Test
    void anEntryOfTheMenuIsDraggedBelowAnotherWithWhatIsBelowIt() {
        String entry =
                "{\"id\": \"00000000-0000-7000-8000-0000000000%d\", \"kind\": \"address\", \"target\": \"/%d\", \"label\": \"%s\", \"children\": [%s]}";
        fixture.run(
                List.of(
                        "update preau.site set menu = '{\"main\": [%s, %s]}' where tenant_id = '%s'"
                                .formatted(
                                        entry.formatted(11, 1, "Un", ""),
                                        entry.formatted(
                                                12, 2, "Deux", entry.formatted(13, 3, "Trois", "")),
                                        server.alpha().id())));
        page.navigate(at("/espace/alpha/menus"));
        drag(grip("Deux"), row("Un"), 0.5);
        assertThat(page.locator(".arrange .rowhead")).hasText(new String[] {"Un", "Deux", "Trois"});
        assertThat(row("Deux")).hasAttribute("data-level", "1");
        assertThat(row("Trois")).hasAttribute("data-level", "2");
        org.assertj.core.api.Assertions.assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aDragThatEndsNowhereChangesNothing() {
        page.navigate(at("/espace/alpha/accueil"));
        drag(grip("Trois"), page.locator("h1"), 0.5);
        assertThat(page.locator(".arrange .rowhead")).hasText(new String[] {"Un", "Deux", "Trois"});
    }

    @Test
    void aBlockIsAddedMovedSeenAndPublishedByKeyboardAlone() {
        page.navigate(at("/espace/alpha/accueil"));
        follow("Ajouter un bloc");
        follow("Chiffres");
        tabTo(page.locator("#f-item-value-0"));
        page.keyboard().type("128");
        page.keyboard().press("Tab");
        page.keyboard().type("familles");
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("#b-"));
        tabTo(
                page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Monter « En chiffres »")));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("home-moved"));
        assertThat(page.locator(".arrange .rowhead"))
                .hasText(new String[] {"Un", "Deux", "En chiffres", "Trois"});
        assertThat(page.locator("body > [role=status]"))
                .hasText("« En chiffres » : place 3 sur 4.");
        assertThat(page.locator(":focus")).hasText("Monter « En chiffres »");
        tabTo(page.locator("form[action$=publication] button"));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("home-published"));
        page.navigate(server.house().origins().of(server.alpha()) + "/");
        assertThat(page.locator(".figure-item")).containsText("128");
        org.assertj.core.api.Assertions.assertThat(watch.faults()).isEmpty();
    }

    private void follow(String name) {
        tabTo(
                page.getByRole(
                        com.microsoft.playwright.options.AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(name).setExact(true)));
        String before = page.url();
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.equals(before));
    }

    private void tabTo(Locator target) {
        for (int i = 0; i < 90; i++) {
            if ((Boolean) target.evaluate("it => it === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + target);
    }

    private Locator row(String title) {
        return page.locator(".arrange > li")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(page.locator("a:text-is(\"" + title + "\")")));
    }

    private Locator grip(String title) {
        return row(title).locator(".grip");
    }

    /** Drags to a part of the height of {@code to}, as a hand does: by steps. */
    private void drag(Locator from, Locator to, double part) {
        BoundingBox start = from.boundingBox();
        BoundingBox end = to.boundingBox();
        page.mouse().move(start.x + start.width / 2, start.y + start.height / 2);
        page.mouse().down();
        page.mouse()
                .move(
                        end.x + end.width / 2,
                        end.y + end.height * part,
                        new com.microsoft.playwright.Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
    }

    private static String at(String path) {
        return server.house().origins().portal() + path;
    }
}
