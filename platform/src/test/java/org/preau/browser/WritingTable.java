package org.preau.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** Two people of alpha who write in the browser, and what their hands do. */
@SuppressWarnings("NullAway.Init") // set before all and before each
abstract class WritingTable {

    static final String NEW = "/espace/alpha/articles/nouveau";
    static final String CLARA = "clara@editor.example";
    static final String PAUL = "paul@editor.example";

    static TestServer server;
    static Fixture fixture;

    BrowserContext context;
    Page page;
    Watch watch;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new Fixture(server);
        member("Clara", CLARA);
        member("Paul", PAUL);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        fixture.run(List.of("delete from preau.autosave", "delete from preau.typing"));
        context = signedIn("Clara", CLARA);
        page = context.newPage();
        watch = new Watch(page, server.port());
    }

    @AfterEach
    void close() {
        context.close();
    }

    void begin(String title) {
        page.navigate(at(NEW));
        ready();
        page.locator("#f-title").fill(title);
        ready().click();
    }

    Locator ready() {
        Locator editor = page.locator(".ProseMirror");
        editor.waitFor();
        return editor;
    }

    void save() {
        watch.through(() -> button("Enregistrer").click());
        assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();
        ready();
    }

    void press(String name) {
        page.getByRole(AriaRole.TOOLBAR)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    com.microsoft.playwright.Keyboard keys() {
        return page.keyboard();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    String markdown() {
        return page.locator("#f-body").inputValue();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    static String at(String path) {
        return server.house().origins().portal() + path;
    }

    static void member(String name, String email) {
        server.link(name, email);
        fixture.run(
                List.of(
                        "insert into preau.membership (tenant_id, account_id, office) select '"
                                + server.alpha().id()
                                + "', account_id, 'president' from preau.account where email = '"
                                + email
                                + "'"));
    }

    /** The browser of somebody who signed in by a link. */
    static BrowserContext signedIn(String name, String email) {
        BrowserContext browser = Chromium.visitor();
        Page page = browser.newPage();
        page.navigate(server.link(name, email));
        page.locator("main form button[type=submit]").click();
        page.waitForURL(Pattern.compile("/espace"));
        page.close();
        return browser;
    }

    static byte[] picture() {
        return picture(40);
    }

    /** A black picture of that width. */
    static byte[] picture(int width) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BufferedImage drawn = new BufferedImage(width, 30, BufferedImage.TYPE_INT_RGB);
            ImageIO.write(drawn, "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** Says who the association is, as the law wants before it publishes. */
    static void lawful() {
        fixture.run(
                List.of(
                        "update preau.site set director = 'x', address = 'x', email = 'x@y.example' where tenant_id = '"
                                + server.alpha().id()
                                + "'"));
    }
}
