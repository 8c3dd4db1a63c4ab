package org.preau.render;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.helper.DefaultHelperRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the helpers it was given and no other: Handlebars.java's own include some that read
 * resource bundles, load other templates, write to the log or start a script engine.
 */
final class OnlyHelpers extends DefaultHelperRegistry {
    private final Map<String, Helper<?>> allowed;

    OnlyHelpers(Map<String, Helper<?>> allowed) {
        this.allowed = Map.copyOf(allowed);
    }

    @Override
    @SuppressWarnings("unchecked") // Handlebars' own signature: helpers take any model
    public <C> @Nullable Helper<C> helper(String name) {
        return (Helper<C>) allowed.get(name);
    }
}
