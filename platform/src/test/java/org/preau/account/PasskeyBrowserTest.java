package org.preau.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.account.AccountGround.isIn;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.preau.base.AccountId;
import org.preau.base.EmailAddress;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;
import org.preau.text.Language;

/** Passkeys in a real Chromium with a virtual authenticator. */
final class PasskeyBrowserTest {

    private static final String KEEP_WHAT_IS_SENT =
            """
            const submit = HTMLFormElement.prototype.submit;
            HTMLFormElement.prototype.submit = function () {
              localStorage.sent = new URLSearchParams(new FormData(this)).toString();
              submit.call(this);
            };
            """;

    private static final AccountGround GROUND = new AccountGround(TestServer.start());
    private static final Playwright PLAYWRIGHT =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static final Browser BROWSER =
            PLAYWRIGHT
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                                    .setArgs(
                                            List.of(
                                                    "--no-sandbox",
                                                    "--disable-quic",
                                                    "--no-first-run",
                                                    "--disable-background-networking",
                                                    "--disable-component-update",
                                                    "--disable-sync")));

    @AfterAll
    static void stop() {
        PLAYWRIGHT.close();
        GROUND.server().close();
    }

    @Test
    void aPasskeyIsAddedOpensTheAccountWithoutACodeAndItsAnswerWorksOnce() {
        AccountId id =
                GROUND.server()
                        .accounts()
                        .create("Rosa Luz", new EmailAddress("rosa@example.org"), Language.FR)
                        .id();
        try (BrowserContext context = BROWSER.newContext(french())) {
            Page page = context.newPage();
            authenticator(context, page);
            signInByLink(page, id);
            addKey(page, "Clé bleue");
            withSecondStep(id);
            context.addInitScript(KEEP_WHAT_IS_SENT);

            signOut(page);
            signInByKey(page);

            assertThat(page.url()).isEqualTo(url("/compte/appareils"));
            assertThat(
                            GROUND.letters("rosa@example.org", 1).stream()
                                    .map(AccountGround.Letter::subject))
                    .anyMatch(subject -> subject.contains("clé d’accès a été ajoutée"));
            Visitor replay = GROUND.server().portal();
            replay.get("/connexion");
            Map<String, String> answer = form(String.valueOf(page.evaluate("localStorage.sent")));
            answer.remove("csrf");
            assertThat(replay.post("/connexion/cle", answer).statusCode()).isEqualTo(422);
            assertThat(isIn(replay)).isFalse();
        }
    }

    @Test
    void aKeyWhoseCountWentBackOrThatWasRemovedOpensNothing() {
        AccountId id =
                GROUND.server()
                        .accounts()
                        .create("Sam Tarn", new EmailAddress("sam@example.org"), Language.FR)
                        .id();
        try (BrowserContext context = BROWSER.newContext(french())) {
            Page page = context.newPage();
            authenticator(context, page);
            signInByLink(page, id);
            addKey(page, "Téléphone");
            count(id, 1_000_000);

            signOut(page);
            tryKey(page);
            PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT))
                    .containsText("Cette clé n’ouvre pas ici");

            count(id, 0);
            signInByKey(page);
            page.navigate(url("/compte/cles"));
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("^Ôter")))
                    .click();
            signOut(page);
            tryKey(page);
            PlaywrightAssertions.assertThat(page.getByRole(AriaRole.ALERT))
                    .containsText("Cette clé n’ouvre pas ici");
        }
    }

    @Test
    void withoutAScriptThePageOffersNoKeyAndTheRestWorks() {
        GROUND.account("tess@example.org");
        try (BrowserContext context = BROWSER.newContext(french().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(url("/connexion?next=/compte"));

            PlaywrightAssertions.assertThat(
                            page.getByText(
                                    "Clé d’accès", new Page.GetByTextOptions().setExact(true)))
                    .isHidden();
            page.getByLabel("Adresse de courriel").fill("tess@example.org");
            page.getByLabel("Mot de passe", new Page.GetByLabelOptions().setExact(true))
                    .fill(AccountGround.PASSWORD);
            page.keyboard().press("Enter");

            assertThat(page.url()).endsWith("/compte");
        }
    }

    @Test
    void theStrengthOfANewPasswordIsSaidWhileOneTypes() {
        AccountId id = GROUND.account("uma@example.org");
        try (BrowserContext context = BROWSER.newContext(french())) {
            Page page = context.newPage();
            signInByLink(page, id);
            page.navigate(url("/compte/mot-de-passe"));

            page.getByLabel("Nouveau mot de passe").fill("azertyuiop");
            PlaywrightAssertions.assertThat(page.locator("[data-strength] [role=status]"))
                    .hasText(Pattern.compile("Il se devine trop vite"));
            page.getByLabel("Nouveau mot de passe").fill("trois chaises dans le vent");
            PlaywrightAssertions.assertThat(page.locator("[data-strength] [role=status]"))
                    .hasText(Pattern.compile("olide"));
        }
    }

    private static Browser.NewContextOptions french() {
        return new Browser.NewContextOptions().setLocale("fr-FR");
    }

    private static void authenticator(BrowserContext context, Page page) {
        CDPSession chromium = context.newCDPSession(page);
        chromium.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject parameters = new JsonObject();
        parameters.add("options", options);
        chromium.send("WebAuthn.addVirtualAuthenticator", parameters);
    }

    private static void signInByLink(Page page, AccountId id) {
        page.navigate(GROUND.server().accounts().signInLink(id));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Entrer")).click();
        page.navigate(url("/compte"));
    }

    private static void addKey(Page page, String name) {
        page.navigate(url("/compte/cles"));
        page.getByLabel("Nom de la clé").fill(name);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Ajouter").setExact(true))
                .click();
        PlaywrightAssertions.assertThat(
                        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)))
                .isVisible();
    }

    private static void signOut(Page page) {
        page.navigate(url("/compte"));
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sortir").setExact(true))
                .click();
    }

    private static void tryKey(Page page) {
        page.navigate(url("/connexion?next=/compte/appareils"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clé d’accès")).click();
    }

    private static void signInByKey(Page page) {
        tryKey(page);
        page.waitForURL(url("/compte/appareils"));
    }

    private static void withSecondStep(AccountId id) {
        byte[] sealed = new Sealer(GROUND.server().house().secrets()).seal(id, Totp.secret());
        GROUND.identity(
                id,
                tx ->
                        tx.query(
                                        "update account set totp_secret = :secret, totp_proven_at = now() where account_id = :id")
                                .bind("id", id)
                                .bind("secret", sealed)
                                .execute());
    }

    private static void count(AccountId id, long count) {
        GROUND.identity(
                id,
                tx ->
                        tx.query("update passkey set sign_count = :count where account_id = :id")
                                .bind("id", id)
                                .bind("count", count)
                                .execute());
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(
                    field.substring(0, equals),
                    URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String url(String path) {
        return GROUND.server().house().origins().portal() + path;
    }
}
