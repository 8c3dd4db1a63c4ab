package org.preau.demo;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An article or a page: front matter of {@code key: value} lines between two {@code ---}, then
 * Markdown.
 */
record DemoText(Map<String, String> front, String body) {

    private static final String FENCE = "---\n";

    static DemoText read(String path, String source) {
        int end = source.indexOf("\n" + FENCE, FENCE.length());
        if (!source.startsWith(FENCE) || end < 0) {
            throw new IllegalArgumentException(path + " has no front matter");
        }
        Map<String, String> front = new HashMap<>();
        for (String line : source.substring(FENCE.length(), end).split("\n", -1)) {
            String[] pair = line.split(": ", 2);
            front.put(pair[0], pair.length == 2 ? pair[1].strip() : "");
        }
        return new DemoText(
                Map.copyOf(front), source.substring(end + 1 + FENCE.length()).strip() + "\n");
    }

    /** A value of the front matter; empty when it is not there. */
    String get(String key) {
        return front.getOrDefault(key, "");
    }

    int number(String key) {
        return get(key).isEmpty() ? 0 : Integer.parseInt(get(key));
    }

    List<String> tags() {
        return Arrays.stream(get("tags").split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    /** How the text may have begun: without its last paragraph, when it has more than two. */
    String firstVersion() {
        int last = body.stripTrailing().lastIndexOf("\n\n");
        return last > 0 && body.indexOf("\n\n") < last ? body.substring(0, last) + "\n" : body;
    }
}
