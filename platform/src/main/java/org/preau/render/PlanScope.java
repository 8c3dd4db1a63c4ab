package org.preau.render;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model and those around it, while a plan is followed. A name is looked up as Handlebars does: as
 * a whole path in each model from the inside out, and before a partial's model among what the
 * partial was given. One render, one thread.
 */
final class PlanScope {

    private final @Nullable Object model;
    private final Map<String, Object> given;
    private final @Nullable PlanScope around;

    private PlanScope(
            @Nullable Object model, Map<String, Object> given, @Nullable PlanScope around) {
        this.model = model;
        this.given = given;
        this.around = around;
    }

    /** That of a whole page. */
    static PlanScope of(Object view) {
        return new PlanScope(view, Map.of(), null);
    }

    @Nullable Object model() {
        return model;
    }

    /** Inside a block with a model of its own. */
    PlanScope inside(@Nullable Object inner) {
        return new PlanScope(inner, Map.of(), this);
    }

    /**
     * Inside a partial. What the caller was given goes on to it.
     *
     * @param inner its model
     * @param more what it is given by name
     */
    @SuppressWarnings("ReferenceEquality") // as Handlebars tells whether it is the caller's model
    PlanScope partial(@Nullable Object inner, Map<String, Object> more) {
        PlanScope parent = around != null && inner == model ? around : this;
        return new PlanScope(inner, together(more), parent);
    }

    private Map<String, Object> together(Map<String, Object> more) {
        if (given.isEmpty()) {
            return more;
        }
        if (more.isEmpty()) {
            return given;
        }
        Map<String, Object> all = new HashMap<>(given);
        all.putAll(more);
        return all;
    }

    /** What a name stands for; null for nothing. */
    @Nullable Object get(PlanPath path) {
        PlanScope from = this;
        for (int i = 0; i < path.up() && from != null; i++) {
            from = from.around;
        }
        if (from == null) {
            return null;
        }
        return path.own() ? path.from(from.model) : from.search(path);
    }

    private @Nullable Object search(PlanPath path) {
        for (PlanScope at = this; at != null; at = at.around) {
            Object value = at.given.isEmpty() ? null : path.from(at.given);
            if (value == null) {
                value = path.from(at.model);
            }
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
