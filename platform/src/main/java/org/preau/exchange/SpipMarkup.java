package org.preau.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SPIP's typographic shortcuts, to the HTML that SPIP would make of them: {@code {{{heading}}}},
 * {@code {{bold}}}, {@code {italic}}, {@code [text->12]}, {@code [[note]]}, {@code <img12|left>},
 * {@code <quote>}, {@code <poesie>}, {@code <code>}, {@code <cadre>}, {@code <multi>}, {@code
 * [?word]}; lists, tables and paragraphs are {@link SpipBlocks}'. Patterns are bounded in each
 * part.
 *
 * <p>Use it once for each text. Notes are left as marks of {@link #note}, for who writes them
 * below.
 */
final class SpipMarkup {

    /** What stands behind shortcuts that name things of the site. */
    interface Site {
        /**
         * HTML in place of a link.
         *
         * @param text HTML; empty for the title of what it leads to
         */
        String link(String text, String target);

        /** HTML in place of {@code <doc12|left>}. */
        String model(String name, String id, String arguments);
    }

    /** Twice what a text may hold here, in characters. */
    private static final int MOST = 1_000_000;

    private static final int NOTE = 8_000;
    private static final Pattern TONGUE = Pattern.compile("\\[([a-z]{2,3}(?:_[a-z]{2,8})?)]");
    private static final Pattern MODEL =
            Pattern.compile("<([a-zA-Z_]{2,20})([0-9]{1,9})((?:\\|[^<>]{0,500})?)>");
    private static final Pattern HEADING = Pattern.compile("\\{\\{\\{([*#]{0,5})([^{}]{1,500})}}}");
    private static final Pattern STRONG = Pattern.compile("\\{\\{([^{}]{1,4000})}}");
    private static final Pattern EMPHASIS = Pattern.compile("\\{([^{}]{1,4000})}");
    private static final Pattern LINK =
            Pattern.compile("\\[([^\\[\\]]{0,1000}?)->\\s{0,5}([^\\[\\]\\n]{0,1000})]");
    private static final Pattern WORD =
            Pattern.compile("\\[\\?([^\\[\\]\\n|#>]{1,200})[^\\[\\]\\n]{0,300}]");
    private static final Pattern ANCHOR = Pattern.compile("\\[#?[^\\[\\]\\n]{1,100}<-]");
    private static final Pattern KEPT = Pattern.compile("\uE000k([0-9]{1,7})\uE001");

    private final Site site;
    private final String language;
    private final List<String> notes = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    /**
     * @param language of the site: the part of {@code <multi>} that comes
     */
    SpipMarkup(Site site, String language) {
        this.site = site;
        this.language = language;
    }

    /** The texts of notes in their order, as SPIP keeps them: markup again. */
    List<String> notes() {
        return notes;
    }

    /** What stands for the note of that number, from 1, in the HTML. */
    static String note(int number) {
        return "\uE000n" + number + "\uE001";
    }

    String html(String markup) {
        String text = markup.length() > MOST ? markup.substring(0, MOST) : markup;
        text = text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\uE000\uE001]", "");
        text = within("multi", text, this::tongue);
        text = within("code", text, it -> keep(code(it)));
        text = within("cadre", text, it -> keep(code(it + "\n")));
        text = within("poesie", within("poetry", text, SpipMarkup::poem), SpipMarkup::poem);
        text = noted(text);
        text =
                replaced(
                        MODEL,
                        text,
                        it ->
                                keep(
                                        site.model(
                                                it.group(1).toLowerCase(Locale.ROOT),
                                                it.group(2),
                                                it.group(3))));
        text =
                text.replaceAll("(?i)<quote>", "\n\n<blockquote>\n\n")
                        .replaceAll("(?i)</quote>", "\n\n</blockquote>\n\n");
        text = ANCHOR.matcher(text).replaceAll("");
        text = replaced(WORD, text, it -> keep(word(it.group(1).strip())));
        text = replaced(LINK, text, it -> site.link(label(it.group(1)), it.group(2).strip()));
        text = replaced(HEADING, text, it -> heading(it.group(1), it.group(2)));
        text = emphasised(emphasised(text));
        text = text.replace("~", "\u00a0").replaceAll("(?<![-!<])--(?![->])", "–");
        return put(SpipBlocks.html(text));
    }

    private static String emphasised(String text) {
        String strong = STRONG.matcher(text).replaceAll("<strong>$1</strong>");
        return EMPHASIS.matcher(strong).replaceAll("<em>$1</em>");
    }

    private static String heading(String level, String words) {
        String name = level.length() > 1 ? "h3" : "h2";
        return "\n\n<" + name + ">" + words.strip().replace('\n', ' ') + "</" + name + ">\n\n";
    }

    /** The words in the site's language, else the first. */
    private String tongue(String within) {
        Matcher found = TONGUE.matcher(within);
        String first = within.strip();
        boolean any = false;
        while (found.find()) {
            int from = found.end();
            Matcher after = TONGUE.matcher(within).region(from, within.length());
            String words =
                    within.substring(from, after.find() ? after.start() : within.length()).strip();
            if (found.group(1).equals(language)) {
                return words;
            }
            first = any ? first : words;
            any = true;
        }
        return first;
    }

    private static String code(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        boolean block = text.strip().contains("\n") || text.endsWith("\n");
        return block
                ? "\n\n<pre>" + escaped + "</pre>\n\n"
                : "<code>" + escaped.strip() + "</code>";
    }

    private static String poem(String text) {
        String lines =
                text.strip().replaceAll("\\n[ \\t]*\\n\\s*", "</p><p>").replace("\n", "<br>");
        return "\n\n<blockquote><p>" + lines + "</p></blockquote>\n\n";
    }

    private String note(String text) {
        String words = text.replaceFirst("^\\s*<[^<>]{0,50}>", "").strip();
        if (words.isEmpty()) {
            return "";
        }
        notes.add(words);
        return note(notes.size());
    }

    private String word(String term) {
        String address =
                "https://"
                        + language
                        + ".wikipedia.org/wiki/"
                        + term.replace(' ', '_').replace("\"", "%22");
        return "<a href=\"" + address + "\">" + term + "</a>";
    }

    /** Without what SPIP shows on hovering and the language of the other end. */
    private static String label(String text) {
        return text.replaceFirst("\\|[^|]{0,500}$", "").replaceFirst("\\{[a-z]{2,3}}$", "").strip();
    }

    /** Puts HTML aside, so that no other shortcut is found in it. */
    private String keep(String html) {
        kept.add(html);
        boolean block = html.startsWith("\n\n");
        String mark = "\uE000k" + kept.size() + "\uE001";
        return block ? "\n\n" + mark + "\n\n" : mark;
    }

    private String put(String html) {
        String once = replaced(KEPT, html, it -> kept.get(Integer.parseInt(it.group(1)) - 1));
        return replaced(KEPT, once, it -> kept.get(Integer.parseInt(it.group(1)) - 1));
    }

    /** Replaces what stands between the tags of a name; one that is never closed stays. */
    private static String within(String name, String text, UnaryOperator<String> by) {
        String lower = text.toLowerCase(Locale.ROOT);
        String closing = "</" + name + ">";
        if (lower.length() != text.length() || !lower.contains(closing)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int done = 0;
        int open = lower.indexOf("<" + name);
        while (open >= 0) {
            int from = lower.indexOf('>', open) + 1;
            int end = from == 0 ? -1 : lower.indexOf(closing, from);
            if (end < 0) {
                break;
            }
            out.append(text, done, open).append(by.apply(text.substring(from, end)));
            done = end + closing.length();
            open = lower.indexOf("<" + name, done);
        }
        return out.append(text.substring(done)).toString();
    }

    /** Takes the notes out; those within a note stay in its text. */
    private String noted(String text) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int open = text.indexOf("[["); open >= 0; open = text.indexOf("[[", done)) {
            int end = end(text, open + 2);
            out.append(text, done, open);
            if (end < 0) {
                out.append("[[");
                done = open + 2;
            } else {
                out.append(note(text.substring(open + 2, end)));
                done = end + 2;
            }
        }
        return out.append(text.substring(done)).toString();
    }

    private static int end(String text, int from) {
        int depth = 0;
        for (int i = from; i < Math.min(text.length() - 1, from + NOTE); i++) {
            char c = text.charAt(i);
            if (c == ']' && depth == 0 && text.charAt(i + 1) == ']') {
                return i;
            }
            depth = c == '[' ? depth + 1 : c == ']' ? Math.max(0, depth - 1) : depth;
        }
        return -1;
    }

    private static String replaced(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(it -> Matcher.quoteReplacement(by.apply(it)));
    }
}
