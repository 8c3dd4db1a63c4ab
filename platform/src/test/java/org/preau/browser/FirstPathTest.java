package org.preau.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.whole.Fixture;

/**
 * The first complete path: a volunteer signs in, writes, gives what the law asks for once,
 * publishes; a visitor reads it on the association's own site. By keyboard alone, without
 * JavaScript, on a small telephone. What she writes is beta's business nowhere.
 */
@SuppressWarnings("NullAway.Init") // set before all
class FirstPathTest {

    private static final String PASSWORD = "trois chaises dans le vent";
    private static final String LEAD = "Samedi, de dix heures à midi.";
    private static final String BODY =
            "On apporte des **gants**.\n\n## Le chemin\n\n- par la cour\n";

    private static final String SHOWN = "Trois rangs de salades";
    private static final com.microsoft.playwright.options.FilePayload PHOTO =
            new com.microsoft.playwright.options.FilePayload(
                    "jardin.png", "image/png", WritingTable.picture(60));

    private static TestServer server;
    private static Fixture fixture;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        fixture = new Fixture(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void byKeyboardOnly() {
        String email = somebody(empty("zeta"), "president", "Clara Clavier");
        String title = "Le jardin du clavier";
        try (BrowserContext context = Chromium.visitor()) {
            Page page = chooses(context.newPage());
            Watch watch = new Watch(page, server.port());
            Keyboard keys = new Keyboard(page, watch);

            page.navigate(portal("/connexion"));
            keys.arrive().skips();
            keys.to("Adresse de courriel").type(email).to("Mot de passe").type(PASSWORD);
            keys.to("Entrer").enter().skips();
            keys.to("Écrire un article").enter();
            keys.to("Titre").type(title).to("Chapeau").type(LEAD);
            keys.to("Annuler").along("Image").press("Enter");
            assertThat(page.locator("#picture-file")).isFocused();
            page.waitForFileChooser(() -> keys.press("Space")).setFiles(PHOTO);
            keys.to("Ce que montre l’image").type(SHOWN).to("Mettre l’image").press("Enter");
            page.locator(".ProseMirror img[data-src]").waitFor();
            keys.type(BODY);
            keys.to("Publier").enter();
            assertThat(page.getByRole(AriaRole.HEADING, level(1)))
                    .hasText("Avant la première publication");
            keys.to("Compléter les réglages").enter().skips();
            keys.to("Adresse du siège").type("3, rue de la Cour");
            keys.to("Adresse électronique").type("bonjour@zeta.example");
            keys.to("Directeur ou directrice de la publication").type("Clara Clavier");
            keys.to("Enregistrer").enter();
            keys.to("Articles").enter().to(title).enter().to("Publier").enter();

            System.out.println("by keyboard only: " + keys);
            assertThat(keys.seconds()).isLessThan(120);
            assertThat(watch.faults()).isEmpty();
        }
        isPublic("zeta", title);
    }

    @Test
    void withoutJavaScript() {
        server.open("gamma", "Association Gamma");
        Tenant gamma = lawful("gamma");
        String writer = somebody(gamma, "writer", "Rita Rédactrice");
        String president = somebody(gamma, "president", "Prune Présidente");
        String title = "Le jardin sans rien";
        try (BrowserContext context = plain();
                BrowserContext other = plain()) {
            Page page = signedIn(context, writer);
            write(page, title);
            page.getByLabel("Envoyer une image").setInputFiles(PHOTO);
            page.locator("#f-coverAlt").fill(SHOWN);
            button(page, "Proposer").click();
            assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();
            assertThat(server.visitor("gamma.localhost").get("/").body()).doesNotContain(title);

            Page hers = signedIn(other, president);
            hers.getByRole(AriaRole.LINK, named(title)).first().click();
            button(hers, "Publier").click();
            assertThat(hers.getByRole(AriaRole.STATUS).first()).isVisible();
        }
        isPublic("gamma", title);
    }

    @Test
    void onASmallTelephone() {
        server.open("delta", "Association Delta");
        Tenant delta = lawful("delta");
        String email = somebody(delta, "president", "Tina Téléphone");
        String title = "Le jardin de poche";
        try (BrowserContext context = telephone()) {
            Page page = signedIn(context, email);
            button(page, "Menu").tap();
            link(page, "Articles").tap();
            link(page, "Écrire le premier").tap();
            page.locator(".ProseMirror").waitFor();
            fill(page, title);
            page.getByRole(AriaRole.TOOLBAR).getByRole(AriaRole.BUTTON, labelled("Image")).tap();
            page.locator("#picture-file").setInputFiles(PHOTO);
            page.locator("#picture-alt").fill(SHOWN);
            button(page, "Mettre l’image").tap();
            page.locator(".ProseMirror img[data-src]").waitFor();
            button(page, "Publier").tap();
            assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();

            page.navigate("http://delta.localhost:" + server.port() + "/");
            link(page, title).tap();
            assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText(title);
            Object wide = page.evaluate("document.documentElement.scrollWidth");
            assertThat(wide).isEqualTo(Chromium.NARROW);
        }
        isPublic("delta", title);
    }

    /**
     * From a site where nothing was ever written, what the law asks for once included. She types
     * five signs a second, and looks for a second and a half before each click.
     */
    @Test
    void inUnderTwoMinutesOfOrdinaryClicks() {
        try (BrowserContext context = Chromium.visitor()) {
            fromNothing(new Hand(context.newPage(), false), "epsilon", false);
        }
    }

    @Test
    void inUnderTwoMinutesWithoutJavaScript() {
        try (BrowserContext context = plain()) {
            fromNothing(new Hand(context.newPage(), false), "eta", true);
        }
    }

    @Test
    void inUnderTwoMinutesOnASmallTelephone() {
        try (BrowserContext context = telephone()) {
            fromNothing(new Hand(context.newPage(), true), "theta", false);
        }
    }

    private static void fromNothing(Hand hand, String slug, boolean plain) {
        String email = somebody(empty(slug), "president", slug + " Vite");
        String title = "Le jardin du samedi";
        Page page = hand.page;
        page.navigate(portal("/connexion"));
        hand.type(page.getByLabel("Adresse de courriel"), email);
        hand.type(page.getByLabel("Mot de passe", exactly()), PASSWORD);
        hand.click(button(page, "Entrer"));
        hand.click(link(page, "Écrire un article"));
        if (!plain) {
            page.locator(".ProseMirror").waitFor();
        }
        hand.type(page.getByLabel("Titre", exactly()), title);
        hand.type(page.getByLabel("Chapeau"), LEAD);
        hand.type(page.getByRole(AriaRole.TEXTBOX, named("Texte").setExact(true)), BODY);
        if (plain) {
            hand.choose(page.getByLabel("Envoyer une image"));
            hand.type(page.locator("#f-coverAlt"), SHOWN);
        } else {
            hand.click(
                    page.getByRole(AriaRole.TOOLBAR).getByRole(AriaRole.BUTTON, labelled("Image")));
            hand.choose(page.locator("#picture-file"));
            hand.type(page.locator("#picture-alt"), SHOWN);
            hand.click(button(page, "Mettre l’image"));
            page.locator(".ProseMirror img[data-src]").waitFor();
        }
        hand.click(button(page, "Publier"));
        hand.click(link(page, "Compléter les réglages"));
        hand.type(page.getByLabel("Adresse du siège"), "3, rue de la Cour");
        hand.type(page.getByLabel("Adresse électronique"), "bonjour@" + slug + ".example");
        hand.type(page.getByLabel("Directeur ou directrice de la publication"), "Victor Vite");
        hand.click(button(page, "Enregistrer"));
        if (hand.finger) {
            hand.click(button(page, "Menu"));
        }
        hand.click(link(page, "Articles"));
        hand.click(link(page, title));
        hand.click(button(page, "Publier"));
        assertThat(page.getByText("Voir sur le site").first()).isVisible();

        System.out.println("from nothing to public at " + slug + ": " + hand);
        assertThat(hand.seconds()).isLessThan(120);
        isPublic(slug, title);
    }

    /**
     * The driver takes over what chooses files while somebody listens. It must do so before the key
     * or the click: a busy browser may see the key first, and then waits for a window of the
     * system.
     */
    private static Page chooses(Page page) {
        page.onFileChooser(chooser -> {});
        return page;
    }

    /** A site where nobody ever wrote. */
    private static Tenant empty(String slug) {
        server.open(slug, "Association " + slug);
        return server.house().directory().bySlug(new org.preau.base.Slug(slug)).orElseThrow();
    }

    private static BrowserContext telephone() {
        return Chromium.here()
                .newContext(
                        Chromium.french()
                                .setViewportSize(Chromium.NARROW, 568)
                                .setHasTouch(true)
                                .setIsMobile(true));
    }

    /**
     * Somebody's hand at a mouse or a screen, and a keyboard, and how long she would have taken.
     */
    private static final class Hand {
        private static final double CLICK_S = 1.5;
        private static final double SIGN_S = 0.2;

        final Page page;
        final boolean finger;
        private final long begun = System.nanoTime();
        private int clicks;
        private int signs;

        Hand(Page page, boolean finger) {
            this.page = chooses(page);
            this.finger = finger;
        }

        void click(com.microsoft.playwright.Locator what) {
            clicks++;
            if (finger) {
                what.tap();
            } else {
                what.click();
            }
        }

        void type(com.microsoft.playwright.Locator where, String text) {
            click(where);
            signs += text.length();
            where.page().keyboard().type(text);
        }

        /** Two clicks: the field, and the photo in the window that opens. */
        void choose(com.microsoft.playwright.Locator field) {
            page.waitForFileChooser(() -> click(field)).setFiles(PHOTO);
            clicks++;
        }

        /** What the server and the browser took, and what a person takes. */
        double seconds() {
            return (System.nanoTime() - begun) / 1e9 + clicks * CLICK_S + signs * SIGN_S;
        }

        @Override
        public String toString() {
            return clicks + " clicks, " + signs + " signs, " + Math.round(seconds()) + " s";
        }
    }

    /** What a visitor of the site finds, and what beta's visitors do not. */
    private static void isPublic(String slug, String title) {
        try (BrowserContext context = Chromium.visitor()) {
            Page page = context.newPage();
            page.navigate("http://" + slug + ".localhost:" + server.port() + "/");
            page.getByRole(AriaRole.LINK, named(title)).first().click();

            assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText(title);
            assertThat(page.getByText(LEAD).first()).isVisible();
            assertThat(page.locator("main strong", hasText("gants"))).isVisible();
            assertThat(page.getByRole(AriaRole.HEADING, level(2)).first())
                    .containsText("Le chemin");
            com.microsoft.playwright.Locator photo =
                    page.locator("main img[alt='" + SHOWN + "']").first();
            photo.scrollIntoViewIfNeeded();
            page.waitForCondition(() ->
                    Boolean.TRUE.equals(
                            photo.evaluate("it => it.complete && it.naturalWidth > 0")));
            assertThat(context.cookies()).isEmpty();
        }
        for (String path :
                List.of("/", "/nouvelles", "/feed.atom", "/sitemap.xml", "/recherche?q=jardin")) {
            assertThat(server.visitor("beta.localhost").get(path).body()).doesNotContain(title);
        }
    }

    private static void write(Page page, String title) {
        link(page, "Écrire un article").click();
        fill(page, title);
    }

    private static void fill(Page page, String title) {
        page.getByLabel("Titre", exactly()).fill(title);
        page.getByLabel("Chapeau").fill(LEAD);
        com.microsoft.playwright.Locator text =
                page.getByRole(AriaRole.TEXTBOX, named("Texte").setExact(true));
        text.click();
        page.keyboard().type(BODY);
    }

    private static Page signedIn(BrowserContext context, String email) {
        Page page = context.newPage();
        page.navigate(portal("/connexion"));
        page.getByLabel("Adresse de courriel").fill(email);
        page.getByLabel("Mot de passe", exactly()).fill(PASSWORD);
        button(page, "Entrer").click();
        return page;
    }

    /** Somebody with an office, whose password she has set herself. */
    private static String somebody(Tenant tenant, String office, String name) {
        String email =
                name.substring(0, name.indexOf(' ')).toLowerCase(java.util.Locale.ROOT)
                        + "@path.example";
        Visitor visitor = server.signedIn(name, email);
        visitor.get("/compte/mot-de-passe");
        HttpResponse<String> set =
                visitor.post(
                        "/compte/mot-de-passe", Map.of("password", PASSWORD, "again", PASSWORD));
        assertThat(set.statusCode()).isEqualTo(303);
        fixture.run(
                List.of(
                        "insert into preau.membership (tenant_id, account_id, office) select '"
                                + tenant.id()
                                + "', account_id, '"
                                + office
                                + "' from preau.account where email = '"
                                + email
                                + "'"));
        return email;
    }

    /** An association that has said already who it is. */
    private static Tenant lawful(String slug) {
        Tenant tenant =
                server.house().directory().bySlug(new org.preau.base.Slug(slug)).orElseThrow();
        fixture.run(
                List.of(
                        "update preau.site set director = 'x', address = 'x', email = 'x@y.example' where tenant_id = '"
                                + tenant.id()
                                + "'"));
        return tenant;
    }

    private static BrowserContext plain() {
        return Chromium.here().newContext(Chromium.french().setJavaScriptEnabled(false));
    }

    private static com.microsoft.playwright.Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, named(name)).first();
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static com.microsoft.playwright.Locator.GetByRoleOptions labelled(String name) {
        return new com.microsoft.playwright.Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static String portal(String path) {
        return server.house().origins().portal() + path;
    }
}
