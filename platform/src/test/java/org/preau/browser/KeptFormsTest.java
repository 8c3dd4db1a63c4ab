package org.preau.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is typed in the other forms of the workspace survives whatever ends, and is offered again.
 */
class KeptFormsTest extends WritingTable {

    private static final String BOARD = "/espace/alpha/accueil/nouveau/figures";
    private static final String TEXT = "/espace/alpha/accueil/nouveau/text";
    private static final String LEGAL = "/espace/alpha/reglages";
    private static final String PRIVACY = "/espace/alpha/confidentialite";

    @Test
    void aClosedTabLosesNoLineOfABlock() {
        page.navigate(at(BOARD));
        for (int line = 1; line <= 2; line++) {
            cell(page, line).fill("Score " + line);
        }
        button("Ajouter des lignes").click();
        cell(page, 3).fill("Score 3");
        says("Gardé à");
        page.close();

        Page again = context.newPage();
        again.navigate(at(BOARD));
        take(again);

        for (int line = 1; line <= 3; line++) {
            assertThat(cell(again, line)).hasValue("Score " + line);
        }
    }

    @Test
    void anotherDeviceIsOfferedWhatTheServerKept() {
        page.navigate(at(LEGAL));
        page.locator("#f-director").fill("Camille à moitié");
        says("Gardé à");

        BrowserContext phone = signedIn("Clara", CLARA);
        Page there = phone.newPage();
        there.navigate(at(LEGAL));
        take(there);
        assertThat(there.locator("#f-director")).hasValue("Camille à moitié");
        phone.close();

        BrowserContext other = signedIn("Paul", PAUL);
        Page his = other.newPage();
        his.navigate(at(LEGAL));
        his.waitForResponse("**/saisie?**", his::reload);
        assertThat(his.locator("[data-found]:visible")).hasCount(0);
        other.close();
    }

    @Test
    void aLostLineIsSaidAndTheBrowserKeepsIt() {
        page.navigate(at(LEGAL));
        context.setOffline(true);
        page.locator("#f-director").fill("Hors ligne");
        says("Pas de connexion");
        page.close();
        context.setOffline(false);

        Page again = context.newPage();
        again.navigate(at(LEGAL));
        take(again);

        assertThat(again.locator("#f-director")).hasValue("Hors ligne");
    }

    @Test
    void whatWasSavedIsOfferedNoMore() {
        page.navigate(at(BOARD));
        page.locator("#f-title").fill("Nos chiffres");
        cell(page, 1).fill("12");
        page.locator("[name=item-label]").first().fill("équipes");
        says("Gardé à");
        page.locator("button[value=enregistrer]").click();
        assertThat(page.locator("main")).containsText("Nos chiffres");

        page.waitForResponse("**/saisie?**", () -> page.navigate(at(BOARD)));

        assertThat(page.locator("[data-found]:visible")).hasCount(0);
        assertThat(kept(BOARD)).isEmpty();
    }

    @Test
    void whatWasRefusedIsKeptAsWell() {
        page.navigate(at(BOARD));
        cell(page, 1).fill("12");
        page.locator("button[value=enregistrer]").click();
        assertThat(page.locator(".form-errors, [aria-invalid=true]").first()).isVisible();
        says("Gardé à");
        page.close();

        Page again = context.newPage();
        again.navigate(at(BOARD));
        take(again);

        assertThat(cell(again, 1)).hasValue("12");
    }

    @Test
    void theRichTextOfABlockComesBackToo() {
        page.navigate(at(TEXT));
        ready().click();
        keys().type("Un mot d’accueil");
        says("Gardé à");
        page.close();

        Page again = context.newPage();
        again.navigate(at(TEXT));
        take(again);

        assertThat(again.locator(".ProseMirror")).hasText("Un mot d’accueil");
    }

    @Test
    void forgettingForgetsHereAndThere() {
        page.navigate(at(PRIVACY));
        page.locator("main form textarea").first().fill("À oublier");
        says("Gardé à");
        page.navigate(at(PRIVACY));

        page.waitForResponse(
                "**/saisie",
                () -> page.locator("[data-found]:visible [data-forget]").first().click());
        page.waitForResponse("**/saisie?**", page::reload);

        assertThat(page.locator("[data-found]:visible")).hasCount(0);
        assertThat(kept(PRIVACY)).isEmpty();
    }

    private static Locator cell(Page page, int line) {
        return page.locator(".line").nth(line - 1).locator("input").first();
    }

    private void says(String words) {
        assertThat(page.locator("[data-saved]")).containsText(words);
    }

    private static void take(Page page) {
        page.locator("[data-found]:visible [data-take]").first().click();
    }

    /** What the server has of a form; other pages may be closing still. */
    private List<String> kept(String form) {
        return server.house()
                .database()
                .read(
                        server.tenancy(server.alpha()),
                        tx ->
                                tx.query(
                                                """
                                                select entries
                                                  from typing
                                                 where entries is not null
                                                   and place = :place
                                                """)
                                        .bind("place", form.substring("/espace/alpha".length()))
                                        .list(String.class));
    }
}
