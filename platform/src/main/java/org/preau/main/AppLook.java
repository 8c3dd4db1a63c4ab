package org.preau.main;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.render.Asset;
import org.preau.render.Assets;
import org.preau.render.TemplateRoot;
import org.preau.render.Templates;
import org.preau.text.Messages;

/**
 * The look of the portal and the workspaces: its templates, and its files with those of the themes.
 */
final class AppLook {

    private static final TemplateRoot FILES = TemplateRoot.classPath("/org/preau/render/assets");
    private static final String PREFIX = "/_/app/";

    private AppLook() {}

    static Assets assets() {
        return Assets.load(
                FILES,
                PREFIX,
                Map.of(
                        "app.css",
                        List.of("tokens.css", "base.css", "components.css", "pages.css")));
    }

    static Templates templates(Messages messages, Assets assets) {
        return Templates.with(messages)
                .roots(
                        TemplateRoot.classPath("/org/preau/render"),
                        TemplateRoot.classPath("/org/preau"))
                .assets(assets)
                .icons(FILES.text("icons.svg").orElseThrow())
                .strict(true)
                .build();
    }

    /** The files of the app and of the themes as the server serves them. */
    static org.preau.web.Assets served(Assets app, Function<String, Optional<Asset>> themes) {
        return new org.preau.web.Assets(path -> {
            Optional<Asset> found = path.startsWith(PREFIX) ? app.at(path) : themes.apply(path);
            return found.map(AppLook::served).orElse(null);
        });
    }

    private static org.preau.web.Assets.@Nullable Asset served(Asset asset) {
        return new org.preau.web.Assets.Asset(asset.type(), asset.bytes());
    }
}
