package org.preau.main;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has: which platform it acts on. */
final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The platform's folder; PREAU_DATA, else ./data.")
    private @Nullable Path data;

    /** The settings in effect for that folder. */
    Settings settings(Map<Setting, String> given) {
        return Settings.read(folder(), System.getenv(), given);
    }

    Settings settings() {
        return settings(new EnumMap<>(Setting.class));
    }

    Path folder() {
        Path said = data;
        if (said != null) {
            return said;
        }
        String variable = System.getenv("PREAU_DATA");
        return Path.of(variable == null || variable.isBlank() ? "data" : variable);
    }
}
