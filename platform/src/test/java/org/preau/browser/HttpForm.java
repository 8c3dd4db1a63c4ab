package org.preau.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A form of a page, to be filled and sent without a browser's help, as an attacker does.
 *
 * @param fields all that it sends by default, hidden ones too
 * @param lines names of fields for one line, with the most characters they say to take, 0 for any
 * @param texts names of fields for several lines, likewise
 * @param buttons what each of its buttons adds: name and value, both empty for a nameless one
 */
record HttpForm(
        Visit visit,
        String action,
        Map<String, String> fields,
        Map<String, Integer> lines,
        Map<String, Integer> texts,
        List<Map.Entry<String, String>> buttons) {

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int SHORT = 80;
    private static final Set<String> LINES =
            Set.of("text", "search", "email", "url", "tel", "password", "");

    /** The forms of a page that are posted and that one types in. */
    static List<HttpForm> of(Visit visit, String html) {
        return all(visit, html).stream().filter(HttpForm::isTypedIn).toList();
    }

    /** The forms of a preview that carry what was typed before, to be sent as they are. */
    static List<HttpForm> confirming(Visit visit, String html, String word) {
        return all(visit, html).stream()
                .filter(form -> !form.isTypedIn())
                .filter(form -> form.fields().values().stream().anyMatch(it -> it.contains(word)))
                .toList();
    }

    private static List<HttpForm> all(Visit visit, String html) {
        return Jsoup.parse(html).select("form[method=post]").stream()
                .map(form -> of(visit, form))
                .toList();
    }

    private boolean isTypedIn() {
        return !lines.isEmpty() || !texts.isEmpty();
    }

    private static HttpForm of(Visit visit, Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        Map<String, Integer> texts = new LinkedHashMap<>();
        List<Map.Entry<String, String>> buttons = new ArrayList<>();
        for (Element it : form.select("input[name], textarea[name], select[name]")) {
            String name = it.attr("name");
            String type = it.attr("type");
            int most = it.hasAttr("maxlength") ? Integer.parseInt(it.attr("maxlength")) : 0;
            if (it.normalName().equals("textarea")) {
                fields.put(name, it.wholeText());
                texts.put(name, most);
            } else if (it.normalName().equals("select")) {
                Element chosen = it.selectFirst("option[selected], option");
                fields.put(name, chosen == null ? "" : chosen.attr("value"));
            } else if (type.equals("checkbox") || type.equals("radio")) {
                if (it.hasAttr("checked")) {
                    fields.put(name, it.hasAttr("value") ? it.attr("value") : "on");
                }
            } else if (!type.equals("file") && !type.equals("submit")) {
                fields.put(name, it.attr("value"));
                if (LINES.contains(type)) {
                    lines.put(name, most);
                }
            }
        }
        for (Element it : form.select("button:not([type=button])")) {
            buttons.add(Map.entry(it.attr("name"), it.attr("value")));
        }
        String action = form.attr("action");
        return new HttpForm(
                visit,
                action.isEmpty() ? visit.path() : action.replaceAll("#.*", ""),
                fields,
                lines,
                texts,
                buttons);
    }

    /** What makes it a form of its own. */
    String kind() {
        return visit.who() + " " + ID.matcher(action).replaceAll("ID") + " " + fields.keySet();
    }

    /**
     * Everything hostile that one can type.
     *
     * @param round which lines begin
     * @param refusals how often a field did not take it: it is given less, and then something fair
     */
    Map<String, String> hostile(int round, Map<String, Integer> refusals) {
        Map<String, String> sent = new LinkedHashMap<>(fields);
        int field = round;
        for (Map.Entry<String, Integer> line : lines.entrySet()) {
            int refused = refusals.getOrDefault(line.getKey(), 0);
            sent.put(line.getKey(), typed(line.getKey(), line.getValue(), field++, refused));
        }
        for (Map.Entry<String, Integer> text : texts.entrySet()) {
            int refused = refusals.getOrDefault(text.getKey(), 0);
            boolean whole = refused == 0 && isLong(text.getKey(), text.getValue());
            sent.put(
                    text.getKey(),
                    whole
                            ? Hostile.text(text.getValue())
                            : typed(text.getKey(), text.getValue(), field++, refused));
        }
        sent.computeIfPresent("again", (name, typed) -> sent.getOrDefault("password", typed));
        return sent;
    }

    private String typed(String name, int most, int line, int refused) {
        return switch (refused) {
            case 0 -> Hostile.line(line, most);
            case 1 -> Hostile.line(line, SHORT);
            default -> fair(name, line);
        };
    }

    /** A title is typed in a field of several lines, and takes one. */
    private static boolean isLong(String name, int most) {
        return (most == 0 || most > 1000) && !name.equals("title") && !name.equals("lead");
    }

    private String fair(String name, int round) {
        String was = fields.getOrDefault(name, "");
        if (!was.isEmpty()) {
            return was;
        }
        return switch (name) {
            case "email", "targets" -> "x" + round + "@y.example";
            case "startsOn", "endsOn", "repeatUntil" -> "2099-12-12";
            case "startsAt" -> "20 h";
            case "endsAt" -> "22 h";
            case "link" -> "/agenda";
            case "phone" -> "01 23 45 67 89";
            case "password", "again" -> "trois chaises dans le vent";
            default -> "mot-" + name.toLowerCase(java.util.Locale.ROOT) + "-" + round;
        };
    }

    /** The fields that an answer marks as wrong. */
    static Set<String> wrong(String html) {
        Document page = Jsoup.parse(html);
        return new LinkedHashSet<>(page.select("[aria-invalid=true][name]").eachAttr("name"));
    }
}
