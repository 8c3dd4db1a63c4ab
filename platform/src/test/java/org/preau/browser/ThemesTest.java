package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Every theme as a visitor gets it: by day on a screen with all rules of the accessibility checker,
 * by night on a telephone with those that the eye decides, in forced colours, both ways of writing,
 * with names that never end. The thorough tests take all pages and rules, day and night, narrow and
 * wide.
 */
class ThemesTest {

    private static final int MOST_BYTES = 100_000;
    private static final boolean THOROUGH = Boolean.getBoolean("preau.thorough");
    private static final List<Integer> WIDTHS = List.of(Chromium.NARROW, 768, Chromium.WIDE, 2200);

    /** One of each dress: the other pages wear the same. */
    private static final List<String> DRESSES =
            List.of(
                    "home-full",
                    "section-full",
                    "article-full",
                    "search-full",
                    "not-found-full",
                    "legal-full",
                    "suspended-full",
                    "player-full",
                    "home-arabic",
                    "article-hebrew");

    /** The same element and rule, seen at each width and by day and night, is said once. */
    private final Set<String> faults = Collections.synchronizedSet(new LinkedHashSet<>());

    @Test
    void everyPageOfEveryThemeIsForEverybody() {
        visit(
                name -> THOROUGH || DRESSES.contains(name),
                (page, place, previews) -> {
                    note(place, () -> Axe.violations(page));
                    look(page, place, Chromium.NARROW, ColorScheme.DARK);
                    if (THOROUGH) {
                        look(page, place, Chromium.NARROW, ColorScheme.LIGHT);
                        look(page, place, Chromium.WIDE, ColorScheme.DARK);
                    }
                    if (previews.bytes() > MOST_BYTES) {
                        faults.add(place + ": weighs " + previews.bytes() + " bytes");
                    }
                });

        assertThat(new Previews().themes()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(faults).isEmpty();
    }

    @Test
    void nothingIsWiderThanThePageWhateverItSays() {
        visit(
                name -> THOROUGH || name.equals("home-endless") || name.equals("article-endless"),
                (page, place, _) -> {
                    for (String direction : List.of("ltr", "rtl")) {
                        page.evaluate("way => { document.documentElement.dir = way }", direction);
                        for (int width : WIDTHS) {
                            page.setViewportSize(width, Chromium.HEIGHT);
                            note(
                                    place + " " + direction + " " + width,
                                    () -> list(page.evaluate(WIDER)));
                        }
                    }
                });

        assertThat(faults).isEmpty();
    }

    @Test
    void fromRightToLeftThePageTurnsAndNumbersAndLatinNamesDoNot() {
        visit(
                name -> name.endsWith("-arabic") || name.endsWith("-hebrew"),
                (page, place, _) -> {
                    for (int width : WIDTHS) {
                        page.setViewportSize(width, Chromium.HEIGHT);
                        note(place + " " + width, () -> list(page.evaluate(WIDER)));
                        note(place + " " + width, () -> list(page.evaluate(TURNED_WRONG)));
                    }
                });

        assertThat(faults).isEmpty();
    }

    @Test
    void onPaperThereIsTheTextAndNoNavigation() {
        visit(
                name -> name.equals("article-full") || name.equals("home-full"),
                (page, place, _) -> {
                    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                    note(place, () -> list(page.evaluate(PRINTED)));
                    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
                });

        assertThat(faults).isEmpty();
    }

    @Test
    void nothingMovesForWhoeverAskedForStillness() {
        visit(
                name -> name.equals("home-full") || name.equals("article-full"),
                (page, place, _) -> {
                    page.emulateMedia(
                            new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
                    note(place, () -> list(page.evaluate(MOVING)));
                });

        assertThat(faults).isEmpty();
    }

    @Test
    void theFocusIsSeenOnEverythingThatTakesIt() {
        visit(
                name -> name.equals("home-full") || name.equals("search-full"),
                (page, place, _) -> note(place, () -> list(page.evaluate(UNSEEN))));

        assertThat(faults).isEmpty();
    }

    @Test
    void inForcedColoursNothingIsHiddenThatWasShown() {
        visit(
                name -> name.equals("home-full"),
                (page, place, _) -> {
                    int before = ((Number) page.evaluate(SHOWN)).intValue();
                    page.emulateMedia(
                            new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
                    int forced = ((Number) page.evaluate(SHOWN)).intValue();
                    page.emulateMedia(
                            new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
                    if (forced != before) {
                        faults.add(place + ": " + before + " texts, " + forced + " when forced");
                    }
                });

        assertThat(faults).isEmpty();
    }

    private interface Look {
        void at(Page page, String place, Previews previews);
    }

    private record Place(String theme, String name) {}

    /** In two browsers, each with its own page and previews, that share the way. */
    private void visit(Predicate<String> which, Look look) {
        Previews all = new Previews();
        Queue<Place> way = new ConcurrentLinkedQueue<>();
        for (String theme : all.themes()) {
            all.pages(theme).stream()
                    .filter(which)
                    .forEach(name -> way.add(new Place(theme, name)));
        }
        Future<Boolean> beside = Chromium.beside(() -> walk(way, look));
        walk(way, look);
        try {
            beside.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private boolean walk(Queue<Place> way, Look look) {
        Previews previews = new Previews();
        try (BrowserContext visitor = Chromium.visitor()) {
            Axe.enter(visitor);
            Page page = visitor.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(page.url() + ": " + message.text());
                }
            });
            previews.serve(page);
            for (Place it = way.poll(); it != null; it = way.poll()) {
                page.setViewportSize(Chromium.WIDE, Chromium.HEIGHT);
                page.emulateMedia(scheme(ColorScheme.LIGHT));
                previews.open(page, it.theme(), it.name());
                look.at(page, it.theme() + "/" + it.name(), previews);
            }
        }
        return true;
    }

    private void look(Page page, String place, int width, ColorScheme scheme) {
        page.setViewportSize(width, Chromium.HEIGHT);
        page.emulateMedia(scheme(scheme));
        note(place, () -> THOROUGH ? Axe.violations(page) : Axe.seen(page));
    }

    private void note(String place, Supplier<List<String>> found) {
        List<String> all = new ArrayList<>(found.get());
        all.forEach(one -> faults.add(place + ": " + one));
    }

    private static Page.EmulateMediaOptions scheme(ColorScheme scheme) {
        return new Page.EmulateMediaOptions().setColorScheme(scheme);
    }

    private static List<String> list(Object found) {
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static final String WIDER =
            """
            () => {
              const e = document.documentElement, most = e.clientWidth;
              if (e.scrollWidth <= most) return [];
              const out = it => { const box = it.getBoundingClientRect(); return box.right > most + 1 || box.left < -1; };
              return [e.scrollWidth + ' px wide: ' + [...document.body.querySelectorAll('*')].filter(out)
                .slice(0, 3).map(it => it.outerHTML.slice(0, 120)).join(' … ')];
            }
            """;

    /** Latin words and numbers whose first letter stands to the right of their last one. */
    private static final String TURNED_WRONG =
            """
            () => {
              const edge = (node, at) => {
                const range = document.createRange();
                range.setStart(node, at); range.setEnd(node, at + 1);
                return range.getBoundingClientRect();
              };
              const found = [];
              for (const it of document.querySelectorAll('[href^="tel:"], [href^="mailto:"], time, .event-time, address, .brand-name, .person-name')) {
                for (const node of it.childNodes) {
                  const text = node.nodeType === 3 ? node.data.trimEnd() : '';
                  const start = text.search(/[0-9A-Za-z]/);
                  if (start < 0 || /[\u0590-\u06ff]/.test(text) || !it.checkVisibility()) continue;
                  const first = edge(node, start), last = edge(node, text.length - 1);
                  if (first.width && Math.abs(first.top - last.top) < 4 && first.left > last.left)
                    found.push('turned: ' + text);
                }
              }
              return found;
            }
            """;

    /** Navigation that would be printed, and what paper cuts. */
    private static final String PRINTED =
            """
            () => [...document.querySelectorAll('nav:not(.footer-legal), .menu-open, .tools, form, .skip, video, iframe')]
              .filter(it => it.checkVisibility() && it.getBoundingClientRect().height > 2)
              .map(it => 'printed: ' + it.outerHTML.slice(0, 80))
              .concat([...document.querySelectorAll('figure, tr, .card, .event, .callout')]
                .filter(it => it.checkVisibility() && getComputedStyle(it).breakInside === 'auto' && it.tagName === 'FIGURE')
                .map(it => 'cut: ' + it.outerHTML.slice(0, 80)))
            """;

    /** What is animated, and a page that scrolls by itself. */
    private static final String MOVING =
            """
            () => [...document.querySelectorAll('*')].filter(it => {
                const style = getComputedStyle(it);
                return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
              }).map(it => 'moves: ' + it.outerHTML.slice(0, 80))
              .concat(getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? ['scrolls by itself'] : [])
            """;

    /** What takes the focus and shows no ring around it. */
    private static final String UNSEEN =
            """
            () => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
              .filter(it => it.tabIndex >= 0 && it.checkVisibility() && it.offsetWidth > 1)
              .filter(it => {
                it.focus({focusVisible: true, preventScroll: true});
                const style = getComputedStyle(it);
                return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
              }).map(it => it.outerHTML.slice(0, 120))
            """;

    /** How many elements with words of their own are shown. */
    private static final String SHOWN =
            """
            () => [...document.body.querySelectorAll('*')].filter(it =>
              [...it.childNodes].some(node => node.nodeType === 3 && node.data.trim())
              && it.checkVisibility() && it.getBoundingClientRect().width > 1).length
            """;
}
