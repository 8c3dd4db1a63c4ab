package org.preau.takeaway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.preau.takeaway.RefusedArchive.Why;

/**
 * The files of an archive, every byte of which was held against its checksum before they are here
 * at all. Nothing is unpacked to disk. Names lead nowhere, sizes are bounded, links are refused.
 */
final class CheckedZip implements AutoCloseable {

    private static final int ENTRIES = 300_000;
    private static final int RATIO = 200;
    private static final long SMALL = 100_000_000;
    private static final long SUMS = 60_000_000;
    private static final int CHUNK = 1 << 16;
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{64} [ *].{1,1000}");

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Map<String, String> sums = new HashMap<>();
    private final Map<String, String> byHash = new HashMap<>();
    private String identity = "";

    /** Told how many bytes are checked, of how many. */
    @FunctionalInterface
    interface Progress {
        void at(long done, long total);
    }

    /**
     * Opens it and reads its list; {@link #check} is to follow.
     *
     * @throws RefusedArchive with what is wrong
     */
    static CheckedZip open(Path file) throws IOException {
        ZipFile zip = zip(file);
        try {
            return new CheckedZip(zip, file);
        } catch (ZipException e) {
            zip.close();
            throw new RefusedArchive(Why.DAMAGED, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | IllegalArgumentException e) {
            throw new RefusedArchive(Why.DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    private CheckedZip(ZipFile zip, Path file) throws IOException {
        this.zip = zip;
        Optional<String> link = ZipLinks.first(file);
        if (link.isPresent()) {
            throw new RefusedArchive(Why.LINK, link.get());
        }
        names(Files.size(file));
    }

    /** The SHA-256 of the list of checksums: two archives of the same bytes have the same. */
    String identity() {
        return identity;
    }

    /** The paths of all files, below the folder that has the manifest. */
    Set<String> paths() {
        return entries.keySet();
    }

    /** How long a file is, unpacked, as the archive says. */
    long size(String path) throws RefusedArchive {
        return entry(path).getSize();
    }

    /** A file must be there. */
    void require(String path) throws RefusedArchive {
        ZipEntry _ = entry(path);
    }

    /**
     * The bytes of a file by their SHA-256, wherever they lie; close it.
     *
     * @throws RefusedArchive if none has these
     */
    InputStream large(String sha256) throws IOException {
        if (byHash.isEmpty()) {
            sums.forEach((path, hash) -> byHash.putIfAbsent(hash, path));
        }
        String path = byHash.get(sha256);
        if (path == null) {
            throw new RefusedArchive(Why.MISSING, "history/large/" + sha256);
        }
        return in(path);
    }

    /** The names below the one folder that has the manifest; what is odd is refused. */
    private void names(long packed) throws IOException {
        if (zip.size() > ENTRIES) {
            throw new RefusedArchive(Why.TOO_MUCH, String.valueOf(zip.size()));
        }
        List<ZipEntry> files = new ArrayList<>();
        long total = 0;
        long inside = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            EntryNames.requirePlain(entry.getName());
            total += Math.max(0, entry.getSize());
            inside += Math.max(0, entry.getCompressedSize());
            if (!entry.isDirectory() && !EntryNames.isLitter(entry.getName())) {
                files.add(entry);
            }
        }
        if (inside > packed || total > SMALL + RATIO * packed) {
            throw new RefusedArchive(Why.TOO_MUCH, String.valueOf(total));
        }
        String root = EntryNames.root(files);
        for (ZipEntry entry : files) {
            String name = entry.getName();
            if (!name.startsWith(root)) {
                throw new RefusedArchive(Why.UNLISTED, name);
            }
            if (entries.put(name.substring(root.length()), entry) != null) {
                throw new RefusedArchive(Why.TWICE, name);
            }
        }
    }

    /**
     * Holds every byte against the archive's own list.
     *
     * @throws RefusedArchive at the first that differs, is missing or is not listed
     */
    void check(Progress progress) throws IOException {
        readSums();
        compare(progress);
    }

    private void readSums() throws IOException {
        ZipEntry entry = entry(Manifest.SUMS);
        if (entry.getSize() > SUMS) {
            throw new RefusedArchive(Why.TOO_MUCH, Manifest.SUMS);
        }
        MessageDigest digest = Hashed.digester();
        try (InputStream in = new java.security.DigestInputStream(in(Manifest.SUMS), digest);
                BufferedReader text =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                if (!LINE.matcher(line).matches()) {
                    throw new RefusedArchive(Why.SUM, Manifest.SUMS);
                }
                if (sums.put(line.substring(66), line.substring(0, 64)) != null) {
                    throw new RefusedArchive(Why.TWICE, line.substring(66));
                }
            }
        }
        identity = HexFormat.of().formatHex(digest.digest());
        for (String path : sums.keySet()) {
            require(path);
        }
    }

    private void compare(Progress progress) throws IOException {
        long total = entries.values().stream().mapToLong(ZipEntry::getSize).sum();
        long done = 0;
        for (Map.Entry<String, ZipEntry> each : entries.entrySet()) {
            String path = each.getKey();
            if (path.equals(Manifest.SUMS)) {
                continue;
            }
            String sum = sums.get(path);
            if (sum == null) {
                throw new RefusedArchive(Why.UNLISTED, path);
            }
            if (!sum.equals(hash(path, each.getValue().getSize()))) {
                throw new RefusedArchive(Why.SUM, path);
            }
            done += each.getValue().getSize();
            progress.at(done, total);
        }
    }

    /** Reads no more than the list of the archive says. */
    private String hash(String path, long size) throws IOException {
        MessageDigest digest = Hashed.digester();
        byte[] chunk = new byte[CHUNK];
        long left = size;
        try (InputStream in = in(path)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                left -= read;
                if (left < 0) {
                    throw new RefusedArchive(Why.TOO_MUCH, path);
                }
                digest.update(chunk, 0, read);
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new RefusedArchive(Why.DAMAGED, path);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The lines of a text, which may be long, but not without bound. */
    List<String> lines(String path) throws IOException {
        if (entry(path).getSize() > SUMS) {
            throw new RefusedArchive(Why.TOO_MUCH, path);
        }
        try (InputStream in = in(path)) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        }
    }

    /** The bytes of a file that has no more than {@code most}. */
    byte[] bytes(String path, int most) throws IOException {
        try (InputStream in = in(path)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedArchive(Why.TOO_MUCH, path);
            }
            return bytes;
        }
    }

    /** The bytes of a file; close it. */
    InputStream in(String path) throws IOException {
        return zip.getInputStream(entry(path));
    }

    private ZipEntry entry(String path) throws RefusedArchive {
        ZipEntry entry = entries.get(path);
        if (entry == null) {
            throw new RefusedArchive(Why.MISSING, path);
        }
        return entry;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
