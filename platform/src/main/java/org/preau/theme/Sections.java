package org.preau.theme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The nested sections of a site, in their order. Immutable. */
final class Sections {

    /** Deeper than any tree of sections; a ring made by mistake ends here. */
    private static final int MAX_DEPTH = 20;

    private final List<Section> all;
    private final Map<UUID, Section> byId = new HashMap<>();
    private final Map<String, Section> bySlug = new HashMap<>();

    /**
     * @param inOrder of position
     */
    Sections(List<Section> inOrder) {
        this.all = List.copyOf(inOrder);
        for (Section section : all) {
            byId.put(section.id(), section);
            bySlug.put(section.slug(), section);
        }
    }

    List<Section> all() {
        return all;
    }

    List<Section> top() {
        return all.stream().filter(section -> section.parentId() == null).toList();
    }

    List<Section> children(Section parent) {
        return all.stream().filter(section -> parent.id().equals(section.parentId())).toList();
    }

    Optional<Section> at(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    Optional<Section> of(@Nullable UUID id) {
        return id == null ? Optional.empty() : Optional.ofNullable(byId.get(id));
    }

    /** The section and all that hold it, the outermost first; empty for none. */
    List<Section> path(@Nullable UUID id) {
        List<Section> path = new ArrayList<>();
        Optional<Section> step = of(id);
        while (step.isPresent() && path.size() < MAX_DEPTH) {
            path.add(step.get());
            step = of(step.get().parentId());
        }
        Collections.reverse(path);
        return path;
    }

    /** The section and all inside it. */
    List<UUID> within(Section section) {
        List<UUID> ids = new ArrayList<>();
        collect(section, ids, 0);
        return ids;
    }

    private void collect(Section section, List<UUID> ids, int depth) {
        ids.add(section.id());
        if (depth < MAX_DEPTH) {
            children(section).forEach(child -> collect(child, ids, depth + 1));
        }
    }
}
