package org.preau.themes;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The texts of one language, spoken as the server speaks them: ICU messages with named
 * placeholders.
 */
final class Texts {

    private final Locale locale;
    private final Properties messages = new Properties();

    /** Reads the bundle of a language, {@code fr} or {@code en}. */
    Texts(String language) {
        locale = Locale.of(language);
        var file = Theme.ROOT.resolve("messages_" + language + ".properties");
        try (var reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> keys() {
        return messages.stringPropertyNames();
    }

    /** The message before any value is put in; an unknown key is an error. */
    String pattern(String key) {
        String pattern = messages.getProperty(key);
        if (pattern == null) throw new IllegalArgumentException("no message " + key);
        return pattern;
    }

    Set<String> placeholders(String key) {
        return new MessageFormat(pattern(key), locale).getArgumentNames();
    }

    /**
     * The message in words. A placeholder without a value is an error, where ICU would print its
     * name.
     */
    String say(String key, Map<String, Object> values) {
        var format = new MessageFormat(pattern(key), locale);
        if (!values.keySet().equals(format.getArgumentNames())) {
            throw new IllegalArgumentException(
                    key + " wants " + format.getArgumentNames() + ", got " + values.keySet());
        }
        return format.format(values);
    }
}
