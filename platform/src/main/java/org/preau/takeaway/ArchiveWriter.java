package org.preau.takeaway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.preau.snapshot.OpenPart;

/**
 * A ZIP archive (with the 64-bit extension where it needs one) that is written as it comes: in
 * memory lie the names and the SHA-256 of what is in it, never its bytes. All lies within one
 * folder.
 */
final class ArchiveWriter implements AutoCloseable {

    /** Endings of what is packed already: to pack it again costs time and gains nothing. */
    private static final Set<String> PACKED =
            Set.of(
                    "jpg", "jpeg", "png", "webp", "gif", "mp3", "mp4", "m4a", "ogg", "webm", "zip",
                    "gz", "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "bundle");

    private final ZipOutputStream zip;
    private final String root;
    private final List<String> sums = new ArrayList<>();
    private final Map<String, String> placed = new HashMap<>();
    private final Map<String, Long> files = new TreeMap<>();
    private long bytes;

    /**
     * @param root the one folder
     */
    ArchiveWriter(OutputStream to, String root) {
        this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        this.root = root;
    }

    /**
     * Writes a file.
     *
     * @param path below the one folder, which no other file has
     * @return its SHA-256 in small hexadecimal digits
     */
    String put(String path, OpenPart.Writing writing) throws IOException {
        String hash = putUnlisted(path, writing);
        sums.add(hash + "  " + path);
        placed.putIfAbsent(hash, path);
        return hash;
    }

    /** The same for what stands in no list: the list itself. */
    String putUnlisted(String path, OpenPart.Writing writing) throws IOException {
        boolean packed =
                PACKED.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        zip.setLevel(packed ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(new ZipEntry(root + "/" + path));
        Hashed out = new Hashed(zip);
        writing.to(out);
        zip.closeEntry();
        int slash = path.indexOf('/');
        files.merge(slash < 0 ? "" : path.substring(0, slash), 1L, Long::sum);
        bytes += out.count();
        return HexFormat.of().formatHex(out.digest());
    }

    /** Makes a folder that is empty; it stands in no list of checksums. */
    void folder(String path) throws IOException {
        zip.putNextEntry(new ZipEntry(root + "/" + path + "/"));
        zip.closeEntry();
    }

    void text(String path, String text) throws IOException {
        String _ = put(path, to -> to.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a file with these bytes is in it already. */
    boolean has(String hash) {
        return placed.containsKey(hash);
    }

    /** How many files lie in each of its folders, by their names; those beside them under "". */
    Map<String, Long> files() {
        return Map.copyOf(files);
    }

    long count() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many bytes they have, unpacked. */
    long bytes() {
        return bytes;
    }

    /** What {@code sha256sum -c} checks: a line for each file that was {@link #put}. */
    List<String> sums() {
        return sums;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
