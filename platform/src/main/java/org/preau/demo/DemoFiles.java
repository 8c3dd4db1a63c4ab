package org.preau.demo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.preau.text.Json;

/** The files of the demonstration, read whole (2 MB), by their path below its folder. */
final class DemoFiles {

    /** The associations' folders, in the order they are opened. */
    static final List<String> ASSOCIATIONS =
            List.of(
                    "ecluses",
                    "us-valrive",
                    "panier-partage",
                    "libre-a-valrive",
                    "tilleuls",
                    "pont-vieux");

    static final String PORTAL = "portal";
    private static final String FOLDER = "/org/preau/demo";

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private DemoFiles() {}

    /** Reads them from the class path: a folder while developing, a jar in service. */
    static DemoFiles read() {
        DemoFiles all = new DemoFiles();
        try {
            URI mark = requireNonNull(DemoFiles.class.getResource("portal.json")).toURI();
            if (mark.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(jar(mark))) {
                    all.take(jar.getPath(FOLDER));
                }
            } else {
                all.take(Path.of(mark).resolveSibling("").toAbsolutePath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the demonstration's files cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** The file behind {@code jar:file:/…!/…}. */
    private static Path jar(URI inside) {
        String text = inside.toString();
        return Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))));
    }

    /**
     * The bytes of a file.
     *
     * @throws IllegalArgumentException when there is none of that path
     */
    byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("the demonstration has no " + path);
        }
        return bytes;
    }

    /** A JSON file as a record. */
    <T> T json(String path, Class<T> type) {
        try {
            return Json.read(bytes(path), type);
        } catch (Json.MalformedJson e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    boolean has(String path) {
        return files.containsKey(path);
    }

    /** The texts of a folder such as {@code ecluses/articles}, in the order of their names. */
    List<DemoText> texts(String folder) {
        String start = folder + "/";
        return files.subMap(start, start + Character.MAX_VALUE).entrySet().stream()
                .filter(file -> file.getKey().endsWith(".md"))
                .map(file ->
                        DemoText.read(
                                file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8)))
                .toList();
    }

    private void take(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : below.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
    }
}
