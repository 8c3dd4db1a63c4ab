package org.preau.main;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.preau.backup.mirror.KeyRing;
import org.preau.rebuild.PlatformCopy;

/**
 * The settings that a rebuild brings: what the former platform's said and nobody says here, but
 * what is a machine's own.
 *
 * @param data the platform's folder
 * @param given by setting, the platform's secret among them where there are keys
 */
record BroughtSettings(Path data, Map<Setting, String> given) {

    /**
     * Those of a copy.
     *
     * @param here what is said on this machine
     * @param ring null where secrets do not come
     * @throws IOException if the copy cannot be read, or the ring does not open it
     */
    static BroughtSettings of(Path data, Settings here, PlatformCopy copy, @Nullable KeyRing ring)
            throws IOException {
        Map<String, String> said = copy.settings();
        if (ring != null && copy.isSealed()) {
            said.putAll(copy.secretSettings(ring));
        }
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        here.shown()
                .forEach((setting, value) -> {
                    String there = said.get(setting.key());
                    if (there != null && comes(data, setting) && value.source().equals("default")) {
                        given.put(setting, there);
                    }
                });
        return new BroughtSettings(data, given);
    }

    private static boolean comes(Path data, Setting setting) {
        return setting == Setting.SECRET
                ? !Files.exists(data.resolve("secret"))
                : !RebuildWiring.isOfTheMachine(setting.key());
    }

    /** What the former machine's settings said of itself, for whoever sets up this one. */
    static List<String> machine(PlatformCopy copy) throws IOException {
        return copy.settings().entrySet().stream()
                .filter(it -> RebuildWiring.isOfTheMachine(it.getKey()))
                .map(it -> it.getKey() + " = " + it.getValue())
                .sorted()
                .toList();
    }

    /** Their keys. */
    List<String> keys() {
        return given.keySet().stream().map(Setting::key).sorted().toList();
    }

    /** Writes them where every start of the server reads them. May be done again. */
    void keep() throws IOException {
        Properties properties = new Properties();
        given.forEach((setting, value) -> {
            if (setting != Setting.SECRET) {
                properties.setProperty(setting.key(), value);
            }
        });
        if (!properties.isEmpty()) {
            Path file = data.resolve("preau.properties");
            StringWriter text = new StringWriter();
            text.write(Files.exists(file) ? Files.readString(file) + "\n" : "");
            properties.store(text, "Brought back by: preau rebuild");
            write(file, text.toString());
        }
        String secret = given.get(Setting.SECRET);
        if (secret != null) {
            write(data.resolve("secret"), secret);
        }
    }

    /** Whole or not at all, and for its owner alone. */
    private static void write(Path file, String text) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(written);
        Files.createFile(
                written,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, text, StandardCharsets.UTF_8, StandardOpenOption.SYNC);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
