package org.preau.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.preau.media.FileSignatures.Found;
import org.preau.media.FileSignatures.Known;
import org.preau.media.FileSignatures.Refused;

/** Tells plain texts from everything that is none, and tables and captions among them. */
final class PlainTexts {

    private static final int SAMPLE = 64 * 1_024;
    private static final int LINES = 20;
    private static final List<Character> BETWEEN = List.of(';', ',', '\t');

    private PlainTexts() {}

    /** The whole file is read: a text holds no byte that only programs write. */
    static Found recognise(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (isControl(b)) {
                    return new Refused("unknown");
                }
            }
        }
        String sample = sample(file);
        if (sample.startsWith("WEBVTT")) {
            return new Known(FileType.VTT);
        }
        return new Known(isTable(sample) ? FileType.CSV : FileType.TXT);
    }

    private static boolean isControl(int b) {
        return b == 0x7f || (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f');
    }

    private static String sample(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(SAMPLE), StandardCharsets.UTF_8);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        }
    }

    /** Lines that all have as many separators, and at least one. */
    private static boolean isTable(String sample) {
        List<String> lines = sample.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        return lines.size() > 1
                && BETWEEN.stream()
                        .anyMatch(sign -> {
                            long first = signs(lines.getFirst(), sign);
                            return first > 0
                                    && lines.stream().allMatch(line -> signs(line, sign) == first);
                        });
    }

    private static long signs(String line, char sign) {
        boolean quoted = false;
        long found = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            found += c == sign && !quoted ? 1 : 0;
        }
        return found;
    }
}
