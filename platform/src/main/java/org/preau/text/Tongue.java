package org.preau.text;

import java.util.List;
import java.util.Optional;

/**
 * A language that a text may be written in. The interface speaks {@link Language}s; a text may be
 * in any of these.
 *
 * @param tag BCP 47, two or three letters
 * @param name in the language itself
 */
public record Tongue(String tag, String name, boolean rightToLeft) {

    private static final List<Tongue> ALL =
            List.of(
                    left("fr", "Français"),
                    left("en", "English"),
                    left("br", "Brezhoneg"),
                    left("ca", "Català"),
                    left("co", "Corsu"),
                    left("de", "Deutsch"),
                    left("gsw", "Elsässisch"),
                    left("es", "Español"),
                    left("eu", "Euskara"),
                    left("it", "Italiano"),
                    left("nl", "Nederlands"),
                    left("oc", "Occitan"),
                    left("pl", "Polski"),
                    left("pt", "Português"),
                    left("ro", "Română"),
                    left("sq", "Shqip"),
                    left("tr", "Türkçe"),
                    left("vi", "Tiếng Việt"),
                    left("ru", "Русский"),
                    left("uk", "Українська"),
                    new Tongue("ar", "العربية", true),
                    new Tongue("fa", "فارسی", true),
                    new Tongue("he", "עברית", true),
                    left("zh", "中文"));

    private static Tongue left(String tag, String name) {
        return new Tongue(tag, name, false);
    }

    /** All of them, the two of the interface first. */
    public static List<Tongue> all() {
        return ALL;
    }

    /** The one of a tag; empty for any other text. */
    public static Optional<Tongue> of(String tag) {
        return ALL.stream().filter(one -> one.tag.equals(tag)).findFirst();
    }

    /** Where its lines begin, as HTML says it. */
    public String direction() {
        return rightToLeft ? "rtl" : "ltr";
    }
}
