package org.preau.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.preau.themes.Models.map;
import static org.preau.themes.Models.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenderedPagesTest {

    private static final Set<String> BARE = Set.of("suspended", "broken");

    /** Elements that are drawn, not read. */
    private static final String MAY_BE_EMPTY =
            "img, input, textarea, br, meta, link, iframe, .player, audio, td, [aria-hidden=true], [aria-hidden=true] *, html, head";

    private static final Map<String, Renderer> RENDERERS = new ConcurrentHashMap<>();
    private static final Map<Page, String> RENDERED = new ConcurrentHashMap<>();

    /** One page of one theme in one language. */
    record Page(Theme theme, String language, Fixture fixture) {

        String html() {
            return RENDERED.computeIfAbsent(this, page -> html(fixture.model(theme, language)));
        }

        String html(Map<String, Object> model) {
            return RENDERERS
                    .computeIfAbsent(theme.key() + language, key -> new Renderer(theme, language))
                    .render(fixture.template(), model);
        }

        Document read() {
            return Jsoup.parse(html());
        }
    }

    static Stream<Page> pages() {
        return Theme.all().stream()
                .flatMap(theme ->
                        Stream.of("fr", "en")
                                .flatMap(language ->
                                        Fixture.all().stream()
                                                .map(fixture ->
                                                        new Page(theme, language, fixture))));
    }

    static Stream<Page> minimalPages() {
        return pages().filter(page -> page.fixture().extent() == Fixture.Extent.MINIMAL);
    }

    static Stream<Page> pagesOfALivingSite() {
        return pages().filter(page -> !BARE.contains(page.fixture().template()));
    }

    @Test
    void allSixThemesAreChecked() {
        assertThat(Theme.all())
                .extracting(Theme::key)
                .containsExactly(
                        "cartable", "grenier", "kiosque", "maillot", "page-blanche", "placette");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theHtmlIsWellFormed(Page page) {
        var parser = Parser.htmlParser().setTrackErrors(20);

        parser.parseInput(page.html(), "");

        assertThat(parser.getErrors()).isEmpty();
        assertThat(page.html()).doesNotContain("{{").doesNotContain(">null<");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thereIsOneMainTitleAndNoLevelIsSkipped(Page page) {
        var levels =
                page.read().select("h1, h2, h3, h4, h5, h6").stream()
                        .map(heading -> heading.normalName().charAt(1) - '0')
                        .toList();

        assertThat(levels).startsWith(1).containsOnlyOnce(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void identifiersAreUniqueAndEveryReferenceToOneHolds(Page page) {
        Document document = page.read();
        List<String> ids = document.select("[id]").eachAttr("id");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(references(document));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingNeedsMoreThanTheContentSecurityPolicyAllows(Page page) {
        Document document = page.read();

        assertThat(document.select("[style], style, script, object, base")).isEmpty();
        assertThat(document.select("iframe"))
                .as("frames, whose page has a policy of its own")
                .hasSize(page.fixture().template().equals("player") ? 1 : 0);
        assertThat(
                        document.getAllElements().stream()
                                .flatMap(element -> element.attributes().asList().stream()))
                .noneMatch(attribute -> attribute.getKey().startsWith("on"))
                .noneMatch(attribute -> attribute.getValue().startsWith("data:"));
        assertThat(
                        Stream.concat(
                                document.select("[src]").eachAttr("src").stream(),
                                document
                                        .select(
                                                "link[rel=stylesheet], link[rel=preload], link[rel=icon]")
                                        .eachAttr("href")
                                        .stream()))
                .noneMatch(address -> address.contains("//"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noElementIsPrintedEmpty(Page page) {
        var empty =
                page.read().getAllElements().stream()
                        .filter(element -> !element.is(MAY_BE_EMPTY))
                        .filter(element ->
                                !element.hasText()
                                        && element.select("img, input, svg, [aria-hidden=true]")
                                                .isEmpty())
                        .toList();

        assertThat(empty).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void picturesHaveTheirSizeAndAnAlternativeAndControlsAName(Page page) {
        Document document = page.read();

        assertThat(document.select("img"))
                .allMatch(image ->
                        image.hasAttr("alt") && image.hasAttr("width") && image.hasAttr("height"));
        assertThat(document.select("input:not([type=hidden])"))
                .allMatch(input -> !document.select("label[for=" + input.id() + "]").isEmpty());
        assertThat(document.select("a, button, summary")).allMatch(RenderedPagesTest::isNamed);
        assertThat(document.select("nav"))
                .allMatch(nav -> nav.hasAttr("aria-label") || nav.hasAttr("aria-labelledby"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aCardSaysThatItHasAPictureExactlyWhenItHasOne(Page page) {
        for (Element card : page.read().select(".card, .block-featured")) {
            assertThat(card.hasClass("has-media")).isEqualTo(!card.select("img").isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("pagesOfALivingSite")
    void everyPageLeadsToTheLegalNoticeAndTheAccessibilityStatement(Page page) {
        assertThat(page.read().select("footer nav a").eachAttr("href"))
                .contains("/mentions-legales", "/accessibilite");
    }

    /**
     * Handlebars looks for a missing value in the contexts around; every value is asked of "this"
     * so that it does not.
     */
    @ParameterizedTest
    @MethodSource("minimalPages")
    void aMissingValueIsNotTakenFromSomewhereElse(Page page) {
        var model = with(page.fixture().model(page.theme(), page.language()));
        namesReadFromThis().forEach(name -> model.putIfAbsent(name, "LEAK"));

        assertThat(page.html(model)).isEqualTo(page.html());
    }

    /**
     * The same trap inside lists: the bare item of a list must not borrow from the block that holds
     * it.
     */
    @ParameterizedTest
    @MethodSource("minimalPages")
    void aBareItemBorrowsNothingFromItsBlock(Page page) {
        if (!page.fixture().template().equals("home")) return;
        var bare =
                map(
                        "title", "T", "url", "/", "name", "N", "label", "L", "value", "1", "day",
                        "J", "time", "10 h");
        var leaks = map();
        namesReadFromThis().forEach(name -> leaks.put(name, "LEAK"));
        Stream.of("cards", "people", "partners", "actions", "figures", "hours")
                .forEach(list -> leaks.put(list, List.of(bare)));
        Stream.of("events", "images", "files", "facts").forEach(list -> leaks.put(list, List.of()));
        leaks.keySet()
                .removeIf(name ->
                        name.startsWith("is")
                                || List.of("image", "more", "id", "title", "note").contains(name));
        var blocks =
                Stream.of("Latest", "People", "Partners", "Actions", "Figures", "Hours")
                        .map(kind ->
                                with(leaks, "is" + kind, true, "id", "b-" + kind, "title", "Titre"))
                        .toList();

        String html =
                page.html(
                        with(
                                page.fixture().model(page.theme(), page.language()),
                                "home",
                                map("blocks", blocks)));

        assertThat(html).contains(">T<").doesNotContain("LEAK").doesNotContain("has-media");
    }

    @Test
    void theLanguageSwitchNeedsTwoLanguages() {
        var page =
                new Page(Theme.all().getFirst(), "fr", new Fixture("home", Fixture.Extent.MINIMAL));
        var model = page.fixture().model(page.theme(), "fr");
        var french = map("label", "Français", "url", "/", "lang", "fr", "current", true);
        var english = map("label", "English", "url", "/en", "lang", "en");
        var site = MinimalModel.site(page.theme(), "fr");

        assertThat(page.html()).doesNotContain("class=\"lang\"");
        assertThat(page.html(with(model, "site", with(site, "languages", List.of(french)))))
                .doesNotContain("class=\"lang\"");
        assertThat(
                        page.html(
                                with(
                                        model,
                                        "site",
                                        with(site, "languages", List.of(french, english)))))
                .contains("class=\"lang\"");
    }

    @Test
    void whatAVisitorTypedIsShownAsText() {
        var page =
                new Page(Theme.all().getFirst(), "fr", new Fixture("search", Fixture.Extent.EMPTY));

        assertThat(page.html()).contains("tracteur &lt;rouge&gt;").doesNotContain("<rouge>");
        assertThat(page.read().select("input[name=q]").eachAttr("value"))
                .containsExactly("tracteur <rouge>");
    }

    private static List<String> references(Document document) {
        var references =
                new ArrayList<>(document.select("[aria-labelledby]").eachAttr("aria-labelledby"));
        references.addAll(document.select("label").eachAttr("for"));
        document.select("a[href^=#]").eachAttr("href").stream()
                .map(href -> href.substring(1))
                .forEach(references::add);
        return references;
    }

    private static boolean isNamed(Element control) {
        return control.hasText()
                || !control.attr("aria-label").isBlank()
                || control.attr("aria-hidden").equals("true")
                || !control.select("img:not([alt=''])").isEmpty();
    }

    private static List<String> namesReadFromThis() {
        var read = Pattern.compile("\\bthis\\.(\\w+)");
        return TemplateSource.all().stream()
                .flatMap(template ->
                        read.matcher(template.text()).results().map(match -> match.group(1)))
                .distinct()
                .toList();
    }
}
