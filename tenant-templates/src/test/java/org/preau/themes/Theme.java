package org.preau.themes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** One theme on disk: its folder and what its {@code theme.properties} declares. */
record Theme(String key, Path folder, Properties properties) {

    static final Path ROOT = Path.of("src/main/resources/themes");
    static final Path SHARED = ROOT.resolve("shared");

    /** Every folder that declares itself a theme, in the order of their keys. */
    static List<Theme> all() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("theme.properties")))
                    .sorted()
                    .map(folder -> new Theme(folder.getFileName().toString(), folder, load(folder)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The style sheet as the server joins it: the common base first, where the theme asks for it.
     */
    String css() {
        String own = read(folder.resolve("theme.css"));
        return hasBase() ? read(SHARED.resolve("base.css")) + "\n" + own : own;
    }

    boolean hasBase() {
        return Boolean.parseBoolean(properties.getProperty("base"));
    }

    /** Files to preload, relative to the theme's folder; empty when the theme brings no font. */
    List<String> preload() {
        return Stream.of(properties.getProperty("preload", "").split(" "))
                .filter(file -> !file.isBlank())
                .toList();
    }

    /** Every template, of all themes and shared. */
    static List<Path> templates() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".hbs")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return key;
    }

    private static Properties load(Path folder) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("theme.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
