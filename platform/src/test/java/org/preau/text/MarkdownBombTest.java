package org.preau.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.preau.text.Rendering.Reason;
import org.preau.text.Rendering.Refused;

/**
 * Texts built to be slow or deep: each is rendered or refused, none is slow, none overflows a
 * stack.
 */
class MarkdownBombTest {
    /** Of this thread's own time: other builds on the machine do not count. */
    private static final long MILLISECONDS = 200;

    private static final int TRIES = 3;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    @Test
    void every_known_bomb_is_defused_at_any_size() {
        for (int n : new int[] {100, 1_400, 3_000, 20_000, 60_000}) {
            bombs(n).forEach((name, source) -> assertQuick(name + " × " + n, source));
        }
    }

    @Test
    void a_text_that_is_too_long_is_refused_with_its_bound() {
        assertThat(Markdown.toHtml("mot ".repeat(600_000), Samples.ARTICLE))
                .isEqualTo(new Refused(Reason.TOO_LONG, 0, MarkdownBounds.CHARACTERS));
        assertThat(Markdown.toHtml("x".repeat(MarkdownBounds.CHARACTERS + 1), Samples.ARTICLE))
                .isEqualTo(new Refused(Reason.TOO_LONG, 0, MarkdownBounds.CHARACTERS));
    }

    @Test
    void what_is_too_deep_is_refused_with_its_line() {
        assertThat(Markdown.toHtml("a\n\n" + "> ".repeat(3_000) + "a", Samples.ARTICLE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(Reason.TOO_DEEP);
                            assertThat(refused.line()).isEqualTo(3);
                        });
        assertThat(Markdown.toHtml("*a **b ".repeat(80) + "c** d*".repeat(80), Samples.ARTICLE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_DEEP));
    }

    @Test
    void what_people_write_is_never_refused() {
        String[] texts = {
            "",
            "> ".repeat(10) + "a",
            "- ".repeat(60),
            "-".repeat(400),
            "  ".repeat(200),
            "- a\n  - b\n    - c\n      - d\n        - e\n          - f",
            "|a|b|c|\n|-|-|-|\n" + "|**x**|[y](/z)|*w*|\n".repeat(1_000),
            "- un point\n".repeat(2_500),
            "Un paragraphe *avec* un [lien](/x) et `du code`.\n\n".repeat(4_500),
            "mot ".repeat(70_000),
            "- un point *fort*\n  qui va à la ligne\n  - et son détail\n".repeat(1_500),
            "> un vers de plus\n".repeat(300)
        };
        for (String text : texts) {
            assertThat(Markdown.toHtml(text, Samples.ARTICLE))
                    .as(Excerpt.of(text + "…", 40))
                    .isInstanceOf(RenderedText.class);
        }
    }

    @Test
    void a_small_stack_is_enough() throws InterruptedException {
        Rendering[] last = new Rendering[1];
        Throwable[] thrown = new Throwable[1];
        Thread thread =
                new Thread(
                        null,
                        () ->
                                bombs(3_000)
                                        .values()
                                        .forEach(
                                                b -> last[0] = Markdown.toHtml(b, Samples.ARTICLE)),
                        "small",
                        256 * 1024);
        thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
        thread.start();
        thread.join();

        assertThat(thrown[0]).isNull();
        assertThat(last[0]).isNotNull();
    }

    @Test
    void random_bombs_are_defused_too() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String[] crumbs = {
            "*",
            "**",
            "_",
            "~~",
            "[",
            "]",
            "](",
            ")",
            "![",
            "`",
            "``",
            "<",
            ">",
            "> ",
            "- ",
            "1. ",
            "\n",
            "\n\n",
            "  ",
            "    ",
            "|",
            "|-",
            "\"",
            "'",
            "&",
            "\\",
            "a",
            " ",
            "[^",
            "]: ",
            "www.",
            "@",
            "https://",
            "<!--",
            "-->",
            "=",
            "-",
            "#",
            "\t",
            "<a b=",
            "é"
        };
        for (int i = 0; i < 120; i++) {
            StringBuilder unit = new StringBuilder();
            for (int n = random.nextInt(5); n >= 0; n--) {
                unit.append(crumbs[random.nextInt(crumbs.length)]);
            }
            assertQuick(
                    "seed " + seed + " <" + unit + ">",
                    unit.toString().repeat(60_000 / unit.length()));
        }
    }

    private static void assertQuick(String name, String source) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && best > MILLISECONDS; i++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            Markdown.toHtml(source, Samples.ARTICLE);
            best = Math.min(best, (CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000);
        }
        assertThat(best).as(name).isLessThanOrEqualTo(MILLISECONDS);
    }

    static Map<String, String> bombs(int n) {
        Map<String, String> bombs = new LinkedHashMap<>();
        String[] repeated = {
            "> ",
            "- ",
            "1. ",
            "+ ",
            "> - ",
            "[",
            "![",
            "[a](",
            "[](<",
            "a**b*c ",
            "*a **b ",
            "*a _b_ ",
            "**x ",
            "x** ",
            "~~a ~b ",
            "<",
            "<a ",
            "<!-- a ",
            "<?",
            "<![CDATA[",
            "<!A ",
            "<a b=\"",
            "[^",
            "[^a]: x\n",
            "[^a] ",
            "[a]: b\n",
            "[a][",
            "[a]: u '\n",
            "[a]",
            "a]",
            "|a|b|\n|-|-|\n",
            "&",
            "&amp;",
            "\\",
            "https://",
            "www.a",
            "a@",
            "a@b.",
            "a\n",
            "# ",
            "#\n",
            "```\n",
            "\n",
            " ",
            "a\t",
            ">\n",
            "-\n",
            "1. \n",
            "- a\n",
            "mot ",
            "|a|\n|-|\n[a]\n",
            "\\[",
            "<div>\n",
            "    a\n\n",
            "> a\n",
            "> a\nb\n",
            "\"a ",
            "'a ",
            "\" ",
            "_a __b ",
            "<sup>",
            "<sup></sup>",
            "![a](/media/b)",
            "![a](/media/b) ",
            "é\u0301",
            "\r",
            "\u202E",
            "...",
            "--",
            "« ",
            "“a ",
            "*",
            "`a",
            "[^1]",
            "\"[a]: b\n> **",
            "[a]: b\n> ](<sup><a b=",
            "  <sup>",
            "a\n  ",
            "@#é<a b="
        };
        for (String unit : repeated) {
            bombs.put(unit, unit.repeat(n));
        }
        addShapes(bombs, n);
        return bombs;
    }

    private static void addShapes(Map<String, String> bombs, int n) {
        bombs.put("stars around", "*".repeat(n) + "a" + "*".repeat(n));
        bombs.put("nested emphasis", "*a ".repeat(n) + " a*".repeat(n));
        bombs.put("nested strong", "**a ".repeat(n) + " a**".repeat(n));
        bombs.put("nested links", "[".repeat(n) + "a" + "](b)".repeat(n));
        bombs.put("parentheses", "[a](" + "(".repeat(n) + ")".repeat(n) + ")");
        bombs.put("attributes", "<a " + "b ".repeat(n) + ">");
        bombs.put("attribute", "<a b=\"" + "x".repeat(n) + "\">");
        bombs.put("destination", "[a](<" + "x".repeat(n) + ">)");
        bombs.put("title", "[a](b \"" + "\\\\x".repeat(n) + "\")");
        bombs.put("reference title", "[a]: u \"" + "x".repeat(n) + "\"");
        bombs.put("comment", "a <!--" + "x-".repeat(n) + "-->");
        bombs.put(
                "columns",
                "|" + "a|".repeat(n) + "\n|" + "-|".repeat(n) + "\n" + "|a|\n".repeat(1_000));
        bombs.put(
                "short rows",
                "|" + "a|".repeat(n / 2) + "\n|" + "-|".repeat(n / 2) + "\n" + "|\n".repeat(n / 2));
        bombs.put("entity", "&#" + "1".repeat(n) + ";");
        bombs.put("rule", "a\n" + "-".repeat(n) + "b");
        bombs.put("a word", "a".repeat(n));
        bombs.put("an address", "https://a.fr/" + "a".repeat(n));
        bombs.put("headings", "# a\n".repeat(n));
        bombs.put("notes", "[^1]: a[^1]\n\n" + "[^1]".repeat(n));
        bombs.put("callout", "> [!NOTE] " + "a".repeat(n));
        bombs.put("backticks", growing("e", "`", n));
        bombs.put("many headings", numbered("# a-", n));
        bombs.put("many notes", numbered("[^n", "]: a\n\n", n));
        bombs.put("staircase", staircase(Math.min(n, 700)));
    }

    private static String growing(String between, String sign, int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; text.length() < 4 * n; i++) {
            text.append(between).append(sign.repeat(i));
        }
        return text.toString();
    }

    private static String numbered(String before, int n) {
        return numbered(before, "\n", n);
    }

    private static String numbered(String before, String after, int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append(before).append(i % 1_000).append(after);
        }
        return text.toString();
    }

    private static String staircase(int n) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < n; i++) {
            text.append("  ".repeat(i)).append("- a\n");
        }
        return text.toString();
    }
}
