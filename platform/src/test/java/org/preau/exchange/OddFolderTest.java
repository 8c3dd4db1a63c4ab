package org.preau.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.comments.PortableComments;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.forms.Questionnaires;
import org.preau.look.Looks;
import org.preau.template.BringTemplate;
import org.preau.tenancy.Right;
import org.preau.tenancy.Tenant;
import org.preau.web.Desk;

/** Folders that somebody has changed by hand, in good faith or in bad. */
class OddFolderTest {

    private static Movers movers;

    @BeforeAll
    static void open() {
        movers = new Movers();
    }

    @AfterAll
    static void close() {
        movers.close();
    }

    @Test
    void whatCannotBeTakenIsSaidAndTheRestComes(@TempDir Path folder) throws IOException {
        Tenant to = movers.server.open("bizarre", "Bizarre");
        movers.complete(movers.desk(to));
        Tenant fresh = movers.server.open("bizarre-neuf", "Bizarre");
        Movers.write(
                folder,
                "site.json",
                "{\"theme\": \"nulle-part\", \"logo\": \"../../etc/passwd\", \"comments\": \"open\", \"commentsOffice\": \"pape\", \"privacyContact\": \"pas une adresse\"}");
        Movers.write(
                folder,
                "look.json",
                "{\"theme\": \"page-blanche\", \"palette\": \"own\", \"light\": {\"paper\": \"#ffffff\", \"ink\": \"#fffffe\", \"main\": \"#fffffd\", \"second\": \"#ffffff\", \"soft\": \"#ffffff\"}, \"scheme\": \"auto\", \"density\": \"normal\"}");
        Movers.write(
                folder,
                "home.json",
                "{\"blocks\": [{\"kind\": \"picture\", \"file\": \"/media/0000000000000000/x.png\"}, {\"kind\": \"text\", \"text\": \"Bonjour\"}, {\"kind\": \"bombe\"}, 12]}");
        Movers.write(
                folder,
                "menu.json",
                "{\"main\": [{\"kind\": \"text\", \"target\": \"nulle-part\", \"label\": \"X\"}, {\"kind\": \"address\", \"target\": \"javascript:alert(1)\", \"label\": \"Y\"}, {\"kind\": \"home\", \"label\": \"Accueil\"}], \"foot\": 3}");
        Movers.write(
                folder,
                "translations.json",
                "[{\"fr\": \"un\", \"xx\": \"un\", \"en\": \"absent\"}, 4, {\"de\": [1]}]");
        Movers.write(
                folder,
                "templates/brand.hbs",
                "<p onclick=\"x()\">{{site.name}}</p><script>alert(1)</script>");
        Movers.write(folder, "templates/inconnu.hbs", "<p>x</p>");
        Movers.write(folder, "templates/../../dehors.hbs", "<p>x</p>");
        Movers.write(folder, "forms/vide.json", "{}");
        Movers.write(
                folder,
                "forms/genre.json",
                "{\"title\": \"T\", \"questions\": [{\"kind\": \"bombe\", \"label\": \"x\"}]}");
        Movers.write(
                folder,
                "forms/bon.json",
                "{\"title\": \"Bon\", \"opened\": true, \"questions\": [{\"kind\": \"text\", \"label\": \"Nom\"}]}");
        Movers.write(
                folder,
                "comments/un.json",
                "[{\"name\": \"<script>\", \"text\": \"<b>Ha</b>\", \"state\": \"published\", \"written\": \"hier\"}, {\"name\": \"\", \"text\": \"\"}, {\"name\": \"Z\", \"text\": \"z\", \"state\": \"spam\"}]");
        Movers.write(folder, "comments/personne.json", "[{\"name\": \"A\", \"text\": \"b\"}]");
        Movers.write(folder, "comments/casse.json", "[{");
        Movers.write(
                folder,
                "media.json",
                "[{\"file\": \"media/absent.mp3\", \"captions\": {\"fr\": \"../../etc/passwd\"}, \"transcript\": \"/etc/passwd\", \"focus\": [900, -4]}, 7]");
        Movers.write(
                folder,
                "articles/un.md",
                "---\ntitle: Un\nstate: draft\nexpires: jamais\ncomments: parfois\npublished: 2020-01-01\n---\nBonjour.\n");

        ArrivalReport report = movers.brought(fresh, folder, false);

        assertThat(report.lines().stream().map(it -> it.why().key()))
                .contains(
                        "exchange.why.theme",
                        "exchange.why.look-unreadable",
                        "exchange.why.blocks-left",
                        "exchange.why.entries-left",
                        "exchange.why.no-article",
                        "exchange.why.unreadable",
                        "exchange.why.no-file",
                        "site.wrong.email",
                        "forms.wrong.title",
                        "forms.wrong.questions",
                        "template.fault.partial");
        assertThat(report.count(What.FORM, Fate.CREATED)).isEqualTo(1);
        assertThat(report.count(What.TEMPLATE, Fate.CREATED)).isZero();
        assertThat(movers.read(fresh, BringTemplate::all)).isEmpty();
        assertThat(movers.read(fresh, Looks::worn).palette()).isEmpty();
        assertThat(movers.read(fresh, Questionnaires::all))
                .extracting(it -> it.title())
                .containsExactly("Bon");
        assertThat(movers.read(fresh, PortableComments::all).values())
                .singleElement()
                .satisfies(all ->
                        assertThat(all).extracting(it -> it.name()).containsExactly("<script>"));
        assertThat(movers.article(fresh, "un").expiresAt()).isNull();
    }

    @Test
    void templatesComeOnlyByWhoeverMayWriteThem(@TempDir Path folder) throws IOException {
        Tenant to = movers.server.open("sans-gabarit", "Sans gabarit");
        Movers.write(folder, "templates/brand.hbs", "<p class=\"brand\">{{site.name}}</p>");
        Movers.write(folder, "un.md", "Bonjour.\n");
        Desk all = movers.desk(to);
        EnumSet<Right> rights = EnumSet.allOf(Right.class);
        rights.remove(Right.TEMPLATES);
        Desk few = new Desk(to, all.tenancy(), rights, all.actor(), null, false);

        ArrivalReport report = movers.folder(few, folder);

        assertThat(report.lines())
                .extracting(it -> it.why().key())
                .containsExactly("exchange.why.templates-right");
        assertThat(movers.read(to, BringTemplate::all)).isEmpty();
        movers.folder(all, folder);
        assertThat(movers.read(to, BringTemplate::all)).hasSize(1);
    }

    @Test
    void anArchiveHoldsTheFolderAndIsFoundAllTheSame(@TempDir Path folder) throws IOException {
        Tenant from = movers.server.open("archive", "Archive");
        WholeSite.furnish(movers, from);
        Path zip = ZipFolder.of(movers.exported(from), "archive", folder.resolve("site.zip"));
        Path unpacked = Files.createDirectory(folder.resolve("site"));
        Unzip.into(zip, unpacked);

        SiteForm.Found found = SiteForm.of(unpacked).orElseThrow();

        assertThat(found.form()).isEqualTo(SiteForm.FOLDER);
        assertThat(found.source()).isEqualTo(unpacked.resolve("archive"));
    }
}
