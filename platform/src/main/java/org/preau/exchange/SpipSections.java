package org.preau.exchange;

import static org.preau.exchange.SpipKnown.said;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.preau.exchange.ArrivalReport.Fate;
import org.preau.exchange.ArrivalReport.What;
import org.preau.exchange.SpipPlaces.Thing;
import org.preau.text.Message;

/** Brings the rubriques of a SPIP site as sections. */
final class SpipSections {

    private static final int DEPTH = 5;

    private final Arrivals arrivals;
    private final SpipKnown known;
    private final Map<String, UUID> sections = new HashMap<>();

    SpipSections(Arrivals arrivals, SpipKnown known) {
        this.arrivals = arrivals;
        this.known = known;
    }

    /** The section here that stands for a rubrique; null when it did not come. */
    @Nullable UUID of(String rubrique) {
        return sections.get(rubrique);
    }

    /** Each after those above it: rows stand in any order, so deeper ones take another round. */
    void all(SpipTables tables) throws IOException {
        for (int depth = 0; depth < DEPTH; depth++) {
            int level = depth;
            tables.each(
                    "rubriques",
                    row -> {
                        if (depth(said(row, "id_rubrique")) == level) {
                            section(row);
                        }
                    });
        }
    }

    private int depth(String rubrique) {
        int depth = -1;
        String at = rubrique;
        while (known.parents.containsKey(at) && depth < DEPTH) {
            depth++;
            at = known.parents.getOrDefault(at, "0");
        }
        return Math.min(depth, DEPTH - 1);
    }

    private void section(Map<String, String> row) {
        Thing key = new Thing("rubrique", said(row, "id_rubrique"));
        String title = known.plain(row, "titre");
        String words = known.plain(row, said(row, "descriptif").isBlank() ? "texte" : "descriptif");
        if (!said(row, "descriptif").isBlank() && !said(row, "texte").isBlank()) {
            arrivals.report()
                    .note(
                            What.SECTION,
                            Fate.CHANGED,
                            title,
                            Message.of("exchange.why.section-text"));
        }
        Arriving.ASection section =
                new Arriving.ASection(
                        title,
                        known.id(key),
                        sections.get(above(key.id())),
                        title,
                        words,
                        known.slug(key, title),
                        known.places.old(key),
                        false);
        arrivals.section(section).ifPresent(id -> sections.put(key.id(), id));
    }

    /** What is deeper than sections go stands beside what is as deep. */
    private String above(String rubrique) {
        String parent = known.parents.getOrDefault(rubrique, "0");
        return depth(parent) == DEPTH - 1 && sections.containsKey(parent)
                ? known.parents.getOrDefault(parent, "0")
                : parent;
    }
}
