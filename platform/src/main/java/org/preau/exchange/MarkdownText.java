package org.preau.exchange;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.preau.text.CleanInput;

/** Pieces of Markdown made of words that are not Markdown: nothing in them is taken for a sign. */
final class MarkdownText {

    private static final Pattern SIGNS = Pattern.compile("[\\\\`*_\\[\\]<>~]");
    private static final Pattern GAPS = Pattern.compile("[ \\t\\r\\n\\f]+");

    /** What would begin a heading, a list, a quotation, a table or a rule. */
    private static final Pattern STARTS =
            Pattern.compile("(?m)^(\\s*)([#>|+=-]|\\d{1,9}[.)])(?=\\s|$|-|=|\\|)");

    private MarkdownText() {}

    /** Plain words, their gaps single spaces. */
    static String escaped(String text) {
        return SIGNS.matcher(GAPS.matcher(text).replaceAll(" ")).replaceAll("\\\\$0");
    }

    /** Adds words without doubling the space between. */
    static void append(StringBuilder out, String words) {
        boolean gap =
                out.isEmpty()
                        || out.charAt(out.length() - 1) == '\n'
                        || out.charAt(out.length() - 1) == ' ';
        out.append(gap && words.startsWith(" ") ? words.substring(1) : words);
    }

    /** Puts signs around words, spaces at their ends outside: {@code ** x **} would be none. */
    static void around(StringBuilder out, String words, String before, String after) {
        String inner = words.strip();
        if (inner.isEmpty() || inner.contains("\n\n")) {
            append(out, words);
            return;
        }
        append(out, words.startsWith(" ") ? " " : "");
        out.append(before).append(inner).append(after);
        out.append(words.endsWith(" ") ? " " : "");
    }

    static void code(StringBuilder out, String text) {
        String fence = text.contains("`") ? "``" : "`";
        String pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
        if (!text.isBlank()) {
            out.append(fence).append(pad).append(text).append(pad).append(fence);
        }
    }

    /** A paragraph: no empty line within, no break at its ends, no sign at a line's start. */
    static String paragraph(String inline) {
        String text = inline.replaceAll("\\s*\\\\\\n\\s*", "\\\\\n");
        text = text.replaceAll("^(?:\\\\\\n)+|(?:\\\\\\n)+$", "").strip();
        text = text.replaceAll("(?:\\\\\\n){2,}", "\n\n");
        return STARTS.matcher(text)
                .replaceAll(it ->
                        java.util.regex.Matcher.quoteReplacement(it.group(1) + sign(it.group(2))));
    }

    private static String sign(String start) {
        return Character.isDigit(start.charAt(0))
                ? start.substring(0, start.length() - 1) + "\\" + start.charAt(start.length() - 1)
                : "\\" + start;
    }

    static String oneLine(String inline) {
        return GAPS.matcher(inline.replace("\\\n", " ")).replaceAll(" ").strip();
    }

    static String link(String text, String address) {
        return "[" + text + "](" + target(address) + ")";
    }

    /** An image; its caption is what Markdown calls its title. */
    static String picture(Element img, String caption) {
        String address = img.attr("src").strip();
        if (!isAddress(address)) {
            return "";
        }
        String alt = escaped(CleanInput.line(img.attr("alt")));
        String said = CleanInput.line(caption).replace("\"", "”");
        return "!["
                + alt
                + "]("
                + target(address)
                + (said.isEmpty() ? "" : " \"" + said + "\"")
                + ")";
    }

    private static String target(String address) {
        return address.strip()
                .replace(" ", "%20")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\n", "");
    }

    /** An address that may stand on a page: of the web, a mailbox, a telephone, or relative. */
    static boolean isAddress(String address) {
        String plain = address.strip().toLowerCase(Locale.ROOT);
        int colon = plain.indexOf(':');
        int slash = plain.indexOf('/');
        boolean scheme = colon >= 0 && (slash < 0 || colon < slash);
        return !plain.isEmpty()
                && plain.length() <= 2_000
                && (!scheme
                        || plain.startsWith("http://")
                        || plain.startsWith("https://")
                        || plain.startsWith("mailto:")
                        || plain.startsWith("tel:"));
    }
}
