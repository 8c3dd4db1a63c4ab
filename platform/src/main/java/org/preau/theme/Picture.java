package org.preau.theme;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the site as pages show it.
 *
 * @param width in pixels; null when unknown
 * @param height in pixels; null when unknown
 */
record Picture(
        String sha256,
        String name,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        String caption,
        String credit) {

    /** Told when nobody knows: the page then moves a little while it loads. */
    private static final int USUAL_WIDTH = 1_440;

    private static final int USUAL_HEIGHT = 960;
    private static final int LOGO_HEIGHT = 64;

    /** How many characters of the hash stand in an address. */
    static final int MARK = 16;

    /** Its address on its site, which changes with its content. */
    String address() {
        String file = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "/media/" + sha256.substring(0, MARK) + "/" + file;
    }

    /** As templates know an image. */
    Model image(Voice voice) {
        return Model.of("src", address())
                .and("width", wide())
                .and("height", high())
                .and("alt", voice.set(alt));
    }

    /**
     * The same in every width there is, and the point of it that is never cut away.
     *
     * @param sizes how wide it is shown
     */
    Model image(Shell shell, String sizes) {
        String set = Responsive.widths(address(), wide());
        Model model = image(shell.voice());
        if (!set.isEmpty()) {
            model.and("srcset", set).and("sizes", sizes);
        }
        String focus = shell.site().focus(sha256.substring(0, MARK));
        return focus.isEmpty() ? model : model.and("focus", focus);
    }

    /** With its words. */
    Map<String, Object> figure(Shell shell) {
        Voice voice = shell.voice();
        return image(shell, Responsive.WIDE)
                .and("caption", voice.set(caption))
                .and("credit", voice.set(credit))
                .map();
    }

    /** At most 64 pixels high. */
    Map<String, Object> logo() {
        int shown = Math.min(high(), LOGO_HEIGHT);
        int scaled = Math.max(1, Math.round((float) wide() * shown / high()));
        return Map.of("src", address(), "width", scaled, "height", shown);
    }

    int wide() {
        return width == null || width < 1 ? USUAL_WIDTH : width;
    }

    int high() {
        return height == null || height < 1 ? USUAL_HEIGHT : height;
    }
}
