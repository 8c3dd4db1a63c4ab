package org.preau.render;

import com.github.jknack.handlebars.Options;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The helper {@code keep}; see {@link RenderedPieces}. */
final class Keeping {

    private Keeping() {}

    static Object keep(@Nullable Object name, Options options) throws IOException {
        RenderState state = RenderState.of(options);
        RenderedPieces pieces = state.pieces();
        BlockWriter page = new BlockWriter(options.buffer());
        if (pieces == null) {
            options.fn.apply(options.context, page);
            return "";
        }
        String key = key(name, options);
        Piece html = pieces.get(key);
        if (html == null) {
            PageWriter piece = new PageWriter();
            options.fn.apply(options.context, piece);
            html = new Piece(piece.bytes());
            pieces.keep(key, html);
        }
        page.append(html);
        return "";
    }

    private static String key(@Nullable Object name, Options options) {
        StringBuilder key = new StringBuilder(Values.textOrNothing(name));
        for (Object which : options.params) {
            key.append('\n').append(Values.textOrNothing(which));
        }
        return key.toString();
    }
}
