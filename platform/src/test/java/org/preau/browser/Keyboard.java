package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Somebody who has a keyboard and nothing else. At each stop of the Tab key the focus must be seen:
 * an outline or a shadow that the element has not at rest, on what stands in the window.
 */
final class Keyboard {

    private static final int FAR = 120;

    /** How everything looks while nothing has the focus. */
    private static final String AT_REST =
            """
            () => {
              const had = document.activeElement;
              if (had && had !== document.body) had.blur();
              window.atRest = new Map([...document.body.querySelectorAll('*')].map(it => {
                const s = getComputedStyle(it);
                return [it, s.outlineStyle + s.outlineWidth + s.outlineColor + '|' + s.boxShadow];
              }));
              if (had && had !== document.body) had.focus();
            }
            """;

    /** The name of what has the focus, and what is wrong with it or nothing. */
    private static final String STOP =
            """
            () => {
              const it = document.activeElement;
              if (!it || it === document.body) return ['', ''];
              const label = it.labels && it.labels.length ? it.labels[0] : null;
              const name = (it.getAttribute('aria-label') || (label && label.innerText) || it.innerText || it.value || it.title || '')
                .replace(/\\s+/g, ' ').trim();
              const shown = [it, it.parentElement, it.nextElementSibling, label].filter(Boolean);
              const differs = shown.some(e => {
                const s = getComputedStyle(e);
                const now = s.outlineStyle + s.outlineWidth + s.outlineColor + '|' + s.boxShadow;
                const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 || s.boxShadow !== 'none';
                return ring && now !== (window.atRest.get(e) || 'none0px|none');
              });
              const inside = shown.some(e => {
                const r = e.getBoundingClientRect();
                return r.width > 1 && r.height > 1 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
              });
              return [name, (differs ? '' : 'the focus is not seen') + (inside ? '' : ' outside the window')];
            }
            """;

    private final Page page;
    private final Watch watch;
    private int stops;
    private int signs;
    private int enters;

    Keyboard(Page page, Watch watch) {
        this.page = page;
        this.watch = watch;
    }

    /**
     * How long a person would have taken: four stops a second, five signs a second, and a look of a
     * second and a half before each page. What this class asks of the browser at each stop is not
     * counted.
     */
    double seconds() {
        return stops * 0.25 + signs * 0.2 + enters * 1.5;
    }

    @Override
    public String toString() {
        return stops + " stops, each seen, " + signs + " signs, " + Math.round(seconds()) + " s";
    }

    /** The page is a new one: looks at it before touching anything. */
    Keyboard arrive() {
        page.evaluate(AT_REST);
        return this;
    }

    /** Presses Tab until something of that name has the focus. */
    Keyboard to(String name) {
        StringBuilder passed = new StringBuilder();
        for (int i = 0; i < FAR; i++) {
            page.keyboard().press("Tab");
            stops++;
            String reached = stop();
            if (isNamed(reached, name)) {
                return this;
            }
            passed.append(reached).append(" | ");
        }
        throw new AssertionError(
                "no Tab leads to « " + name + " » on " + page.url() + ": " + passed);
    }

    /** Presses Tab until a field of that {@code name} in its form has the focus. */
    Keyboard toField(String field) {
        for (int i = 0; i < FAR; i++) {
            page.keyboard().press("Tab");
            stops++;
            stop();
            if (field.equals(page.evaluate("document.activeElement.name"))) {
                return this;
            }
        }
        throw new AssertionError("no way to the field " + field + " on " + page.url());
    }

    /** Presses Shift and Tab until something of that name has the focus. */
    Keyboard backTo(String name) {
        for (int i = 0; i < FAR; i++) {
            page.keyboard().press("Shift+Tab");
            stops++;
            if (isNamed(stop(), name)) {
                return this;
            }
        }
        throw new AssertionError("no way back to « " + name + " » on " + page.url());
    }

    /** The first thing that Tab reaches on a page, where it leads past the menus. */
    Keyboard skips() {
        page.keyboard().press("Tab");
        assertThat(stop()).isEqualTo("Aller au contenu");
        page.keyboard().press("Enter");
        stops += 2;
        return this;
    }

    /** Presses the arrow along a row of buttons until one of that name has the focus. */
    Keyboard along(String name) {
        for (int i = 0; i < FAR; i++) {
            page.keyboard().press("ArrowRight");
            stops++;
            if (isNamed(stop(), name)) {
                return this;
            }
        }
        throw new AssertionError("no arrow leads to « " + name + " » on " + page.url());
    }

    /** Presses the arrow to the left once, in a group of radio buttons. */
    Keyboard along() {
        page.keyboard().press("ArrowLeft");
        stops++;
        String _ = stop();
        return this;
    }

    /** Presses a key that leads to no other page. */
    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        signs += text.length();
        page.keyboard().type(text);
        return this;
    }

    /** Presses Enter, which leads to another page. */
    Keyboard enter() {
        enters++;
        watch.through(() -> page.keyboard().press("Enter"));
        return arrive();
    }

    private String stop() {
        List<?> told = (List<?>) page.evaluate(STOP);
        String name = String.valueOf(told.getFirst());
        assertThat(String.valueOf(told.getLast()))
                .as("at « " + name + " » on " + page.url())
                .isEmpty();
        return name;
    }

    /** The name alone, or with what the page adds: that an answer is optional, how many wait. */
    private static boolean isNamed(String reached, String name) {
        return reached.equals(name) || reached.startsWith(name + " (");
    }
}
