package org.preau.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The accessibility checker of Deque, put into a page: WCAG 2.0 to 2.2 at A and AA, and its best
 * practices, which see what the law's criteria leave to people (landmarks, order of headings).
 */
final class Axe {

    private static final Path PLACE =
            Path.of("infra", "browser", "node_modules", "axe-core", "axe.min.js");
    private static final String SOURCE = source();

    /**
     * Preloading would fetch style sheets by script, which the content policy forbids. What stands
     * in a frame is a page of its own, and looked at as such; a frame without scripts never
     * answers.
     */
    private static final String RUN =
            """
            async ([type, values]) => {
              const found = await axe.run(document, {
                runOnly: {type, values},
                rules: type === 'tag' ? {'target-size': {enabled: true}} : {},
                resultTypes: ['violations'], preload: false, iframes: false, elementRef: false, ancestry: false});
              return found.violations.flatMap(rule => rule.nodes.slice(0, 4).map(node =>
                rule.id + ' (' + rule.help + '): ' + node.target.join(' ') + ' | '
                + node.html.slice(0, 160) + ' | ' + node.any.concat(node.all, node.none).map(it => it.message).join('; ').slice(0, 240)));
            }
            """;

    private static final List<String> TAGS =
            List.of(
                    "wcag2a",
                    "wcag2aa",
                    "wcag21a",
                    "wcag21aa",
                    "wcag22a",
                    "wcag22aa",
                    "best-practice");

    /** The rules whose verdict changes with the width of the page and its colours. */
    private static final List<String> SEEN =
            List.of(
                    "color-contrast",
                    "link-in-text-block",
                    "scrollable-region-focusable",
                    "target-size");

    private Axe() {}

    /** Makes whatever pages of a context open ready to be checked. */
    static void enter(BrowserContext context) {
        context.addInitScript(SOURCE);
    }

    /** What is wrong with the page as it is shown now; nothing when all is well. */
    static List<String> violations(Page page) {
        return run(page, "tag", TAGS);
    }

    /** Only what the eye decides: for a page already checked, in other colours or another width. */
    static List<String> seen(Page page) {
        return run(page, "rule", SEEN);
    }

    /** Only whether words can be read on their ground. */
    static List<String> contrasts(Page page) {
        return run(page, "rule", List.of("color-contrast"));
    }

    private static List<String> run(Page page, String type, List<String> values) {
        Object found = page.evaluate(RUN, List.of(type, values));
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String source() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path file = up.resolve(PLACE);
            if (Files.isReadable(file)) {
                return read(file);
            }
        }
        throw new AssertionError(
                "axe-core is not installed. Install it:  (cd infra/browser && npm ci --ignore-scripts)");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
