package org.preau.render;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of pages that come out the same on many of them, such as a menu or a footer, kept as they
 * were rendered: half of the time of a page goes into what stands around its content.
 *
 * <p>A template says which they are: {@code {{#keep "footer"}}…{{/keep}}}, or with a value that
 * tells several of them apart, {@code {{#keep "menu" site.place}}}. Whatever else such a piece
 * shows must stay the same as long as these pieces live; hence they belong to one site, in one
 * theme, at one revision. Bounded, since a server has thousands of sites; any thread.
 */
public final class RenderedPieces {

    private static final int MOST_BYTES = 64 * 1024;

    private final ConcurrentMap<String, Piece> kept = new ConcurrentHashMap<>();
    private final AtomicInteger bytes = new AtomicInteger();

    /** None yet. */
    public RenderedPieces() {}

    @Nullable Piece get(String name) {
        return kept.get(name);
    }

    void keep(String name, Piece html) {
        int length = name.length() + html.bytes().length;
        if (bytes.get() + length <= MOST_BYTES && kept.putIfAbsent(name, html) == null) {
            bytes.addAndGet(length);
        }
    }
}
