package org.preau.render;

import com.github.jknack.handlebars.Options;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.preau.text.Language;

/**
 * What one render remembers: its language and the icons used so far. Not shared between threads;
 * opaque to templates.
 */
final class RenderState {
    private static final String KEY = RenderState.class.getName();

    private final Language language;
    private final Map<String, Icons.Icon> icons = new TreeMap<>();

    private final @Nullable RenderedPieces pieces;

    /**
     * @param pieces kept from other pages; null for a page that shares nothing
     */
    RenderState(Language language, @Nullable RenderedPieces pieces) {
        this.language = language;
        this.pieces = pieces;
    }

    static RenderState of(Options options) {
        RenderState state = options.data(KEY);
        if (state == null) {
            throw new IllegalStateException("This context was not made by Templates");
        }
        return state;
    }

    String key() {
        return KEY;
    }

    Language language() {
        return language;
    }

    @Nullable RenderedPieces pieces() {
        return pieces;
    }

    void use(Icons.Icon icon) {
        icons.put(icon.name(), icon);
    }

    Iterable<Icons.Icon> icons() {
        return icons.values();
    }
}
