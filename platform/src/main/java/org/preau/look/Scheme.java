package org.preau.look;

import java.util.Locale;

/** The two lights in which a site is read. */
public enum Scheme {
    LIGHT,
    DARK;

    /** As style sheets and forms name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
