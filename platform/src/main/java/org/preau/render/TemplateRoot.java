package org.preau.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place where templates and assets lie. Names are paths of lower-case letters, digits, dots and
 * dashes, so that none leads out of the place.
 */
public sealed interface TemplateRoot
        permits TemplateRoot.ClassPath, TemplateRoot.Folder, TemplateRoot.Layered {
    /**
     * The bytes of a file such as {@code site/articles.hbs}; empty when there is none or the name
     * is not allowed.
     */
    Optional<byte[]> read(String file);

    /**
     * The files of this place with the given ending, such as {@code .hbs}, sorted. Reads
     * directories: for start and tests.
     */
    List<String> files(String ending);

    /** A folder of the class path, such as {@code /org/preau/render}. */
    static TemplateRoot classPath(String folder) {
        return new ClassPath(folder);
    }

    /** A directory, read anew at each start. */
    static TemplateRoot folder(Path directory) {
        return new Folder(directory);
    }

    /** Several places as one: a file is that of the first place that has it. */
    static TemplateRoot layered(TemplateRoot... firstToLast) {
        return new Layered(List.of(firstToLast));
    }

    /** Whether a name stays inside its root: no empty part, none that begins with a dot. */
    static boolean allowed(String file) {
        return file.length() <= 200 && file.matches("[a-z0-9@][a-z0-9.@-]*(/[a-z0-9][a-z0-9.-]*)*");
    }

    /** See {@link TemplateRoot#classPath}. */
    record ClassPath(String path) implements TemplateRoot {
        @Override
        public Optional<byte[]> read(String file) {
            if (!allowed(file)) {
                return Optional.empty();
            }
            try (InputStream in = TemplateRoot.class.getResourceAsStream(path + "/" + file)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + path + "/" + file, e);
            }
        }

        @Override
        public List<String> files(String ending) {
            URL url = TemplateRoot.class.getResource(path);
            if (url == null) {
                throw new IllegalArgumentException(
                        "There is no folder " + path + " on the class path");
            }
            try {
                return url.openConnection() instanceof JarURLConnection jar
                        ? inJar(jar, ending)
                        : new Folder(Path.of(url.toURI())).files(ending);
            } catch (IOException | URISyntaxException e) {
                throw new IllegalStateException("Cannot list " + url, e);
            }
        }

        private static List<String> inJar(JarURLConnection jar, String ending) throws IOException {
            String prefix = jar.getEntryName().replaceAll("/$", "") + "/";
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(ending))
                    .map(name -> name.substring(prefix.length()))
                    .sorted()
                    .toList();
        }
    }

    /** See {@link TemplateRoot#folder}. */
    record Folder(Path directory) implements TemplateRoot {
        @Override
        public Optional<byte[]> read(String file) {
            if (!allowed(file)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readAllBytes(directory.resolve(file)));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file + " of " + directory, e);
            }
        }

        @Override
        public List<String> files(String ending) {
            try (Stream<Path> walk = Files.walk(directory)) {
                return walk.filter(Files::isRegularFile)
                        .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.endsWith(ending))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot list " + directory, e);
            }
        }
    }

    /** See {@link TemplateRoot#layered}. */
    record Layered(List<TemplateRoot> places) implements TemplateRoot {
        @Override
        public Optional<byte[]> read(String file) {
            return places.stream().flatMap(place -> place.read(file).stream()).findFirst();
        }

        @Override
        public List<String> files(String ending) {
            return places.stream()
                    .flatMap(place -> place.files(ending).stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** The text of a file, which is UTF-8. */
    default Optional<String> text(String file) {
        return read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
