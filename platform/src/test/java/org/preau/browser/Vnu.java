package org.preau.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.preau.text.Json;

/**
 * The checker of the HTML standard (validator.nu), run over files once: what is an error there, or
 * a warning about the markup itself.
 */
final class Vnu {

    private static final Path PLACE =
            Path.of("infra", "browser", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");

    /** Warnings that speak of invented words and not of markup. */
    private static final List<String> OF_WORDS =
            List.of(
                    "This document appears to be written in",
                    "Duplicate “dt” name",
                    // True of a frame with a page of our own; these hold another site's, to which
                    // the second word gives its own origin back.
                    "Potentially bad value “allow-scripts allow-same-origin");

    /** What the checker writes. */
    record Said(@Nullable String version, List<Map<String, Object>> messages) {}

    private Vnu() {}

    /** Checks the pages of a folder; nothing when all are well. */
    static List<String> faults(Path folder) throws IOException, InterruptedException {
        Path said = Files.createTempFile("vnu", ".json");
        int exit =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xss4m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-jar",
                                jar().toString(),
                                "--format",
                                "json",
                                "--skip-non-html",
                                folder.toString())
                        .redirectError(said.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        String json = Files.readString(said, StandardCharsets.UTF_8);
        if (!json.startsWith("{")) {
            throw new AssertionError("the checker ended with " + exit + ": " + json);
        }
        return read(json);
    }

    private static List<String> read(String json) {
        List<String> faults = new ArrayList<>();
        try {
            for (Map<String, Object> message :
                    Json.read(json.getBytes(StandardCharsets.UTF_8), Said.class).messages()) {
                String said = String.valueOf(message.get("message"));
                boolean remark =
                        "info".equals(message.get("type")) && message.get("subType") == null;
                if (!remark && OF_WORDS.stream().noneMatch(said::startsWith)) {
                    faults.add(
                            name(String.valueOf(message.get("url")))
                                    + ":"
                                    + message.get("lastLine")
                                    + ": "
                                    + said
                                    + " | "
                                    + message.get("extract"));
                }
            }
        } catch (Json.MalformedJson e) {
            throw new AssertionError("the checker's answer cannot be read", e);
        }
        return faults;
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/', url.lastIndexOf('/') - 1) + 1);
    }

    private static Path jar() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.isRegularFile(up.resolve(PLACE))) {
                return up.resolve(PLACE);
            }
        }
        throw new AssertionError(
                "The checker is not installed. Install it:  infra/test, or npm ci in infra/browser");
    }
}
