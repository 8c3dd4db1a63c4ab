package org.preau.theme;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a template sees, being put together: names and values, where nothing is left out, as the
 * templates of {@code tenant-templates} ask it. Use it on one thread.
 */
final class Model {

    private static final int USUAL = 24;

    private final Map<String, Object> parts = LinkedHashMap.newLinkedHashMap(USUAL);

    private Model() {}

    static Model empty() {
        return new Model();
    }

    static Model of(String name, @Nullable Object value) {
        return new Model().and(name, value);
    }

    /** A link as all templates know it. */
    static Map<String, Object> link(String label, String url) {
        return Map.of("label", label, "url", url);
    }

    /** Adds a value, unless it is null, an empty text, list, map or Optional. */
    Model and(String name, @Nullable Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (plain != null && !isEmpty(plain)) {
            parts.put(name, plain);
        }
        return this;
    }

    Map<String, Object> map() {
        return parts;
    }

    private static boolean isEmpty(Object value) {
        return switch (value) {
            case CharSequence text -> text.isEmpty();
            case Collection<?> all -> all.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }
}
