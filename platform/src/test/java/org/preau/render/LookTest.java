package org.preau.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.preau.text.Language;
import org.preau.text.Messages;

class LookTest {
    static final Assets ASSETS = Look.assets("/assets/");
    static final Messages MESSAGES =
            Messages.load(
                    List.of("/org/preau/text", "/org/preau/render", "/org/preau/render/probe"));
    static final Templates TEMPLATES =
            Look.templates(MESSAGES, ASSETS)
                    .roots(
                            TemplateRoot.classPath("/org/preau/render/styleguide"),
                            TemplateRoot.classPath("/org/preau/render"))
                    .strict(true)
                    .build();

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
    private static final Pattern REFERENCE =
            Pattern.compile(
                    " (?:for|popovertarget|aria-labelledby|aria-describedby)=\"([^\"]+)\"| href=\"#([^\"]+)\"");

    @Test
    void everyPageOfTheGuideRendersInBothLanguages() {
        for (String page : pages()) {
            assertThat(page).startsWith("<!doctype html>").endsWith("</html>");
        }
    }

    @Test
    void noPageHoldsWhatTheContentPolicyForbids() {
        for (String page : pages()) {
            assertThat(page)
                    .doesNotContain(" style=", "<style", "<script", " onclick", "javascript:");
        }
    }

    @Test
    void hostileValuesStayText() {
        String page = guide("styleguide");
        assertThat(page)
                .contains("value=\"Les Amis &quot;du&quot; &lt;Bief&gt;\"")
                .contains("&lt;/textarea&gt;&lt;script&gt;")
                .contains("value=\"chœur &quot;des&quot; écluses\"")
                .doesNotContain("never printed");
    }

    @Test
    void idsAreUniqueAndWhatRefersToOneFindsIt() {
        for (String page : pages()) {
            List<String> ids = ID.matcher(page).results().map(it -> it.group(1)).toList();
            assertThat(ids).doesNotHaveDuplicates();
            Matcher references = REFERENCE.matcher(page);
            while (references.find()) {
                String named =
                        references.group(1) == null ? references.group(2) : references.group(1);
                assertThat(ids).as(references.group()).containsAll(List.of(named.split(" ")));
            }
        }
    }

    @Test
    void aWrongFieldIsListedLinkedMarkedAndFocused() {
        String page = guide("styleguide");
        assertThat(page)
                .contains("role=\"alert\" tabindex=\"-1\" id=\"erreurs\"")
                .contains("2 réponses sont à revoir")
                .contains("<a href=\"#f-slug\">« bief » est au Collectif du Bief.")
                .contains(
                        "id=\"f-slug\" name=\"slug\" type=\"text\" value=\"bief\" required autofocus aria-invalid=\"true\""
                                + " aria-describedby=\"f-slug-h f-slug-e\"");
        assertThat(page.split(" autofocus", -1)).hasSize(2);
    }

    @Test
    void aFieldKeepsItsAnswerWhateverItsKind() {
        assertThat(guide("styleguide"))
                .contains("<option value=\"s6\" selected>Plaine et Hameaux</option>")
                .contains("name=\"theme\" value=\"quartier\" checked")
                .contains("name=\"mandate\" value=\"on\" checked")
                .contains("type=\"datetime-local\" value=\"2026-11-24T18:30\"")
                .contains(">\n\nTrois phrases.")
                .contains("value=\"choeur-des-ecluses\" required disabled");
    }

    @Test
    void eachStatusHasItsWordsInBothLanguages() {
        Set<String> titles = new HashSet<>();
        for (int status : ErrorPage.KNOWN) {
            for (Language language : Language.values()) {
                String page =
                        TEMPLATES.render(
                                "error",
                                new ErrorPage(status, "a1b2"),
                                StyleguideView.visitor(language));
                assertThat(page)
                        .contains("<code>a1b2</code>")
                        .contains("<html lang=\"" + language.tag() + "\"");
                titles.add(page.substring(page.indexOf("<h1>"), page.indexOf("</h1>")));
            }
        }
        assertThat(titles).hasSize(ErrorPage.KNOWN.size() * 2);
        assertThat(new ErrorPage(418, "").status()).isEqualTo(400);
        assertThat(new ErrorPage(502, "").status()).isEqualTo(500);
    }

    @Test
    void theChosenLightIsWrittenAndTheSystemsIsNot() {
        Frame frame = StyleguideView.visitor(Language.FR);
        ErrorPage view = new ErrorPage(404, "");
        assertThat(TEMPLATES.render("error", view, frame)).doesNotContain("data-theme");
        assertThat(TEMPLATES.render("error", view, frame.withTheme(Frame.Theme.DARK)))
                .contains("<html lang=\"fr\" dir=\"ltr\" data-theme=\"dark\">");
    }

    @Test
    void anUnknownHostIsToldNothing() {
        Frame frame = Frame.of(Language.FR, new Frame.Portal("", "", "/", List.of()), "/");
        assertThat(TEMPLATES.render("unknown-host", Map.of(), frame))
                .contains("Rien à cette adresse");
    }

    @Test
    void onlyTheIconsOfThePageAreInItsSprite() {
        String page = guide("sign-in");
        assertThat(page).contains("<symbol id=\"i-preau\"").doesNotContain("<symbol id=\"i-bell\"");
        for (String it : pages()) {
            Matcher uses = Pattern.compile("<use href=\"#([a-z0-9-]+)\"").matcher(it);
            while (uses.find()) {
                assertThat(it).contains("<symbol id=\"" + uses.group(1) + "\"");
            }
        }
    }

    @Test
    void theStyleSheetRefersToVersionedFilesOnly() {
        Asset css = ASSETS.at(ASSETS.url("app.css")).orElseThrow();
        String text = new String(css.bytes(), StandardCharsets.UTF_8);
        assertThat(css.url()).matches("/assets/app-[0-9a-f]{12}\\.css");
        assertThat(css.type()).isEqualTo("text/css; charset=utf-8");
        assertThat(css.bytes().length).as("weight of app.css").isLessThan(48_000);
        Matcher urls = Pattern.compile("url\\(([^)]*)\\)").matcher(text);
        List<String> found = new ArrayList<>();
        while (urls.find()) {
            found.add(urls.group(1).replace("\"", ""));
        }
        assertThat(found).hasSize(3).allSatisfy(url -> assertThat(ASSETS.at(url)).isPresent());
        assertThat(ASSETS.at("/assets/app.css")).isEmpty();
        assertThat(ASSETS.at("/assets/../app.css")).isEmpty();
    }

    @Test
    void aPublicPageIsLight() {
        int css = ASSETS.at(ASSETS.url("app.css")).orElseThrow().bytes().length;
        assertThat(guide("styleguide").getBytes(StandardCharsets.UTF_8).length + css)
                .isLessThan(100_000);
    }

    @Test
    void pagersShowTheEndsAndTheNeighbours() {
        assertThat(Pager.of(1, 1, page -> "").pages()).isEmpty();
        assertThat(numbers(1, 3)).containsExactly(1, 2, 3);
        assertThat(numbers(5, 12)).containsExactly(1, 0, 4, 5, 6, 0, 12);
        assertThat(numbers(12, 12)).containsExactly(1, 0, 11, 12);
    }

    @Test
    void theSameNameAlwaysDrawsTheSameEmblem() {
        assertThat(Emblem.of("Chœur des Écluses", 1)).isEqualTo(Emblem.of("Chœur des Écluses", 1));
        assertThat(Emblem.of("Chœur des Écluses", 1)).isNotEqualTo(Emblem.of("Libre à Valrive", 1));
    }

    /** Leaves the pages where a browser can open them, to be looked at. */
    @Test
    void thePagesAreLeftForTheEye() throws IOException {
        Path folder = Path.of("target/styleguide");
        for (Asset asset : ASSETS.all()) {
            Path file = folder.resolve(asset.url().substring(1));
            Files.createDirectories(file.getParent());
            Files.write(file, asset.bytes());
        }
        for (String name : List.of("styleguide", "desk", "console", "sign-in")) {
            Files.writeString(folder.resolve(name + ".html"), guide(name));
        }
        Files.writeString(
                folder.resolve("error.html"),
                TEMPLATES.render(
                        "error", new ErrorPage(404, ""), StyleguideView.visitor(Language.FR)));
        assertThat(folder.resolve("desk.html")).isNotEmptyFile();
    }

    private static List<Integer> numbers(int current, int count) {
        return Pager.of(current, count, page -> "?p=" + page).pages().stream()
                .map(Pager.Page::number)
                .toList();
    }

    private static List<String> pages() {
        List<String> pages = new ArrayList<>();
        for (Language language : Language.values()) {
            Frame visitor = StyleguideView.visitor(language);
            pages.add(TEMPLATES.render("styleguide", StyleguideView.page(), visitor));
            pages.add(TEMPLATES.render("sign-in", StyleguideView.page(), visitor));
            pages.add(
                    TEMPLATES.render("desk", StyleguideView.page(), StyleguideView.desk(language)));
            pages.add(
                    TEMPLATES.render(
                            "console", StyleguideView.page(), StyleguideView.desk(language)));
            pages.add(TEMPLATES.render("error", new ErrorPage(404, ""), visitor));
        }
        return pages;
    }

    private static String guide(String name) {
        boolean inside = name.equals("desk") || name.equals("console");
        Frame frame =
                inside ? StyleguideView.desk(Language.FR) : StyleguideView.visitor(Language.FR);
        return TEMPLATES.render(name, StyleguideView.page(), frame);
    }
}
