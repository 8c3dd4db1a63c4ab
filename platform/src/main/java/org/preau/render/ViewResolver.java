package org.preau.render;

import com.github.jknack.handlebars.ValueResolver;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells Handlebars what {@link Values} allows. Stateless. */
final class ViewResolver implements ValueResolver {
    static final ViewResolver INSTANCE = new ViewResolver();

    private ViewResolver() {}

    @Override
    public @Nullable Object resolve(@Nullable Object context, String name) {
        return Values.part(context, name);
    }

    @Override
    public @Nullable Object resolve(@Nullable Object context) {
        return Values.unwrapped(context);
    }

    @Override
    public Set<Map.Entry<String, Object>> propertySet(@Nullable Object context) {
        return Set.of();
    }
}
