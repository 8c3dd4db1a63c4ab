package org.preau.operator;

import java.util.List;
import org.preau.text.Language;

/** The themes there are, for whoever opens an association to choose from. */
public interface ThemeShelf {

    /** Their keys, the one taken when nobody chose first. */
    List<String> keys();

    /** How people call it; the key for one that is not there. */
    String name(String key, Language language);
}
