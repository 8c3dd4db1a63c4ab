package org.preau.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody types who wants a script to run in another's browser. Each line calls {@code pwned}
 * with its own number if it does. All hold one word by which pages that show them are known.
 *
 * <p>Source: OWASP Cross Site Scripting Prevention and XSS Filter Evasion Cheat Sheets; each breaks
 * out of another place: text, either kind of attribute, raw text elements, comments, CDATA of
 * feeds, documents within documents, addresses.
 */
final class Hostile {

    /** Stands in each. */
    static final String WORD = "zqxhostile";

    /** For one line of text; where it runs when it is not escaped is written in {@link #raw}. */
    static final List<String> LINES =
            List.of(
                    "zqxhostile<script>pwned(0)</script>",
                    "zqxhostile\"><img src=x onerror=pwned(1)>",
                    "zqxhostile'><svg onload=pwned(2)>",
                    "zqxhostile</title><script>pwned(3)</script>",
                    "zqxhostile</textarea><script>pwned(4)</script>",
                    "zqxhostile\" autofocus onfocus=\"pwned(5)",
                    "zqxhostile' autofocus onfocus='pwned(6)",
                    "zqxhostile--><script>pwned(7)</script>",
                    "zqxhostile]]><s:script xmlns:s='http://www.w3.org/1999/xhtml'>pwned(8)</s:script>",
                    "zqxhostile<iframe srcdoc=\"<script>parent.pwned(9)</script>\">",
                    "zqxhostile<details open ontoggle=pwned(10)>",
                    "javascript:pwned(11)//zqxhostile");

    /** What Markdown might let through, and HTML within it. */
    private static final String MARKDOWN =
            """
            [zqxhostile](javascript:pwned(12)) [b](JaVaScRiPt&colon;pwned(12)) <javascript:pwned(12)>

            ![a](x" onerror="pwned(13)) ![b"onerror="pwned(13)](/media/x)

            [c]: data:text/html,<script>pwned(14)</script> "x\\" onmouseover=\\"pwned(14)"

            [c] <a href="javascript:pwned(15)">d</a> <b onmouseover=pwned(15)>e</b>

            > [!NOTE]
            > <script>pwned(16)</script>

            | <script>pwned(17)</script> | "><img src=x onerror=pwned(17)> |
            |---|---|
            | `</code><script>pwned(18)</script>` | x |

            ```"><script>pwned(19)</script>
            </code></pre><script>pwned(19)</script>
            ```

            e[^"><script>pwned(20)</script>]

            [^"><script>pwned(20)</script>]: <svg onload=pwned(20)>
            """;

    private Hostile() {}

    /**
     * As many lines in one as fit.
     *
     * @param first which begins
     * @param most characters; 0 for no bound
     */
    static String line(int first, int most) {
        int bound = most == 0 ? 190 : Math.min(most, 190);
        StringBuilder line = new StringBuilder(LINES.get(first % LINES.size()));
        for (int i = 1; i < LINES.size(); i++) {
            String next = LINES.get((first + i) % LINES.size());
            if (line.length() + 1 + next.length() <= bound) {
                line.append(' ').append(next);
            }
        }
        return line.length() <= bound ? line.toString() : line.substring(0, bound);
    }

    /** All of it, for where one may write at length. */
    static String text(int most) {
        String all = String.join("\n\n", LINES) + "\n\n" + MARKDOWN;
        return most == 0 || all.length() <= most ? all : all.substring(0, most);
    }

    /**
     * Pages that print a line as it is, in each place where something of it can run; the last is a
     * feed.
     */
    static List<String> raw(String line) {
        List<String> pages = new ArrayList<>();
        for (String around :
                List.of(
                        "<title>x</title><p>%s</p>",
                        "<title>%s</title>",
                        "<title>x</title><textarea>%s</textarea>",
                        "<title>x</title><input value=\"%s\">",
                        "<title>x</title><input value='%s'>",
                        "<title>x</title><!-- %s -->",
                        "<title>x</title><a href=\"%s\">x</a>")) {
            pages.add("<!doctype html>" + around.formatted(line));
        }
        pages.add(
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p><![CDATA["
                        + line
                        + "]]></p></body></html>");
        return pages;
    }
}
