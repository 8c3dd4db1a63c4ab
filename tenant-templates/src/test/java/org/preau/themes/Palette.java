package org.preau.themes;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The colours that a style sheet declares for one scheme, and the contrast between two of them. */
record Palette(Map<String, String> colours) {

    private static final Pattern LIGHT = Pattern.compile("(?<!\\{):root\\{(.*?)}", Pattern.DOTALL);
    private static final Pattern DARK =
            Pattern.compile(
                    "@media\\(prefers-color-scheme:dark\\)\\{:root\\{(.*?)}", Pattern.DOTALL);
    private static final Pattern COLOUR =
            Pattern.compile("--([\\w-]+):(#[0-9a-fA-F]{3,6}|var\\(--[\\w-]+\\))");

    static Palette light(String css) {
        return new Palette(declared(LIGHT, css));
    }

    /** What the dark scheme declares, over what it leaves as it is by day. */
    static Palette dark(String css) {
        var colours = new HashMap<>(declared(LIGHT, css));
        colours.putAll(declared(DARK, css));
        return new Palette(colours);
    }

    boolean has(String name) {
        return colours.containsKey(name);
    }

    /** The colour in the form {@code #rrggbb}, lower case. */
    String hex(String name) {
        String value = colours.get(name);
        if (value == null) throw new IllegalArgumentException("no colour --" + name);
        if (value.startsWith("var(")) return hex(value.substring(6, value.length() - 1));
        if (value.length() == 4) value = value.replaceAll("([0-9a-fA-F])", "$1$1");
        return value.toLowerCase(Locale.ROOT);
    }

    /** The ratio of WCAG 2, from 1 to 21. */
    double contrast(String one, String other) {
        double first = luminance(hex(one));
        double second = luminance(hex(other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex, at, at + 2, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> declared(Pattern place, String css) {
        var colours = new HashMap<String, String>();
        var root = place.matcher(css);
        if (!root.find()) throw new IllegalArgumentException("no :root for " + place);
        COLOUR.matcher(root.group(1))
                .results()
                .forEach(match -> colours.put(match.group(1), match.group(2)));
        return colours;
    }
}
