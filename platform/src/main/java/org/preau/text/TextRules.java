package org.preau.text;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.util.ast.Document;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.preau.text.RenderedText.Kind;

/**
 * What can be said of a text by reading it alone: links that say nothing, headings that are none,
 * paragraphs without end (WCAG 2.2, 2.4.4, 1.3.1; RGAA 6.1, 9.1).
 */
final class TextRules {
    private static final Set<String> VAGUE =
            Set.of(
                    "ici",
                    "par ici",
                    "cliquez ici",
                    "cliquer ici",
                    "clique ici",
                    "cliquez",
                    "cliquez sur ce lien",
                    "cliquez sur le lien",
                    "c'est ici",
                    "c'est par ici",
                    "lien",
                    "le lien",
                    "ce lien",
                    "lien ici",
                    "voir",
                    "voir ici",
                    "voir le lien",
                    "lire",
                    "lire la suite",
                    "la suite",
                    "suite",
                    "plus",
                    "en savoir plus",
                    "plus d'infos",
                    "plus d'informations",
                    "cette page",
                    "telecharger",
                    "click here",
                    "click",
                    "here",
                    "link",
                    "this link",
                    "this",
                    "this page",
                    "more",
                    "read more",
                    "learn more",
                    "find out more",
                    "see here",
                    "see",
                    "download");
    private static final Set<String> NAMELESS =
            Set.of("image", "photo", "picture", "img", "illustration", "sans titre", "untitled");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern AROUND =
            Pattern.compile("^[^\\p{L}\\p{N}]{1,20}|[^\\p{L}\\p{N}]{1,20}$");
    private static final Pattern FILE =
            Pattern.compile(
                    "(?i)[\\w ().-]{1,100}\\.(jpe?g|png|webp|gif|heic|avif|svg)|(img|dsc|pxl|dscn|p)[_-]?[0-9]{3,20}([_-][0-9a-z]{1,20})?|(whatsapp image|capture d.écran|screenshot).{0,60}");
    private static final int HEADING = 80;
    private static final int WORDS = 200;

    private TextRules() {}

    /** Whether a link's text says nothing of where it leads. */
    static boolean isVague(String text) {
        return text.length() < 40 && VAGUE.contains(plain(text));
    }

    /** Whether a link's text is an address; a mere name of a site, or a mailbox, can be read. */
    static boolean isBare(String text) {
        String shown = text.strip();
        int slash = shown.indexOf('/');
        boolean address = shown.contains("://") || (shown.startsWith("www.") && slash >= 0);
        return address && shown.indexOf(' ') < 0;
    }

    /** Whether a picture's description only names the file or the kind. */
    static boolean saysNothing(String text) {
        return NAMELESS.contains(plain(text)) || FILE.matcher(text.strip()).matches();
    }

    static void remark(TextPage page, Paragraph node, String text) {
        if (isFakedHeading(node, text)) {
            page.remark(Kind.HEADING_FAKED, node, text);
        }
        if (text.length() > WORDS * 4 && ReadingTime.words(text) > WORDS) {
            page.remark(Kind.PARAGRAPH_LONG, node, text);
        }
    }

    private static boolean isFakedHeading(Paragraph node, String text) {
        return node.getParent() instanceof Document
                && node.getNext() != null
                && node.getFirstChild() instanceof StrongEmphasis strong
                && strong.getNext() == null
                && !text.isEmpty()
                && text.length() <= HEADING
                && ".!?…,;".indexOf(text.charAt(text.length() - 1)) < 0;
    }

    private static String plain(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String straight = bare.replace('’', '\'').replace('\u00A0', ' ').toLowerCase(Locale.ROOT);
        return AROUND.matcher(AROUND.matcher(straight).replaceAll("")).replaceAll("").strip();
    }
}
