package org.preau.theme;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.preau.render.TemplateRoot;

/** Reads what a theme says of itself, in {@code theme.properties} (UTF-8). */
final class ThemeProperties {

    static final String FILE = "theme.properties";

    private ThemeProperties() {}

    /** With what {@code look.properties} offers to choose, when the theme has it. */
    static Properties read(TemplateRoot root) {
        Properties said = new Properties();
        try {
            said.load(new StringReader(root.text(FILE).orElseThrow()));
            said.load(new StringReader(root.text(Offers.FILE).orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }
}
