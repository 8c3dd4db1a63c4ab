package org.preau.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a site comes as. */
public enum SiteForm {
    /** WordPress' own export. */
    WORDPRESS,
    /** SPIP's database. */
    SPIP,
    /** A folder of Markdown or HTML. */
    FOLDER;

    private static final int HEAD = 4_096;
    private static final int DEPTH = 4;
    private static final int FILES = 20_000;

    /**
     * What was sent, found out by its content.
     *
     * @param source the file or folder to import
     */
    public record Found(SiteForm form, Path source) {}

    /** As a word of addresses and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds out what a file or an unpacked folder is; empty when there is nothing to import in it.
     */
    public static Optional<Found> of(Path sent) throws IOException {
        if (!Files.isDirectory(sent)) {
            return ofFile(sent).map(form -> new Found(form, sent));
        }
        if (Files.exists(sent.resolve(ExportMarkdown.SITE))) {
            return Optional.of(new Found(FOLDER, sent));
        }
        Found best = null;
        boolean texts = false;
        try (Stream<Path> below = Files.walk(sent, DEPTH)) {
            for (Path file : below.filter(Files::isRegularFile).limit(FILES).toList()) {
                String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
                Optional<SiteForm> form = isDump(name) ? ofFile(file) : Optional.empty();
                if (best == null && form.isPresent()) {
                    best = new Found(form.get(), file);
                }
                texts |= FolderText.isText(name);
            }
        }
        return best != null
                ? Optional.of(best)
                : texts ? Optional.of(new Found(FOLDER, sent)) : Optional.empty();
    }

    private static boolean isDump(String name) {
        return name.endsWith(".xml") || name.endsWith(".sql") || name.endsWith(".sqlite");
    }

    private static Optional<SiteForm> ofFile(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String text =
                new String(
                        head,
                        SqlDump.isWide(head) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (text.startsWith(SqliteFile.MAGIC)) {
            return Optional.of(SPIP);
        }
        String plain = text.stripLeading();
        if (plain.startsWith("<") || plain.startsWith("\uFEFF<")) {
            return text.contains("<rss") ? Optional.of(WORDPRESS) : Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean sql =
                lower.contains("create table")
                        || lower.contains("insert into")
                        || lower.startsWith("pragma")
                        || lower.contains("-- mysql dump")
                        || lower.contains("phpmyadmin")
                        || lower.contains("mariadb dump");
        return sql ? Optional.of(SPIP) : Optional.empty();
    }
}
