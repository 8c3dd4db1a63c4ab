package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.preau.look.Colour;
import org.preau.look.Look;
import org.preau.look.LookSheet;
import org.preau.look.Offer;
import org.preau.look.Readability;
import org.preau.look.Scheme;
import org.preau.theme.Theme;
import org.preau.theme.Themes;

/**
 * What the rule of the palettes promises, in a real browser: all that a theme writes on what is in
 * its list of pairs, and the accessibility checker finds nothing to say of a palette that passes.
 */
class PalettesTest {

    private static final List<Offer> OFFERS =
            Themes.onClassPath().all().stream().map(Theme::offer).toList();
    private static final boolean THOROUGH = Boolean.getBoolean("preau.thorough");
    private static final int PALETTES = THOROUGH ? 12 : 2;
    private static final List<String> PAGES =
            List.of("home-full", "section-full", "article-full", "page-full", "search-full");

    private final Previews previews = new Previews();

    @Test
    void whateverAThemeWritesOnWhateverIsAmongItsPairs() {
        Set<String> unknown = new TreeSet<>();
        try (BrowserContext visitor = Chromium.visitor()) {
            Page page = visitor.newPage();
            previews.serve(page);
            for (Offer offer : OFFERS) {
                Map<String, String> marks = marks(offer);
                for (String name : PAGES) {
                    for (int width : List.of(Chromium.NARROW, Chromium.WIDE)) {
                        page.setViewportSize(width, Chromium.HEIGHT);
                        previews.wear(css(marks));
                        previews.open(page, offer.key(), name);
                        unknown.addAll(strangers(offer, marks, seen(page)));
                    }
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void theCheckerFindsNothingInPalettesThatAreAccepted() {
        Random random = new Random(2026);
        List<String> faults = new ArrayList<>();
        try (BrowserContext visitor = Chromium.visitor()) {
            Axe.enter(visitor);
            Page page = visitor.newPage();
            previews.serve(page);
            for (Offer offer : OFFERS) {
                for (int round = 0; round < PALETTES; round++) {
                    Look look = any(offer, random);
                    previews.wear(LookSheet.of(offer, look).css());
                    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                        for (String name : List.of("home-full", "article-full")) {
                            previews.open(page, offer.key(), name);
                            Axe.contrasts(page).stream()
                                    .map(it -> offer.key() + " " + scheme + " " + look + ": " + it)
                                    .forEach(faults::add);
                        }
                    }
                }
            }
        }

        assertThat(faults).isEmpty();
    }

    /** The checker sees a palette that the rule refuses: what it finds nothing in above is real. */
    @Test
    void theCheckerSeesWhatTheRuleRefuses() {
        Offer offer = OFFERS.getFirst();
        Map<String, Colour> pale = new HashMap<>();
        offer.base().forEach(it -> pale.put(it, new Colour(240, 240, 240)));
        pale.put("ink", new Colour(200, 200, 200));
        Look look = Look.plain(offer.key()).withColours(pale, pale);
        try (BrowserContext visitor = Chromium.visitor()) {
            Axe.enter(visitor);
            Page page = visitor.newPage();
            previews.serve(page);
            previews.wear(LookSheet.of(offer, look).css());
            previews.open(page, offer.key(), "home-full");

            assertThat(Readability.faults(offer, Scheme.LIGHT, pale)).isNotEmpty();
            assertThat(Axe.contrasts(page)).isNotEmpty();
        }
    }

    private static Look any(Offer offer, Random random) {
        Map<String, Colour> day = new HashMap<>();
        for (String token : offer.base()) {
            day.put(
                    token,
                    new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
        }
        return Look.plain(offer.key())
                .withColours(Readability.mended(offer, Scheme.LIGHT, day), Map.of());
    }

    /** A colour for each token by which it is known again. */
    private static Map<String, String> marks(Offer offer) {
        Map<String, String> marks = new HashMap<>();
        int at = 0;
        for (String token : offer.light().keySet()) {
            if (isColour(offer, token)) {
                at++;
                marks.put(token, "rgb(%d, %d, %d)".formatted(at * 6, 100 + at, 250 - at));
            }
        }
        return marks;
    }

    private static boolean isColour(Offer offer, String token) {
        String said = offer.declared(Scheme.LIGHT, token);
        return said.startsWith("#")
                || said.startsWith("var(--")
                        && isColour(offer, said.substring(6, said.length() - 1));
    }

    private static String css(Map<String, String> marks) {
        return marks.entrySet().stream()
                .map(it -> "--" + it.getKey() + ":" + it.getValue())
                .collect(Collectors.joining(";", ":root:root{", "}"));
    }

    private static List<List<?>> seen(Page page) {
        return ((List<?>) page.evaluate(SEEN)).stream().<List<?>>map(it -> (List<?>) it).toList();
    }

    /** What is written on a ground without being among the pairs; colours of its own are fixed. */
    private static List<String> strangers(
            Offer offer, Map<String, String> marks, List<List<?>> seen) {
        Map<String, String> names = new HashMap<>();
        marks.forEach((token, mark) -> names.put(mark, token));
        List<String> strangers = new ArrayList<>();
        for (List<?> one : seen) {
            String mark = names.get(String.valueOf(one.get(0)));
            String ground = names.get(String.valueOf(one.get(1)));
            boolean fixed = mark == null && ground == null;
            boolean known =
                    offer.pairs().stream()
                            .anyMatch(it ->
                                    it.mark().equals(mark) && it.ground().equals(ground)
                                            || it.mark().equals(ground)
                                                    && it.ground().equals(mark));
            if (!fixed && !known) {
                strangers.add(offer.key() + ": " + mark + "/" + ground + " at " + one.get(2));
            }
        }
        return strangers;
    }

    /** The colour and the ground of all words that are shown, with the menus open. */
    private static final String SEEN =
            """
            () => {
              document.querySelectorAll('details').forEach(it => { it.removeAttribute('name'); it.open = true; });
              const ground = it => {
                for (let up = it; up; up = up.parentElement) {
                  const colour = getComputedStyle(up).backgroundColor;
                  if (!/, 0\\)$/.test(colour)) return colour;
                }
                return 'canvas';
              };
              const found = new Map();
              for (const it of document.body.querySelectorAll('*')) {
                if (!it.checkVisibility() || it.getBoundingClientRect().width < 2) continue;
                if (![...it.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
                const colour = getComputedStyle(it).color, under = ground(it);
                found.set(colour + under, [colour, under, (it.closest('[class]') || it).className + ' ' + it.textContent.trim().slice(0, 30)]);
              }
              return [...found.values()];
            }
            """;
}
