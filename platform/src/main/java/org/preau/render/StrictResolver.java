package org.preau.render;

import com.github.jknack.handlebars.ValueResolver;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses names that no model has, for development and tests. One for each render, since it follows
 * the steps of a path.
 *
 * <p>Handlebars looks a name up in the current model, then in each one around it, and gives up
 * silently. So the outermost model is {@link #NOWHERE}: a lookup that arrives there has found
 * nothing. In {@code a.b} a missing {@code b} is known by its model being the very value that the
 * step before has returned.
 */
@SuppressWarnings(
        "ReferenceEquality") // it is the identity of a value that tells one step of a path from a
// new lookup
final class StrictResolver implements ValueResolver {
    /** The model around all models. */
    static final Object NOWHERE = new Object();

    /** Handlebars asks for these two by itself at each partial. */
    private static final Set<String> ASKED_BY_PARTIALS = Set.of("size", "empty");

    private @Nullable Object before;

    @Override
    public @Nullable Object resolve(@Nullable Object context, String name) {
        boolean step = context != null && context == before;
        Object value = Values.part(context, name);
        if (value == UNRESOLVED && !ASKED_BY_PARTIALS.contains(name) && !name.startsWith("@")) {
            if (context == NOWHERE) {
                throw new RenderException("Nothing here is called \"" + name + "\"");
            }
            if (step && (context instanceof Record || context instanceof Map)) {
                throw new RenderException(
                        "\"" + name + "\" is no part of " + context.getClass().getSimpleName());
            }
        }
        before = value == UNRESOLVED ? null : value;
        return value;
    }

    @Override
    public @Nullable Object resolve(@Nullable Object context) {
        before = null;
        return Values.unwrapped(context);
    }

    @Override
    public Set<Map.Entry<String, Object>> propertySet(@Nullable Object context) {
        return Set.of();
    }
}
