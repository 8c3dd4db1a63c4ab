package org.preau.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Writing in the browser: what one sees is kept as Markdown, what comes from a word processor comes
 * clean, and nothing typed is lost whatever ends.
 */
class EditorTest extends WritingTable {

    @Test
    void whatIsTypedAndPressedIsKeptAsMarkdown() {
        begin("Une soirée");
        keys().type("Bonjour");
        keys().press("Enter");
        press("Intertitre");
        keys().type("Venir");
        keys().press("Enter");
        press("Gras");
        keys().type("Samedi");
        press("Gras");
        keys().type(" à midi");
        keys().press("Enter");
        press("Liste");
        keys().type("un");
        keys().press("Enter");
        keys().type("deux");
        keys().press("Enter");
        keys().press("Enter");
        press("Encadré");
        page.getByLabel("Titre de l’encadré").fill("Bon à savoir");
        keys().press("Enter");
        keys().type("Il y a un goûter.");

        save();

        assertThat(markdown())
                .isEqualTo(
                        """
                        Bonjour

                        ## Venir

                        **Samedi** à midi

                        - un
                        - deux

                        > [!NOTE] Bon à savoir
                        >
                        > Il y a un goûter.\
                        """);
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aTextGoesThroughTheEditorAndComesOutTheSame() {
        String text =
                """
                Un mot **gras**, un *italique*, un [lien](/venir) et une note[^1].

                ### Petit titre

                1. premier
                2. deuxième

                > On chante d’abord.
                > — Lina

                | jour  | heure |
                | ----- | ----: |
                | lundi |  18 h |

                ![Le chœur](/media/0123456789abcdef/choeur.webp "La légende")

                Appuyez sur <kbd>Entrée</kbd>.

                ---

                [^1]: La note.\
                """;
        page.navigate(at(NEW));
        ready();
        button("Écrire avec les signes (Markdown)").click();
        page.locator("#f-body").fill(text);
        button("Revenir à la mise en forme").click();
        ready().press("Control+End");
        keys().type(" Suite");
        button("Écrire avec les signes (Markdown)").click();

        assertThat(markdown()).isEqualTo(text + " Suite");
    }

    @Test
    void whatComesFromAWordProcessorComesClean() {
        begin("Collé");
        page.evaluate(
                """
                html => {
                  const bag = new DataTransfer();
                  bag.setData('text/html', html);
                  document.querySelector('.ProseMirror').dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: bag, bubbles: true, cancelable: true }));
                }
                """,
                """
                <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body>
                <h1><b><span style='font-family:Arial'>Compte rendu</span></b></h1>
                <p class=MsoNormal style='color:red'>Présents&nbsp;: <b>onze</b> personnes<o:p></o:p></p>
                <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>la salle</p>
                <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>le goûter</p>
                <p class=MsoNormal><o:p>&nbsp;</o:p></p><img src="file:///c:/logo.png"><script>window.ran = true</script>
                <p onclick="window.ran = true"><a href="javascript:alert(1)">piège</a></p></body></html>
                """);

        save();

        assertThat(markdown())
                .isEqualTo(
                        """
                        ## Compte rendu

                        Présents\u00a0: **onze** personnes

                        - la salle
                        - le goûter

                        piège\
                        """);
        assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
    }

    @Test
    void aPictureIsSentDescribedAndShown() {
        begin("En image");
        keys().type("Voici.");
        press("Image");
        page.getByLabel("Une image de votre appareil")
                .setInputFiles(new FilePayload("quai.png", "image/png", picture()));
        page.locator("#picture-alt").fill("Le quai au matin");
        page.locator("#picture-caption").fill("Un lundi");
        button("Mettre l’image").click();
        Locator shown = page.locator(".ProseMirror img[data-src]");
        assertThat(shown).isVisible();
        page.waitForCondition(() ->
                Boolean.TRUE.equals(shown.evaluate("it => it.complete && it.naturalWidth > 0")));

        save();

        assertThat(markdown())
                .matches(
                        Pattern.compile(
                                "Voici\\.\n\n!\\[Le quai au matin]\\(/media/[0-9a-f]{16}/quai\\.[a-z]+ \"Un lundi\"\\)"));
    }

    @Test
    void aLinkProposesTheSitesOwnPages() {
        begin("Cible du lien");
        save();
        begin("Autre");
        press("Lien");
        page.getByLabel("Où mène-t-il ?").fill("cible");
        button("Cible du lien").click();
        button("Poser le lien").click();

        save();

        assertThat(markdown()).isEqualTo("[Cible du lien](/cible-du-lien)");
    }

    @Test
    void aTabThatIsKilledLosesNothing() {
        begin("Jamais enregistré");
        keys().type("Trois phrases auxquelles je tiens.");
        assertThat(page.locator(".writing [data-saved]")).containsText("Gardé à");
        page.close();

        page = context.newPage();
        watch = new Watch(page, server.port());
        page.navigate(at("/espace/alpha/articles"));
        page.getByRole(AriaRole.LINK, named("Le reprendre")).click();

        assertThat(ready()).hasText("Trois phrases auxquelles je tiens.");
        assertThat(page.locator("#f-title")).hasValue("Jamais enregistré");
        save();
        page.navigate(at("/espace/alpha/articles"));
        assertThat(page.getByRole(AriaRole.LINK, named("Le reprendre"))).hasCount(0);
    }

    @Test
    void aLineThatIsCutLosesNothing() {
        begin("En train");
        save();
        String place = page.url();
        context.setOffline(true);
        ready().click();
        keys().type("Écrit dans un tunnel.");
        assertThat(page.locator(".writing [data-saved]")).containsText("Pas de connexion");
        page.close();
        context.setOffline(false);

        page = context.newPage();
        page.navigate(place);
        button("Le reprendre").click();

        assertThat(ready()).hasText("Écrit dans un tunnel.");
        assertThat(page.locator(".writing [data-saved]")).containsText("Gardé à");
    }

    @Test
    void twoWhoWriteAreTold() {
        begin("À deux");
        save();
        String place = page.url();
        try (BrowserContext other = signedIn("Paul", PAUL)) {
            Page his = other.newPage();
            his.navigate(place);
            assertThat(his.locator("[data-others]:visible")).containsText("Clara");
        }
        page.reload();
        assertThat(page.locator("[data-others]:visible")).containsText("Paul");
    }

    @Test
    void anOldVersionIsComparedAndBroughtBack() {
        begin("Versions");
        keys().type("Le quai est beau.");
        save();
        ready().press("Control+a");
        keys().type("Le quai est superbe.");
        save();

        page.getByRole(AriaRole.LINK, named("2 versions")).click();
        page.getByRole(AriaRole.LINK, named("Version 1")).click();
        assertThat(page.locator("ins").last()).containsText("beau");
        assertThat(page.locator("del").last()).containsText("superbe");
        button("Reprendre ce texte").click();

        assertThat(ready()).hasText("Le quai est beau.");
        assertThat(page.getByRole(AriaRole.LINK, named("3 versions"))).isVisible();
    }

    @Test
    void tabLeavesTheEditorAlsoFromAList() {
        begin("Au clavier");
        press("Liste");
        keys().type("un");
        keys().press("Enter");
        keys().type("deux");

        keys().press("Tab");

        assertThat(button("Écrire avec les signes (Markdown)")).isFocused();
    }
}
