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
 * Galleries, films of other sites, French signs, remarks that lead to their place, two at one text.
 */
class RichEditorTest extends WritingTable {

    private static final String FILM = "https://tube.exemple.org/w/kkGMgK9ZtnKfYAgnEtQxbv";

    @Test
    void picturesAreChosenDescribedAndPutInOrder() {
        begin("En images");
        keys().type("Voici.");
        press("Galerie d’images");
        Locator dialog = page.locator("dialog[data-gallery]");
        dialog.getByLabel("Des images de votre appareil")
                .setInputFiles(
                        new FilePayload[] {
                            new FilePayload("un.png", "image/png", picture(40)),
                            new FilePayload("deux.png", "image/png", picture(50))
                        });
        assertThat(dialog.locator("[data-chosen] li")).hasCount(2);
        Locator second = dialog.locator("[data-chosen] li").nth(1);
        second.getByLabel("Ce que montre l’image").fill("Le goûter");
        second.getByLabel("Légende").fill("À cinq heures");
        second.locator("[data-up]").click();
        dialog.locator("[data-chosen] li")
                .nth(1)
                .getByLabel("Ce que montre l’image")
                .fill("La scène");
        button("Mettre la galerie").click();
        assertThat(page.locator(".ProseMirror img[data-src]")).hasCount(2);

        save();

        assertThat(markdown())
                .matches(
                        Pattern.compile(
                                "Voici\\.\n\n!\\[Le goûter]\\(/media/[0-9a-f]{16}/deux\\.[a-z]+ \"À cinq heures\"\\)\n"
                                        + "!\\[La scène]\\(/media/[0-9a-f]{16}/un\\.[a-z]+\\)"));
        page.locator(".ProseMirror img[data-src]").first().click();
        press("Image");
        assertThat(dialog).isVisible();
        assertThat(dialog.locator("[data-chosen] li")).hasCount(2);
        button("Fermer sans rien changer").click();
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void aFilmIsAnAddressAloneAndShownAsACard() {
        begin("Au cinéma");
        keys().type("Voici.");
        press("Vidéo ou carte d’un autre site");
        page.getByLabel("Adresse de la vidéo ou de la carte").fill("exemple.org/page");
        button("Mettre dans le texte").click();
        assertThat(page.locator("#embed-wrong")).isVisible();
        page.getByLabel("Adresse de la vidéo ou de la carte").fill(FILM);
        page.locator("#embed-label").fill("La fête");
        button("Mettre dans le texte").click();
        assertThat(page.locator(".ProseMirror .embed")).hasText("La fête");

        save();

        assertThat(markdown()).isEqualTo("Voici.\n\n[La fête](" + FILM + ")");
        assertThat(page.locator("[data-remarks]")).isHidden();
    }

    @Test
    void aDocumentIsALinkAndItsTypeAndSizeComeByThemselves() {
        begin("Un document");
        keys().type("Lire ");
        press("Fichier, son ou vidéo");
        page.locator("#file-file")
                .setInputFiles(
                        new FilePayload(
                                "Règlement v3.txt",
                                "text/plain",
                                "Article 1. On rit."
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        page.locator("#file-label").fill("le règlement");
        button("Mettre dans le texte").click();
        assertThat(page.locator(".ProseMirror a")).hasText("le règlement");
        press("Fichier, son ou vidéo");
        assertThat(page.locator("[data-files] button")).hasText("reglement-v3.txt (1 ko)");
        button("Fermer sans rien changer").click();

        save();

        assertThat(markdown())
                .matches(
                        Pattern.compile(
                                "Lire \\[le règlement]\\(/media/[0-9a-f]{16}/reglement-v3\\.txt\\)"));
        button("Voir l’aperçu").click();
        assertThat(page.locator("#apercu .prose a")).hasText("le règlement (TXT, 18 octets)");
    }

    @Test
    void anAddressThatIsPastedIsALink() {
        begin("Collée");
        paste("text/plain", FILM);
        keys().press("Enter");
        keys().type("Voir la page");
        keys().press("Shift+Home");
        page.evaluate("new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)))");
        paste("text/plain", "https://exemple.org/page");

        save();

        assertThat(markdown())
                .isEqualTo("<" + FILM + ">\n\n[Voir la page](https://exemple.org/page)");
    }

    @Test
    void frenchSignsAreSetWhileOneTypesAndBackspaceGivesThemBack() {
        begin("Les signes");
        keys().type("L'heure : \"midi\" ! On attend...");
        keys().press("Enter");
        keys().type("c'");
        keys().press("Backspace");
        keys().type("est brut");

        save();

        assertThat(markdown())
                .isEqualTo("L’heure\u00A0: «\u202Fmidi\u202F»\u202F! On attend…\n\nc'est brut");
    }

    @Test
    void whatIsCopiedFromAnyWordProcessorComesClean() {
        assertThat(pasted(WORD)).isEqualTo(CLEAN);
        assertThat(pasted(LIBREOFFICE)).isEqualTo(CLEAN);
        assertThat(pasted(GOOGLE)).isEqualTo(CLEAN);
    }

    @Test
    void aRemarkIsThereWhileOneTypesAndLeadsToItsPlace() {
        begin("À revoir");
        keys().type("Un début.");
        keys().press("Enter");
        keys().type("Les détails sont ici");
        keys().press("Shift+Control+ArrowLeft");
        press("Lien");
        page.getByLabel("Où mène-t-il ?").fill("/nulle-part");
        button("Poser le lien").click();
        Locator remarks = page.locator("[data-remarks]");
        assertThat(remarks.locator("[data-title]")).hasText("2 choses à regarder");

        remarks.getByRole(AriaRole.BUTTON).first().click();

        assertThat(page.locator(".ProseMirror")).isFocused();
        assertThat(page.evaluate("getSelection().toString()")).isEqualTo("ici");
        keys().type("dans la page d’accueil");
        assertThat(remarks.locator("[data-title]")).hasText("Une chose à regarder");
        button("Écrire avec les signes (Markdown)").click();
        remarks.getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.locator("#f-body")).isFocused();
        assertThat(
                        page.locator("#f-body")
                                .evaluate(
                                        "it => it.value.slice(it.selectionStart, it.selectionEnd)"))
                .asString()
                .startsWith("Les détails sont [dans la page");
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void whoeverHasSeenTheRemarksPublishesAtOnce() {
        lawful();
        begin("Vu");
        keys().type("## ");
        keys().type("Titre");
        keys().press("Enter");
        keys().type("Un lien : https://exemple.org/page ");
        assertThat(page.locator("[data-remarks] button")).hasCount(1);

        watch.through(() -> button("Publier").click());

        assertThat(page.getByText("Voir sur le site").first()).isVisible();
    }

    @Test
    void twoWhoSaveTheSameTextSeeBothSideBySide() {
        begin("À quatre mains");
        keys().type("Le quai est beau.");
        save();
        String place = page.url();
        try (BrowserContext other = signedIn("Paul", PAUL)) {
            Page his = other.newPage();
            his.navigate(place);
            his.locator(".ProseMirror").waitFor();
            ready().press("Control+a");
            keys().type("Le quai est superbe.");
            save();

            his.locator(".ProseMirror").press("Control+a");
            his.keyboard().type("Le quai est tranquille.");
            his.getByRole(AriaRole.BUTTON, named("Enregistrer").setExact(true)).click();

            assertThat(his.locator("#f-theirs")).hasValue("Le quai est superbe.");
            assertThat(his.locator("del").last()).containsText("superbe");
            assertThat(his.locator("ins").last()).containsText("tranquille");
            assertThat(his.locator(".ProseMirror")).hasText("Le quai est tranquille.");
            his.locator(".ProseMirror").press("Control+a");
            his.keyboard().type("Le quai est superbe et tranquille.");
            his.getByRole(AriaRole.BUTTON, named("Enregistrer").setExact(true)).click();
            assertThat(his.locator("#f-theirs")).hasCount(0);
        }
        page.reload();
        assertThat(ready()).hasText("Le quai est superbe et tranquille.");
    }

    private String pasted(String html) {
        begin("Collé");
        paste("text/html", html);
        save();
        return markdown();
    }

    private void paste(String type, String text) {
        page.evaluate(
                """
                ([type, text]) => {
                  const bag = new DataTransfer();
                  bag.setData(type, text);
                  document.querySelector('.ProseMirror').dispatchEvent(
                    new ClipboardEvent('paste', { clipboardData: bag, bubbles: true, cancelable: true }));
                }
                """,
                java.util.List.of(type, text));
    }

    private static final String CLEAN =
            """
            ## Compte rendu

            Présents : **onze** personnes, *dont* deux [élues](https://exemple.org/).

            ### Décisions

            - la salle
              - le lundi
            - le goûter

            1. on vote
            2. on range

            | Jour  | Heure |
            | :---- | :---- |
            | lundi | 18 h  |\
            """;

    /** As Word for Windows puts it on the clipboard. */
    private static final String WORD =
            """
            <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
            <meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;font-family:"Calibri",sans-serif;} --></style></head>
            <body lang=FR><!--StartFragment-->
            <h1><b><span style='font-size:16.0pt;color:#2F5496'>Compte rendu<o:p></o:p></span></b></h1>
            <p class=MsoNormal><span style='color:red'>Présents : <b>onze</b> personnes, <i>dont</i> deux <a href="https://exemple.org/"><span style='color:#0563C1'>élues</span></a>.<o:p></o:p></span></p>
            <p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <h2>Décisions<o:p></o:p></h2>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>la salle<o:p></o:p></p>
            <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>le lundi<o:p></o:p></p>
            <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>le goûter<o:p></o:p></p>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>on vote<o:p></o:p></p>
            <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>on range<o:p></o:p></p>
            <table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'><tr><td width=200 style='border:solid windowtext 1.0pt'><p class=MsoNormal><b>Jour<o:p></o:p></b></p></td><td><p class=MsoNormal><b>Heure<o:p></o:p></b></p></td></tr>
            <tr><td><p class=MsoNormal>lundi<o:p></o:p></p></td><td><p class=MsoNormal>18 h<o:p></o:p></p></td></tr></table>
            <!--EndFragment--></body></html>
            """;

    /** As LibreOffice Writer does. */
    private static final String LIBREOFFICE =
            """
            <!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2 (Linux)"/>
            <style type="text/css">@page { size: 21cm 29.7cm; margin: 2cm } p { line-height: 115% }</style></head><body lang="fr-FR" link="#000080" dir="ltr">
            <h1 class="western"><font face="Liberation Sans, sans-serif"><font size="5">Compte rendu</font></font></h1>
            <p style="line-height: 100%; margin-bottom: 0cm"><font color="#ff0000">Présents : <b>onze</b> personnes, <i>dont</i> deux <a href="https://exemple.org/">élues</a>.</font></p>
            <p style="margin-bottom: 0cm"><br/></p>
            <h2 class="western">Décisions</h2>
            <ul><li><p style="margin-bottom: 0cm">la salle</p><ul><li><p>le lundi</p></li></ul></li><li><p>le goûter</p></li></ul>
            <ol><li><p style="margin-bottom: 0cm">on vote</p></li><li><p>on range</p></li></ol>
            <table width="100%" cellpadding="4" cellspacing="0"><col width="128*"/><col width="128*"/><thead><tr valign="top"><th width="50%"><p>Jour</p></th><th width="50%"><p>Heure</p></th></tr></thead><tbody><tr valign="top"><td><p>lundi</p></td><td><p>18 h</p></td></tr></tbody></table>
            </body></html>
            """;

    /** As Google Docs does: all inside one bold element that is not bold. */
    private static final String GOOGLE =
            """
            <meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-6a1f"><h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;font-family:Arial;color:#000000;font-weight:400;">Compte rendu</span></h1>
            <p dir="ltr" style="line-height:1.38;"><span style="color:#ff0000;font-weight:400;">Présents : </span><span style="font-weight:700;">onze</span><span style="font-weight:400;"> personnes, </span><span style="font-weight:400;font-style:italic;">dont</span><span style="font-weight:400;"> deux </span><a href="https://exemple.org/" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">élues</span></a><span style="font-weight:400;">.</span></p><br />
            <h2 dir="ltr"><span style="font-size:16pt;font-weight:400;">Décisions</span></h2>
            <ul style="margin-top:0;"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>la salle</span></p></li><ul style="margin-top:0;"><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>le lundi</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>le goûter</span></p></li></ul>
            <ol><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>on vote</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>on range</span></p></li></ol>
            <div dir="ltr" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="300"/><col width="300"/></colgroup><tbody><tr><td><p dir="ltr"><span style="font-weight:700;">Jour</span></p></td><td><p dir="ltr"><span style="font-weight:700;">Heure</span></p></td></tr><tr><td><p dir="ltr"><span>lundi</span></p></td><td><p dir="ltr"><span>18 h</span></p></td></tr></tbody></table></div></b>
            """;
}
