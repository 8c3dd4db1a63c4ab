package org.preau.theme;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.preau.render.SafeHtml;
import org.preau.text.SafeAddress;

/**
 * What a reader wrote, as it is shown: plain paragraphs, in which web addresses are links that
 * search engines do not follow. Nothing else in it is markup, whatever it looks like.
 */
public final class CommentText {

    private static final String REL = "nofollow ugc noopener";
    private static final String ENDS = ".,;:!?)]}'\"»”’…";
    private static final int SHOWN = 60;

    private CommentText() {}

    /** The model of one comment, for the templates. */
    public static Map<String, Object> model(
            String id, String name, String body, Map<String, Object> date, String reply) {
        return Model.of("id", id)
                .and("name", name)
                .and("date", date)
                .and("body", new SafeHtml(html(body)))
                .and("replyUrl", reply)
                .map();
    }

    /** Paragraphs of HTML. */
    static String html(String body) {
        StringBuilder html = new StringBuilder(body.length() + 50);
        for (String paragraph : paragraphs(body)) {
            html.append("<p>");
            paragraph(paragraph, html);
            html.append("</p>");
        }
        return html.toString();
    }

    private static List<String> paragraphs(String body) {
        return body.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Word by word, so that no expression backtracks over a hostile text. */
    private static void paragraph(String text, StringBuilder html) {
        int start = 0;
        while (start < text.length()) {
            int link = nextLink(text, start);
            if (link < 0) {
                escaped(text.substring(start), html);
                return;
            }
            int end = end(text, link);
            escaped(text.substring(start, link), html);
            link(text.substring(link, end), html);
            start = end;
        }
    }

    private static int nextLink(String text, int from) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return -1;
        }
        int plain = lower.indexOf("http://", from);
        int secure = lower.indexOf("https://", from);
        return plain < 0 ? secure : secure < 0 ? plain : Math.min(plain, secure);
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "<>\u00a0\u202f".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > start && ENDS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static void link(String address, StringBuilder html) {
        Optional<String> safe = SafeAddress.of(address);
        if (safe.isEmpty() || address.length() <= "https://".length()) {
            escaped(address, html);
            return;
        }
        String shown = address.length() > SHOWN ? address.substring(0, SHOWN) + "…" : address;
        html.append("<a href=\"")
                .append(SafeHtml.escaped(safe.get()).html())
                .append("\" rel=\"" + REL + "\">")
                .append(SafeHtml.escaped(shown).html())
                .append("</a>");
    }

    private static void escaped(String text, StringBuilder html) {
        html.append(SafeHtml.escaped(text).html());
    }
}
