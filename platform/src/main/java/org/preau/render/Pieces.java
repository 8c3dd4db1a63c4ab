package org.preau.render;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The helpers that bring in files: addresses of assets, icons, and the sprite that holds the icons
 * a page has used.
 */
final class Pieces {
    private final Assets assets;
    private final Icons icons;

    Pieces(Assets assets, Icons icons) {
        this.assets = assets;
        this.icons = icons;
    }

    Map<String, Helper<?>> helpers() {
        return Map.of(
                "asset", (Helper<Object>) (it, options) -> assets.url(String.valueOf(it)),
                "icon", (Helper<Object>) this::icon,
                "sprite", (Helper<Object>) (it, options) -> sprite(options));
    }

    private SafeHtml icon(@Nullable Object name, Options options) {
        Icons.Icon icon = icons.named(String.valueOf(Values.text(name)));
        RenderState.of(options).use(icon);
        return icon.use(String.valueOf(options.<Object>hash("class", "i")));
    }

    /**
     * The symbols of the icons used so far. A layout prints it last: {@code <use>} may point
     * forward, so the page need not be rendered twice.
     */
    private static SafeHtml sprite(Options options) {
        StringBuilder out =
                new StringBuilder(
                        "<svg class=\"sprite\" aria-hidden=\"true\" focusable=\"false\">");
        RenderState.of(options).icons().forEach(icon -> out.append(icon.symbol()));
        return new SafeHtml(out.append("</svg>").toString());
    }
}
