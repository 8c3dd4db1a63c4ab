package org.preau.render;

import com.github.jknack.handlebars.ValueResolver;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of an association may touch: maps, and the length of lists. No record, and of
 * any other object nothing at all. Each look-up is a step of the render's meter.
 */
final class MeteredResolver implements ValueResolver {

    private final Meter meter;

    MeteredResolver(Meter meter) {
        this.meter = meter;
    }

    @Override
    public @Nullable Object resolve(@Nullable Object context, String name) {
        meter.step();
        return switch (context) {
            case Map<?, ?> map ->
                    map.containsKey(name) ? Values.unwrapped(map.get(name)) : UNRESOLVED;
            case Collection<?> all when name.equals("size") || name.equals("length") -> all.size();
            case null, default -> UNRESOLVED;
        };
    }

    @Override
    public @Nullable Object resolve(@Nullable Object context) {
        meter.step();
        return Values.unwrapped(context);
    }

    @Override
    public Set<Map.Entry<String, Object>> propertySet(@Nullable Object context) {
        return Set.of();
    }
}
