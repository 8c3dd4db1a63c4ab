package org.preau.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.preau.text.Message;

/**
 * What HTML a template may write: no scripts, no styles of its own, no frames, and values only
 * where the engine's escaping holds, which is in text and within quotes. The content policy of
 * public sites would stop the rest in the browser; here its writer is told so, with the place.
 */
final class HtmlRules {

    /** Stands where a template prints a value; no text has it. */
    static final char PRINTED = '\uFFFC';

    private static final Set<String> ELEMENTS =
            Set.of(
                    "script",
                    "style",
                    "iframe",
                    "frame",
                    "frameset",
                    "object",
                    "embed",
                    "applet",
                    "base",
                    "portal",
                    "foreignobject",
                    "plaintext",
                    "xmp",
                    "noscript",
                    "template");
    private static final Set<String> ATTRIBUTES =
            Set.of("style", "srcdoc", "http-equiv", "formaction", "ping", "nonce");
    private static final List<String> SCHEMES =
            List.of("javascript:", "vbscript:", "data:", "blob:");

    private final String html;
    private final List<Fault> faults = new ArrayList<>();
    private final MustacheRules source;
    private int at;
    private int open;

    /**
     * @param source what was read of the text: its HTML has {@link #PRINTED} for each value
     */
    HtmlRules(MustacheRules source) {
        this.source = source;
        this.html = source.html();
    }

    List<Fault> faults() {
        while (at < html.length() && faults.size() < 20) {
            open = html.indexOf('<', at);
            if (open < 0) {
                break;
            }
            at = open + 1;
            if (html.startsWith("!--", at)) {
                int end = html.indexOf("-->", at);
                at = end < 0 ? html.length() : end + 3;
            } else {
                tag();
            }
        }
        return faults;
    }

    private void tag() {
        if (at < html.length() && html.charAt(at) == '/') {
            at++;
        }
        int begin = at;
        while (at < html.length() && isOfName(html.charAt(at))) {
            at++;
        }
        String name = html.substring(begin, at).toLowerCase(Locale.ROOT);
        if (name.indexOf(PRINTED) >= 0 && !name.equals("h" + PRINTED)) {
            fault("tag-value", "");
        }
        if (ELEMENTS.contains(name)) {
            fault("element", name);
        }
        if (!name.isEmpty()) {
            attributes();
        }
    }

    private void attributes() {
        while (at < html.length() && html.charAt(at) != '>') {
            char c = html.charAt(at);
            if (c == PRINTED) {
                fault("unquoted", "");
                at++;
            } else if (c == '"' || c == '\'') {
                quoted(c);
            } else if (isOfName(c)) {
                attribute();
            } else {
                at++;
            }
        }
        at++;
    }

    private void attribute() {
        int begin = at;
        while (at < html.length() && isOfName(html.charAt(at))) {
            at++;
        }
        String name = html.substring(begin, at).toLowerCase(Locale.ROOT);
        if (name.indexOf(PRINTED) >= 0) {
            fault("unquoted", "");
        }
        if (ATTRIBUTES.contains(name) || (name.startsWith("on") && name.length() > 2)) {
            fault("attribute", name);
        }
    }

    private void quoted(char quote) {
        int end = html.indexOf(quote, at + 1);
        String value = html.substring(at + 1, end < 0 ? html.length() : end);
        String bare = value.replaceAll("[\\s\\x00-\\x20]", "").toLowerCase(Locale.ROOT);
        if (SCHEMES.stream().anyMatch(bare::startsWith)) {
            fault("scheme", bare.substring(0, bare.indexOf(':') + 1));
        }
        at = end < 0 ? html.length() : end + 1;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == ':' || c == '_' || c == PRINTED;
    }

    private void fault(String key, String name) {
        Message why = Message.of("template.fault." + key, "name", name);
        faults.add(Fault.at(source.text(), source.place(open), why));
    }
}
