package org.preau.main;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.preau.base.EmailAddress;
import org.preau.base.HostName;

/**
 * The settings in effect, all of them checked. Whatever is wrong is said at once, each with its
 * key, its value and its remedy: {@link Wrong}.
 */
public final class Settings {

    /** A value and where it came from. */
    public record Value(String text, String source) {}

    /** What is wrong with one setting, and what to do. */
    public record Problem(String key, String value, String remedy) {}

    /** Some settings are wrong. */
    public static final class Wrong extends RuntimeException {
        private final transient List<Problem> problems;

        Wrong(List<Problem> problems) {
            super(problems.size() + " settings are wrong");
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }
    }

    private final Path data;
    private final Map<Setting, Value> values;

    private Settings(Path data, Map<Setting, Value> values) {
        this.data = data;
        this.values = values;
    }

    /**
     * Reads them.
     *
     * @param data the platform's folder; its {@code preau.properties} need not be there
     * @param environment the process's variables
     * @param given what the command line says, by setting
     * @throws Wrong with everything that is wrong
     */
    public static Settings read(
            Path data, Map<String, String> environment, Map<Setting, String> given) {
        List<Problem> problems = new ArrayList<>();
        Properties file = file(data.resolve("preau.properties"), problems);
        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, value(setting, file, environment, given));
        }
        Settings settings = new Settings(data, values);
        new SettingsCheck(settings, problems).run();
        if (!problems.isEmpty()) {
            throw new Wrong(problems);
        }
        return settings;
    }

    private static Value value(
            Setting setting,
            Properties file,
            Map<String, String> environment,
            Map<Setting, String> given) {
        String line = given.get(setting);
        if (line != null) {
            return new Value(line, "command line");
        }
        String variable = environment.get(setting.variable());
        if (variable != null) {
            return new Value(variable.strip(), setting.variable());
        }
        String written = file.getProperty(setting.key());
        return written != null
                ? new Value(written.strip(), "preau.properties")
                : new Value(setting.otherwise(), "default");
    }

    private static Properties file(Path path, List<Problem> problems) {
        Properties properties = new Properties();
        if (Files.exists(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                problems.add(
                        new Problem(
                                "preau.properties",
                                path.toString(),
                                "unreadable: " + e.getMessage()));
            }
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (setting(key).isEmpty()) {
                problems.add(
                        new Problem(
                                key,
                                properties.getProperty(key),
                                "there is no such setting; see: preau settings"));
            }
        }
        return properties;
    }

    private static Optional<Setting> setting(String key) {
        for (Setting setting : Setting.values()) {
            if (setting.key().equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /** The platform's folder. */
    public Path data() {
        return data;
    }

    /** All of them with where they came from, secrets masked, in the order of {@link Setting}. */
    public Map<Setting, Value> shown() {
        Map<Setting, Value> shown = new LinkedHashMap<>();
        values.forEach((setting, value) -> shown.put(setting, masked(setting, value)));
        return shown;
    }

    private static Value masked(Setting setting, Value value) {
        boolean hide = setting.secret() && !value.text().isEmpty();
        return hide ? new Value("********", value.source()) : value;
    }

    public String text(Setting setting) {
        return values.getOrDefault(setting, new Value("", "")).text();
    }

    public int number(Setting setting) {
        return Integer.parseInt(text(setting));
    }

    public boolean yes(Setting setting) {
        return text(setting).equals("true");
    }

    public HostName domain() {
        return new HostName(text(Setting.DOMAIN));
    }

    /** {@code http} on a demonstration's localhost, else {@code https}, unless said. */
    public String scheme() {
        String said = text(Setting.PUBLIC_SCHEME);
        if (!said.isEmpty()) {
            return said;
        }
        String domain = text(Setting.DOMAIN);
        return domain.equals("localhost") || domain.endsWith(".localhost") ? "http" : "https";
    }

    /** The port that visitors see; 0 while the listening one is not chosen. */
    public int publicPort() {
        String said = text(Setting.PUBLIC_PORT);
        if (!said.isEmpty()) {
            return Integer.parseInt(said);
        }
        return scheme().equals("https") ? 443 : number(Setting.PORT);
    }

    public EmailAddress mailFrom() {
        String said = text(Setting.MAIL_FROM);
        String domain = text(Setting.DOMAIN);
        return EmailAddress.of(said)
                .orElseGet(() ->
                        new EmailAddress(
                                "ne-pas-repondre@"
                                        + (domain.contains(".") ? domain : domain + ".example")));
    }

    /** Where mail goes; empty when it is kept in the data folder. */
    public Optional<URI> mailRelay() {
        String said = text(Setting.MAIL_RELAY);
        try {
            return said.isEmpty() ? Optional.empty() : Optional.of(new URI(said));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("checked before", e);
        }
    }
}
