package org.preau.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.text.Message;

/**
 * What a template may say to the engine: look-ups, a few helpers, the theme's partials by their
 * names, all of it shallow. Checked before the engine's own parser reads it, which would follow
 * thousands of nested blocks until its stack ends. Time is in proportion to the text.
 */
final class MustacheRules {

    /** A block that waits for its end. */
    private record Open(String name, int at) {}

    private static final int MOST = 2_000;
    private static final int DEEPEST = 25;
    private static final int LONGEST = 500;
    private static final int BRACKETS = 4;

    private static final Set<String> DATA =
            Set.of("@root", "@index", "@first", "@last", "@key", "@partial-block");
    private static final Pattern AT = Pattern.compile("@[\\w-]*");
    private static final Pattern CALL = Pattern.compile("\\(\\s*([^\\s()]*)");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern PARTIAL = Pattern.compile("([a-z0-9-]+|@partial-block)(\\s.*)?");

    private final String text;
    private final Set<String> partials;
    private final List<Fault> faults = new ArrayList<>();
    private final StringBuilder html = new StringBuilder();
    private final Deque<Open> open = new ArrayDeque<>();
    private final NavigableMap<Integer, Integer> places = new TreeMap<>();
    private int count;

    /**
     * @param partials the names of the templates that may be called
     */
    MustacheRules(String text, Set<String> partials) {
        this.text = text;
        this.partials = partials;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The text without what it says to the engine: a mark stands where something is printed. */
    String html() {
        return html.toString();
    }

    String text() {
        return text;
    }

    MustacheRules read() {
        int from = 0;
        for (int at = text.indexOf("{{");
                at >= 0 && faults.size() < 20;
                at = text.indexOf("{{", from)) {
            copy(from, at);
            if (at > 0 && text.charAt(at - 1) == '\\') {
                fault(at, "backslash");
            }
            from = comment(at);
            if (from == at) {
                from = mustache(at);
            }
            if (from < 0) {
                fault(at, "open");
                return this;
            }
        }
        copy(from, text.length());
        if (!open.isEmpty() && faults.isEmpty()) {
            fault(open.peek().at(), "unclosed", open.peek().name());
        }
        return this;
    }

    /**
     * Where a comment ends, its lines kept; {@code at} itself when there is none; -1 without end.
     */
    private int comment(int at) {
        if (!text.startsWith("{{!", at)) {
            return at;
        }
        String end = text.startsWith("{{!--", at) ? "--}}" : "}}";
        int close = text.indexOf(end, at);
        if (close < 0) {
            return -1;
        }
        text.substring(at, close).lines().skip(1).forEach(line -> html.append('\n'));
        return close + end.length();
    }

    private int mustache(int at) {
        boolean triple = text.startsWith("{{{", at);
        String end = triple ? "}}}" : "}}";
        int close = text.indexOf(end, at);
        if (close < 0 || close - at > LONGEST) {
            return -1;
        }
        String inside = text.substring(at + end.length(), close);
        if (inside.startsWith("{") || inside.contains("{{")) {
            fault(at, "raw");
        } else if (++count > MOST) {
            fault(at, "many");
        } else {
            said(at, stripped(inside), triple);
        }
        inside.chars().filter(c -> c == '\n').forEach(c -> html.append('\n'));
        return close + end.length();
    }

    /** Without the signs that take spaces away around it. */
    private static String stripped(String inside) {
        String bare = inside.startsWith("~") ? inside.substring(1) : inside;
        return (bare.endsWith("~") ? bare.substring(0, bare.length() - 1) : bare).strip();
    }

    private void said(int at, String inside, boolean triple) {
        String plain = QUOTED.matcher(inside).replaceAll("\"\"");
        names(at, plain);
        if (inside.isEmpty() || inside.startsWith("=") || inside.startsWith("*")) {
            fault(at, "sign");
        } else if (inside.startsWith("#>")) {
            opened(at, inside.substring(2));
            partial(at, inside.substring(2).strip());
        } else if (inside.startsWith(">")) {
            partial(at, inside.substring(1).strip());
            html.append(HtmlRules.PRINTED);
        } else if (inside.startsWith("#") || (inside.startsWith("^") && inside.length() > 1)) {
            opened(at, inside.substring(1));
            head(at, inside.substring(1), TemplateModel.BLOCKS, "block");
        } else if (inside.startsWith("/")) {
            closed(at, name(inside.substring(1)));
        } else if (inside.startsWith("else") || inside.equals("^")) {
            String rest = inside.length() > 5 ? inside.substring(5) : "if";
            head(at, rest, TemplateModel.BLOCKS, "block");
        } else {
            printed(at, plain, triple || inside.startsWith("&"));
        }
    }

    private void opened(int at, String inside) {
        open.push(new Open(name(inside), at));
        if (open.size() > DEEPEST) {
            fault(at, "deep");
        }
    }

    /** The engine says the same, in words of its own that help nobody. */
    private void closed(int at, String name) {
        if (open.isEmpty()) {
            fault(at, "stray", name);
        } else if (!open.pop().name().equals(name)) {
            fault(at, "mismatch", name);
        }
    }

    private static String name(String inside) {
        return inside.strip().split("[\\s(]", 2)[0];
    }

    private void printed(int at, String inside, boolean raw) {
        html.append(HtmlRules.PRINTED);
        String bare = inside.startsWith("&") ? inside.substring(1).strip() : inside;
        if (bare.contains(" ") || bare.contains("(")) {
            head(at, bare, TemplateModel.WRITING, "helper");
        } else if (raw && !bare.matches("(.*\\.)?(body|html)")) {
            fault(at, "raw-value");
        }
    }

    private void head(int at, String inside, List<String> allowed, String what) {
        String head = name(inside);
        if (!allowed.contains(head)) {
            fault(at, what, head);
        }
    }

    private void partial(int at, String inside) {
        Matcher named = PARTIAL.matcher(inside);
        if (!named.matches()) {
            fault(at, "partial-form");
        } else if (!named.group(1).startsWith("@") && !partials.contains(named.group(1))) {
            fault(at, "partial", named.group(1));
        }
    }

    /** What stands in brackets or begins with an at sign, wherever it is. */
    private void names(int at, String plain) {
        Matcher calls = CALL.matcher(plain);
        int brackets = 0;
        while (calls.find()) {
            brackets++;
            if (!TemplateModel.COMPARING.contains(calls.group(1))) {
                fault(at, "helper", calls.group(1));
            }
        }
        if (brackets > BRACKETS) {
            fault(at, "deep");
        }
        Matcher data = AT.matcher(plain);
        while (data.find()) {
            if (!DATA.contains(data.group())) {
                fault(at, "data", data.group());
            }
        }
    }

    private void fault(int at, String key) {
        faults.add(Fault.at(text, at, Message.of("template.fault." + key)));
    }

    private void fault(int at, String key, String name) {
        Message why = Message.of("template.fault." + key, "name", shown(name));
        faults.add(Fault.at(text, at, why));
    }

    /** Text as it is, and where it came from. */
    private void copy(int from, int to) {
        places.put(html.length(), from);
        html.append(text, from, to);
    }

    /** Where in the text a place of {@link #html} is, or what was written there. */
    int place(int inHtml) {
        Map.Entry<Integer, Integer> before = places.floorEntry(inHtml);
        return before == null ? 0 : before.getValue() + inHtml - before.getKey();
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) : name;
    }
}
