package org.preau.forms;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.testing.Visitor;

/** A form on a site's page, as a browser without scripts would send it back. */
final class VisitorsForm {

    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    private final String page;
    private final Map<String, String> hidden = new LinkedHashMap<>();

    VisitorsForm(String page) {
        this.page = page;
        Matcher inputs = INPUT.matcher(page);
        while (inputs.find()) {
            Map<String, String> is = new LinkedHashMap<>();
            Matcher attributes = ATTRIBUTE.matcher(inputs.group(1));
            while (attributes.find()) {
                is.put(attributes.group(1), attributes.group(2));
            }
            if ("hidden".equals(is.get("type"))) {
                hidden.put(is.getOrDefault("name", ""), is.getOrDefault("value", ""));
            }
        }
    }

    /** The name under which the question with that label is sent. */
    String name(String label) {
        Matcher found =
                Pattern.compile("<label for=\"c-([a-z0-9-]+)\">\\Q" + label + "\\E").matcher(page);
        if (found.find()) {
            return "r-" + found.group(1).replaceAll("-[0-9]+$", "");
        }
        Matcher legend =
                Pattern.compile(
                                "<legend>\\Q" + label + "\\E.*?name=\"(r-[a-z0-9]+)\"",
                                Pattern.DOTALL)
                        .matcher(page);
        if (legend.find()) {
            return legend.group(1);
        }
        throw new AssertionError("no question " + label + " in " + page);
    }

    /** What is sent when the questions with those labels are answered so. */
    Map<String, String> filled(Map<String, String> byLabel) {
        Map<String, String> all = new LinkedHashMap<>(hidden);
        byLabel.forEach((label, value) -> all.put(name(label), value));
        return all;
    }

    HttpResponse<String> send(Visitor visitor, String path, Map<String, String> byLabel) {
        return visitor.post(path, filled(byLabel));
    }

    Map<String, String> hidden() {
        return hidden;
    }
}
