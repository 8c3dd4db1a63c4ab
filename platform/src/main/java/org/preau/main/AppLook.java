package org.preau.main;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.preau.render.Asset;
import org.preau.render.Assets;
import org.preau.render.Look;
import org.preau.render.Templates;
import org.preau.text.Messages;

/**
 * The look of the portal and the workspaces: its templates, and its files with those of the themes.
 */
final class AppLook {

    private static final String PREFIX = "/_/app/";

    private AppLook() {}

    static Assets assets() {
        return Look.assets(PREFIX);
    }

    static Templates templates(Messages messages, Assets assets) {
        return Look.templates(messages, assets).strict(true).build();
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
