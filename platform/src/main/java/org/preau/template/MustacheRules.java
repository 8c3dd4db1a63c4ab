package org.preau.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.text.Message;

/**
 * What a template may say to the engine: look-ups, a few helpers, the theme's partials by their
 * names, all of it shallow. Checked before the engine's own parser reads it, which would follow
 * thousands of nested blocks until its stack ends. Time is in proportion to the text.
 */
final class MustacheRules {

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
    private int depth;
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

    MustacheRules read() {
        int from = 0;
        for (int at = text.indexOf("{{");
                at >= 0 && faults.size() < 20;
                at = text.indexOf("{{", from)) {
            html.append(text, from, at);
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
        html.append(text, from, text.length());
        if (depth != 0 && faults.isEmpty()) {
            faults.add(new Fault(0, Message.of("template.fault.unbalanced")));
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
            opened(at);
            partial(at, inside.substring(2).strip());
        } else if (inside.startsWith(">")) {
            partial(at, inside.substring(1).strip());
            html.append(HtmlRules.PRINTED);
        } else if (inside.startsWith("#") || (inside.startsWith("^") && inside.length() > 1)) {
            opened(at);
            head(at, inside.substring(1), TemplateModel.BLOCKS, "block");
        } else if (inside.startsWith("/")) {
            depth--;
        } else if (inside.startsWith("else") || inside.equals("^")) {
            String rest = inside.length() > 5 ? inside.substring(5) : "if";
            head(at, rest, TemplateModel.BLOCKS, "block");
        } else {
            printed(at, plain, triple || inside.startsWith("&"));
        }
    }

    private void opened(int at) {
        if (++depth > DEEPEST) {
            fault(at, "deep");
        }
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
        String head = inside.strip().split("[\\s(]", 2)[0];
        if (!allowed.contains(head)) {
            faults.add(
                    new Fault(line(at), Message.of("template.fault." + what, "name", shown(head))));
        }
    }

    private void partial(int at, String inside) {
        Matcher named = PARTIAL.matcher(inside);
        if (!named.matches()) {
            fault(at, "partial-form");
        } else if (!named.group(1).startsWith("@") && !partials.contains(named.group(1))) {
            faults.add(
                    new Fault(
                            line(at),
                            Message.of("template.fault.partial", "name", shown(named.group(1)))));
        }
    }

    /** What stands in brackets or begins with an at sign, wherever it is. */
    private void names(int at, String plain) {
        Matcher calls = CALL.matcher(plain);
        int brackets = 0;
        while (calls.find()) {
            brackets++;
            if (!TemplateModel.COMPARING.contains(calls.group(1))) {
                faults.add(
                        new Fault(
                                line(at),
                                Message.of(
                                        "template.fault.helper", "name", shown(calls.group(1)))));
            }
        }
        if (brackets > BRACKETS) {
            fault(at, "deep");
        }
        Matcher data = AT.matcher(plain);
        while (data.find()) {
            if (!DATA.contains(data.group())) {
                faults.add(
                        new Fault(
                                line(at),
                                Message.of("template.fault.data", "name", shown(data.group()))));
            }
        }
    }

    private void fault(int at, String key) {
        faults.add(new Fault(line(at), Message.of("template.fault." + key)));
    }

    private int line(int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) : name;
    }
}
