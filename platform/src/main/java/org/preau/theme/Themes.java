package org.preau.theme;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.preau.render.Asset;
import org.preau.render.TemplateRoot;
import org.preau.text.Messages;

/**
 * The themes that this version has: every folder {@code /themes/KEY} of the class path with a
 * {@code theme.properties}. Loaded once; immutable, any thread.
 */
public final class Themes {

    /** The theme of a site whose own is not there any more. */
    public static final String FALLBACK = "page-blanche";

    private static final String FOLDER = "/themes";
    private static final String PREFIX = "/_/";

    private final Map<String, Theme> byKey = new TreeMap<>();

    private Themes() {}

    /** Reads them all; templates are compiled when first used. */
    public static Themes onClassPath() {
        Themes themes = new Themes();
        Messages messages = Messages.load(List.of(FOLDER, "/org/preau/text"));
        for (String file : TemplateRoot.classPath(FOLDER).files("/" + ThemeProperties.FILE)) {
            String key = file.substring(0, file.indexOf('/'));
            themes.byKey.put(key, Theme.load(FOLDER, key, PREFIX, messages));
        }
        return themes;
    }

    /** The theme of that key, else the plainest one. */
    public Theme named(String key) {
        Theme theme = byKey.getOrDefault(key, byKey.get(FALLBACK));
        if (theme == null) {
            throw new IllegalStateException("the class path has no theme " + FALLBACK);
        }
        return theme;
    }

    /** All of them, by key. */
    public List<Theme> all() {
        return byKey.values().stream().sorted(Comparator.comparing(Theme::key)).toList();
    }

    /** The file of a theme at an address; empty when there is none. */
    public Optional<Asset> file(String url) {
        int end = url.indexOf('/', PREFIX.length());
        if (!url.startsWith(PREFIX) || end < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(byKey.get(url.substring(PREFIX.length(), end)))
                .flatMap(theme -> theme.file(url));
    }

    /** Compiles all templates, so that no first visitor waits for it. */
    public void warm() {
        byKey.values().forEach(Theme::warm);
    }
}
