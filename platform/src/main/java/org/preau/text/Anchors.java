package org.preau.text;

import java.util.HashMap;
import java.util.Map;

/** Gives each heading an id of its own: prefix, slug, and a number from the second on. */
final class Anchors {
    private final String prefix;
    private final Map<String, Integer> used = new HashMap<>();

    Anchors(String prefix) {
        this.prefix = prefix;
    }

    String of(String heading) {
        String slug = Slugs.from(heading);
        String candidate = slug;
        int n = used.getOrDefault(slug, 1);
        while (used.containsKey(candidate)) {
            candidate = slug + "-" + ++n;
        }
        used.put(slug, n);
        used.putIfAbsent(candidate, 1);
        return prefix + candidate;
    }

    /**
     * Where a link to {@code #fragment} leads, whether it was typed as a slug or as the heading
     * reads.
     */
    String target(String fragment) {
        return "#" + prefix + Slugs.from(fragment);
    }
}
