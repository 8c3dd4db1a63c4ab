package org.preau.backup.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders to keep, and what is in them, comparable. */
final class Folders {
    private Folders() {}

    static Path write(Path root, String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        return Files.write(file, bytes);
    }

    static Path write(Path root, String path, String text) throws IOException {
        return write(root, path, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Text that compresses, as long as wanted, and the same for one seed. */
    static byte[] text(long seed, int length) {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(8) == 0 ? '\n' : 'a' + random.nextInt(20));
        }
        return bytes;
    }

    /** Every path with what it is, its bytes, whether it runs, its time: all that is kept. */
    static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(path -> !path.equals(root)).toList()) {
                content.put(root.relativize(path).toString(), describe(path));
            }
        }
        return content;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "link to " + Files.readSymbolicLink(path);
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "folder";
        }
        return "file %s %s %s"
                .formatted(
                        Sha256.of(Files.readAllBytes(path)),
                        Files.isExecutable(path),
                        Files.getLastModifiedTime(path));
    }

    static Note note(String message) {
        return new Note("Zoé", "zoe@example.org", message, Instant.now());
    }
}
