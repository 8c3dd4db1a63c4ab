package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.preau.text.CleanInput;
import org.preau.text.Slugs;

/** What is made of the name that somebody gave a file, and of its bytes. */
final class FileNames {

    private static final int NAME = 60;
    private static final int SHOWN = 80;
    private static final int CHUNK = 64 * 1_024;

    private FileNames() {}

    /** The name without its folder and extension, as an address can bear it. */
    static String slug(String sent) {
        String file = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        String slug = Slugs.from(dot > 0 ? file.substring(0, dot) : file);
        String cut = slug.length() > NAME ? slug.substring(0, NAME) : slug;
        return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /** The name as a message may show it. */
    static String shown(String name) {
        String line = CleanInput.line(name.length() > 1_000 ? name.substring(0, 1_000) : name);
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    /** One line of {@code most} characters. */
    static String line(String words, int most) {
        String clean = CleanInput.line(words);
        return clean.length() > most ? clean.substring(0, most) : clean;
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** The same of a file, read a piece at a time. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
