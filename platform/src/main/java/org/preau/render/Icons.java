package org.preau.render;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The symbols of one {@code icons.svg}: one {@code <symbol id="i-NAME" viewBox="…">} a line.
 * Immutable.
 */
final class Icons {
    static final Icons NONE = new Icons(Map.of());

    private static final Pattern SYMBOL =
            Pattern.compile("<symbol id=\"i-([a-z0-9-]+)\" viewBox=\"([0-9 ]+)\">.*</symbol>");

    private final Map<String, Icon> byName;

    /** A symbol, and the box to draw it in. */
    record Icon(String name, String viewBox, String symbol, SafeHtml plain) {
        Icon(String name, String viewBox, String symbol) {
            this(name, viewBox, symbol, new SafeHtml(use(name, viewBox, "i")));
        }

        /** The markup of one use; an empty class leaves the size to what is around. */
        SafeHtml use(String cssClass) {
            return cssClass.equals("i") ? plain : new SafeHtml(use(name, viewBox, cssClass));
        }

        private static String use(String name, String viewBox, String cssClass) {
            String attribute = cssClass.isEmpty() ? "" : "class=\"" + Escape.html(cssClass) + "\" ";
            return "<svg "
                    + attribute
                    + "viewBox=\""
                    + viewBox
                    + "\" aria-hidden=\"true\"><use href=\"#i-"
                    + name
                    + "\"/></svg>";
        }
    }

    private Icons(Map<String, Icon> byName) {
        this.byName = byName;
    }

    static Icons read(String svg) {
        Map<String, Icon> found = new TreeMap<>();
        Matcher symbols = SYMBOL.matcher(svg);
        while (symbols.find()) {
            String name = symbols.group(1);
            found.put(name, new Icon(name, symbols.group(2), symbols.group()));
        }
        return new Icons(found);
    }

    Icon named(String name) {
        Icon icon = byName.get(name);
        if (icon == null) {
            throw new RenderException("There is no icon \"" + name + "\"");
        }
        return icon;
    }

    Map<String, Icon> all() {
        return byName;
    }
}
