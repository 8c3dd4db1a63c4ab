package org.preau.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The port that the running server got, in the data folder: so that a link printed by a command
 * beside it leads there, also when the server was to choose one.
 */
final class PortFile {

    private PortFile() {}

    /** Written while the server runs, gone when it stops. */
    static void write(Platform platform, int port) {
        Path file = file(platform.settings().data());
        try {
            Files.writeString(file, String.valueOf(port));
        } catch (IOException e) {
            throw new CannotStart("The file " + file + " cannot be written: " + e, e);
        }
        platform.keep(() -> Files.deleteIfExists(file));
    }

    /** What the file says, as a setting; nothing when no server runs or what is there is old. */
    static Map<Setting, String> read(Path data) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        try {
            int port = Integer.parseInt(Files.readString(file(data)).strip());
            given.put(Setting.PORT, String.valueOf(port));
        } catch (IOException | NumberFormatException e) {
            return given;
        }
        return given;
    }

    private static Path file(Path data) {
        return data.resolve("port");
    }
}
