package org.preau.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a set of features, parsed once when they are loaded. Immutable, safe from any
 * thread.
 *
 * <p>A message is an ICU MessageFormat text with named arguments: {@code {name}}, {@code {count,
 * plural, one {…} other {…}}}, {@code {who, select, …}}. The typographic apostrophe ’ is used in
 * texts, so ICU's quoting rule for ' never bites; a test holds that. French texts are written with
 * plain spaces before {@code : ; ! ? »} and after {@code «}; loading makes them unbreakable.
 */
public final class Messages {
    private final Map<Language, Map<String, MessagesPattern>> byLanguage;

    private Messages(Map<Language, Map<String, MessagesPattern>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /**
     * Reads {@code messages_fr.properties} and {@code messages_en.properties} of each class path
     * folder, such as {@code /org/preau/site}.
     *
     * @throws IllegalArgumentException when a folder has no French file, a key occurs twice, or a
     *     text cannot be parsed
     */
    public static Messages load(List<String> folders) {
        Map<Language, Map<String, MessagesPattern>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Map<String, MessagesPattern> patterns = new HashMap<>();
            for (String folder : folders) {
                read(folder, language)
                        .forEach((key, text) ->
                                add(patterns, language, folder, (String) key, (String) text));
            }
            all.put(language, Map.copyOf(patterns));
        }
        return new Messages(all);
    }

    /** The message of a key without arguments. */
    public String text(Language language, String key) {
        return text(language, key, Map.of());
    }

    /**
     * The message of a key, its arguments filled in. Numbers are written as the language does;
     * anything else by {@code toString}. Nothing is escaped: that is the page's business.
     *
     * @throws IllegalArgumentException when the key is unknown in both languages or an argument is
     *     missing
     */
    public String text(
            Language language, String key, Map<String, ? extends @Nullable Object> arguments) {
        return pattern(language, key).format(arguments);
    }

    /** Whether a key exists, at least in French. */
    public boolean has(String key) {
        return byLanguage.values().stream().anyMatch(patterns -> patterns.containsKey(key));
    }

    /** The keys that a language's own files hold, without what it borrows from French. */
    public Set<String> keys(Language language) {
        return new TreeSet<>(patterns(language).keySet());
    }

    /** The names of the arguments that a message takes. */
    public Set<String> arguments(Language language, String key) {
        return new TreeSet<>(pattern(language, key).arguments());
    }

    private MessagesPattern pattern(Language language, String key) {
        MessagesPattern pattern = patterns(language).get(key);
        if (pattern == null) {
            pattern = patterns(Language.FR).get(key);
        }
        if (pattern == null) {
            throw new IllegalArgumentException("No message has the key \"" + key + "\"");
        }
        return pattern;
    }

    private Map<String, MessagesPattern> patterns(Language language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    private static void add(
            Map<String, MessagesPattern> patterns,
            Language language,
            String folder,
            String key,
            String text) {
        if (patterns.put(key, MessagesPattern.parse(language, key, text)) != null) {
            throw new IllegalArgumentException(
                    "The message \""
                            + key
                            + "\" of "
                            + folder
                            + " is already defined by another folder");
        }
    }

    private static Properties read(String folder, Language language) {
        String path = folder + "/messages_" + language.tag() + ".properties";
        Properties properties = new OnceProperties(path);
        try (InputStream in = Messages.class.getResourceAsStream(path)) {
            if (in == null && language == Language.FR) {
                throw new IllegalArgumentException("There is no " + path + " on the class path");
            }
            if (in != null) {
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                properties.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
        return properties;
    }

    /** Properties that refuse a key written twice, which {@link Properties} would hide. */
    private static final class OnceProperties extends Properties {
        private static final long serialVersionUID = 1L;
        private final String path;

        OnceProperties(String path) {
            this.path = path;
        }

        @Override
        public synchronized @Nullable Object put(Object key, Object value) {
            if (super.put(key, value) != null) {
                throw new IllegalArgumentException(
                        "The message \"" + key + "\" occurs twice in " + path);
            }
            return null;
        }
    }
}
