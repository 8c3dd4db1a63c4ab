package org.preau.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.preau.backup.mirror.KeyRing;
import org.preau.base.TenantId;
import org.preau.text.Json;

/** A version of the platform's own copy, as files in a folder. */
public final class PlatformCopy {

    /**
     * An association of it, or the portal.
     *
     * @param state what it was
     * @param bytes that its files took
     * @param row all of its row
     */
    record Place(
            TenantId id,
            boolean portal,
            String slug,
            String name,
            String state,
            long bytes,
            String row) {}

    private static final String LABEL = "{\"table\":\"";
    private static final String ROW = "\",\"row\":";

    private final Path folder;

    /**
     * @param folder with the files of one version
     */
    public PlatformCopy(Path folder) {
        this.folder = folder;
    }

    /** Which state of the database it was written from: the number of a migration. */
    public int schema() throws IOException {
        return tree(Files.readAllBytes(folder.resolve("about.json"))).path("schema").asInt();
    }

    /** The settings that were not as they are when nobody says; none of them secret. */
    public Map<String, String> settings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        tree(Files.readAllBytes(folder.resolve("settings.json")))
                .properties()
                .forEach(it -> settings.put(it.getKey(), it.getValue().asText()));
        return settings;
    }

    /** Whether there are secrets in it, which a ring of keys opens. */
    public boolean isSealed() {
        return Files.exists(folder.resolve(PlatformSource.SEALED));
    }

    /**
     * The settings that are secrets.
     *
     * @throws IOException if the ring does not open them
     */
    public Map<String, String> secretSettings(KeyRing ring) throws IOException {
        Map<String, String> settings = new HashMap<>();
        secrets(
                ring,
                (table, row) -> {
                    if (table.equals(PlatformSource.SETTING)) {
                        JsonNode it = tree(row.getBytes(UTF_8));
                        settings.put(it.path("key").asText(), it.path("value").asText());
                    }
                });
        return settings;
    }

    /** All rows of a table, each as JSON on a line, in the order in which they were written. */
    void rows(PlatformTable table, Consumer<String> row) throws IOException {
        for (Path file : files(table)) {
            try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
                each(lines, row);
            }
        }
    }

    private List<Path> files(PlatformTable table) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(it -> table.holds(folder.relativize(it).toString()))
                    .sorted()
                    .toList();
        }
    }

    /** Everything that is sealed: the table and the row. */
    void secrets(KeyRing ring, BiConsumer<String, String> row) throws IOException {
        Path file = folder.resolve(PlatformSource.SEALED);
        try (InputStream open =
                        CopyPlatform.seal(ring).open(Files.newInputStream(file), Files.size(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(open, UTF_8))) {
            each(
                    lines,
                    line -> {
                        int end = line.indexOf(ROW);
                        row.accept(
                                line.substring(LABEL.length(), end),
                                line.substring(end + ROW.length(), line.length() - 1));
                    });
        }
    }

    /** The portal first, then associations, the small ones before the large ones. */
    List<Place> places() throws IOException {
        List<Place> places = new ArrayList<>();
        for (PlatformTable table : PlatformTables.ALL) {
            if (table.name().equals("tenant")) {
                rows(table, row -> places.add(place(row)));
            }
        }
        places.sort(
                java.util.Comparator.comparing((Place it) -> !it.portal())
                        .thenComparingLong(Place::bytes)
                        .thenComparing(Place::slug));
        return places;
    }

    private static Place place(String row) {
        JsonNode it = tree(row.getBytes(UTF_8));
        return new Place(
                TenantId.parse(it.path("tenant_id").asText()),
                it.path("kind").asText().equals("portal"),
                it.path("slug").asText(),
                it.path("name").asText(),
                it.path("state").asText(),
                it.path("used_bytes").asLong(),
                row);
    }

    private static void each(BufferedReader lines, Consumer<String> each) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            each.accept(line);
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            return Json.tree(json);
        } catch (Json.MalformedJson e) {
            throw new UncheckedIOException(
                    new IOException("the platform's copy cannot be read: " + e.getMessage(), e));
        }
    }
}
