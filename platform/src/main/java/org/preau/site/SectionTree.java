package org.preau.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sections of a site in the order a table of contents has: each before those within it. */
public final class SectionTree {

    /**
     * One section in its place.
     *
     * @param depth 0 for those at the top
     * @param first whether it is the first of its parent
     * @param last whether it is the last of its parent
     */
    public record Placed(Section section, int depth, boolean first, boolean last) {}

    private final Map<@Nullable UUID, List<Section>> byParent = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    private SectionTree() {}

    /**
     * @param sections of one site, those of one parent in their order
     */
    public static List<Placed> of(List<Section> sections) {
        SectionTree tree = new SectionTree();
        for (Section section : sections) {
            tree.byParent
                    .computeIfAbsent(section.parentId(), any -> new ArrayList<>())
                    .add(section);
        }
        tree.place(null, 0);
        return List.copyOf(tree.placed);
    }

    /** A section and all within it: where it cannot be moved to. */
    static Set<UUID> branch(List<Placed> placed, UUID root) {
        Set<UUID> branch = new HashSet<>(Set.of(root));
        for (Placed one : placed) {
            if (one.section().parent().filter(branch::contains).isPresent()) {
                branch.add(one.section().id());
            }
        }
        return branch;
    }

    private void place(@Nullable UUID parent, int depth) {
        List<Section> siblings = byParent.getOrDefault(parent, List.of());
        for (int i = 0; i < siblings.size(); i++) {
            Section section = siblings.get(i);
            placed.add(new Placed(section, depth, i == 0, i == siblings.size() - 1));
            place(section.id(), depth + 1);
        }
    }
}
