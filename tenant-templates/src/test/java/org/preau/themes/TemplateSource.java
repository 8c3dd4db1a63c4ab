package org.preau.themes;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A template taken apart, without rendering it: what it says to Handlebars, and what it says to the
 * reader.
 */
record TemplateSource(Path file, String text) {

    private static final Pattern COMMENT =
            Pattern.compile("\\{\\{!--.*?--}}|\\{\\{![^}]*}}", Pattern.DOTALL);
    private static final Pattern MUSTACHE = Pattern.compile("\\{\\{\\{?(.*?)}?}}", Pattern.DOTALL);
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile(
                    "\\b(?:aria-label|aria-description|alt|title|placeholder|value|label|summary)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern KEY = Pattern.compile("(?<![\\w.])t \"([^\"]*)\"");

    static List<TemplateSource> all() {
        return Theme.templates().stream().map(TemplateSource::of).toList();
    }

    private static TemplateSource of(Path file) {
        return new TemplateSource(file, COMMENT.matcher(Theme.read(file)).replaceAll(""));
    }

    /** The inside of each mustache, in order. */
    List<String> mustaches() {
        return MUSTACHE.matcher(text).results().map(match -> match.group(1).strip()).toList();
    }

    /** The names printed without escaping. */
    List<String> unescaped() {
        return Pattern.compile("\\{\\{\\{(.*?)}}}")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** The message keys that this template asks for. */
    Set<String> keys() {
        var keys = new TreeSet<String>();
        mustaches()
                .forEach(mustache ->
                        KEY.matcher(mustache).results().forEach(match -> keys.add(match.group(1))));
        return keys;
    }

    /**
     * What a person would read or hear from the template itself: its text and its spoken
     * attributes, mustaches away.
     */
    String spoken() {
        String html = MUSTACHE.matcher(text).replaceAll("");
        String attributes =
                String.join(
                        "",
                        SPOKEN_ATTRIBUTE
                                .matcher(html)
                                .results()
                                .map(TemplateSource::value)
                                .toList());
        return TAG.matcher(html).replaceAll("") + attributes;
    }

    private static String value(MatchResult attribute) {
        return attribute.group(1);
    }

    @Override
    public String toString() {
        return Theme.ROOT.relativize(file).toString();
    }
}
