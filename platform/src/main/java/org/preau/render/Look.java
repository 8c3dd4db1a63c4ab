package org.preau.render;

import java.util.List;
import java.util.Map;
import org.preau.text.Messages;

/**
 * The look of the portal and the workspace: style sheet, fonts, icons, layouts and partials of this
 * package, put together with the templates of the features.
 *
 * <p>A feature's templates lie beside it under {@code /org/preau} and are named by their path:
 * {@code site/articles}. Layouts and partials of this package are named alone: {@code layout-desk},
 * {@code field}.
 */
public final class Look {
    /**
     * Where the messages of this package and of {@code text} are; wiring adds the features'
     * folders.
     */
    public static final List<String> MESSAGES = List.of("/org/preau/text", "/org/preau/render");

    private static final TemplateRoot OWN = TemplateRoot.classPath("/org/preau/render");
    private static final TemplateRoot ASSETS = TemplateRoot.classPath("/org/preau/render/assets");
    private static final TemplateRoot FEATURES = TemplateRoot.classPath("/org/preau");

    private Look() {}

    /**
     * The style sheet {@code app.css}, fonts and pictures, served under a prefix such as {@code
     * /assets/}.
     */
    public static Assets assets(String prefix) {
        return Assets.load(
                ASSETS,
                prefix,
                Map.of(
                        "app.css",
                        List.of("tokens.css", "base.css", "components.css", "pages.css")));
    }

    /** The templates of the application, to which wiring may add a clock, a zone or strictness. */
    public static Templates.Builder templates(Messages messages, Assets assets) {
        return Templates.with(messages)
                .roots(OWN, FEATURES)
                .assets(assets)
                .icons(ASSETS.text("icons.svg").orElseThrow());
    }
}
