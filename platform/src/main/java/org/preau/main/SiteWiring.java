package org.preau.main;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.preau.site.SiteActs;
import org.preau.site.SiteLetters;
import org.preau.site.SiteRoutes;
import org.preau.site.ThemeChoice;
import org.preau.text.Language;
import org.preau.web.Route;

/** Puts together the workspace's articles, pages, sections, appearance and settings. */
final class SiteWiring {

    private static final List<String> THEMES = List.of("placette", "page-blanche");

    private SiteWiring() {}

    static List<Route> routes(House house) {
        return SiteRoutes.of(
                house.database(), house.pages(), house.messages(), house.origins(), acts(house));
    }

    /** What can be done to a site, for other features and the demonstration too. */
    static SiteActs acts(House house) {
        return SiteActs.of(
                house.database(),
                house.clock(),
                house.store(),
                house.events(),
                new SiteLetters(house.post(), house.messages(), house.origins()),
                THEMES.stream().map(SiteWiring::theme).toList());
    }

    private static ThemeChoice theme(String key) {
        Properties about = new Properties();
        String place = "/themes/" + key + "/theme.properties";
        try (InputStream in = SiteWiring.class.getResourceAsStream(place)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + place + " on the class path");
            }
            about.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ThemeChoice(key, both(about, "name."), both(about, "description."));
    }

    private static Map<Language, String> both(Properties about, String what) {
        return Map.of(
                Language.FR, about.getProperty(what + "fr", ""),
                Language.EN, about.getProperty(what + "en", ""));
    }
}
