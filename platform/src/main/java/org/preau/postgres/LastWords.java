package org.preau.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What PostgreSQL has said since a moment, in the file of its start and in its daily logs. */
final class LastWords {

    /** Enough for the reason, which comes last. */
    private static final int LONGEST = 8 * 1024;

    private static final int LONGEST_START_LOG = 1 << 20;

    private final Layout layout;
    private final Map<Path, Long> seen = new HashMap<>();

    private LastWords(Layout layout) {
        this.layout = layout;
    }

    /** Keeps {@code start.log}, which grows by some lines a start, from growing for ever. */
    static void forgetOld(Layout layout) throws IOException {
        if (Files.exists(layout.startLog()) && Files.size(layout.startLog()) > LONGEST_START_LOG) {
            Files.delete(layout.startLog());
        }
    }

    /** From now on. */
    static LastWords since(Layout layout) throws IOException {
        LastWords words = new LastWords(layout);
        for (Path file : words.files()) {
            words.seen.put(file, Files.size(file));
        }
        return words;
    }

    /** At most the last 8 KiB of each file. */
    String read() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files()) {
            all.append(tail(file, seen.getOrDefault(file, 0L)));
        }
        return all.toString();
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.exists(layout.startLog())) {
            files.add(layout.startLog());
        }
        if (Files.isDirectory(layout.logs())) {
            try (var entries = Files.newDirectoryStream(layout.logs(), "*.log")) {
                entries.forEach(files::add);
            }
        }
        return files;
    }

    private static String tail(Path file, long from) throws IOException {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(from, reader.length() - LONGEST);
            byte[] bytes = new byte[Math.toIntExact(Math.max(0, reader.length() - start))];
            reader.seek(start);
            reader.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
