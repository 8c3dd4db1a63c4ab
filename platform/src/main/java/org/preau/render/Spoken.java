package org.preau.render;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.text.Language;

/**
 * A helper that asks nothing of a render but its language. A {@link Plan} calls it without the
 * options that Handlebars makes for each call.
 */
@FunctionalInterface
interface Spoken extends Helper<Object> {

    /**
     * What stands in the page for it.
     *
     * @param what its first argument, or the model where it has none
     * @param named what it is given by name
     */
    @Nullable Object say(
            Language language,
            @Nullable Object what,
            Map<String, ? extends @Nullable Object> named);

    @Override
    default @Nullable Object apply(@Nullable Object what, Options options) {
        return say(RenderState.of(options).language(), what, options.hash);
    }
}
