package org.preau.takeaway;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
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
import org.preau.people.Holders;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Tree;
import org.preau.sql.Migrations;
import org.preau.takeaway.RefusedArchive.Why;
import org.preau.text.Json;

/**
 * An archive that somebody brings, every byte of which was held against its checksum before it is
 * here at all; and the tree that its rows and objects are. Nothing is unpacked to disk. Whoever
 * wrote it is not believed: names lead nowhere, sizes are bounded, links are refused.
 */
final class OpenedArchive implements Tree, AutoCloseable {

    private static final int ENTRIES = 300_000;
    private static final int NAME = 1_000;
    private static final int RATIO = 200;
    private static final long SMALL = 100_000_000;
    private static final int MANIFEST = 4_000_000;
    private static final long SUMS = 60_000_000;
    private static final long ROWS = 64_000_000;
    private static final int CHUNK = 1 << 16;
    private static final String HISTORY = "history/";
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{64} [ *].{1,1000}");

    /** What systems leave in folders that people pack again. */
    private static final Set<String> LITTER =
            Set.of(".DS_Store", "Thumbs.db", "desktop.ini", "ehthumbs.db");

    private final ZipFile zip;
    private final Chapters chapters;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Map<String, String> sums = new HashMap<>();
    private final Map<String, String> byHash = new HashMap<>();
    private final Map<String, String> tree = new HashMap<>();
    private final Manifest manifest;
    private String identity = "";

    /** Told how many bytes are checked, of how many. */
    @FunctionalInterface
    interface Progress {
        void at(long done, long total);
    }

    /**
     * Opens and checks it.
     *
     * @throws RefusedArchive with what is wrong
     */
    static OpenedArchive open(Path file, Chapters chapters, Progress progress) throws IOException {
        ZipFile zip = zip(file);
        try {
            return new OpenedArchive(zip, file, chapters, progress);
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

    private OpenedArchive(ZipFile zip, Path file, Chapters chapters, Progress progress)
            throws IOException {
        this.zip = zip;
        this.chapters = chapters;
        Optional<String> link = ZipLinks.first(file);
        if (link.isPresent()) {
            throw new RefusedArchive(Why.LINK, link.get());
        }
        names(Files.size(file));
        this.manifest = readManifest();
        readSums();
        check(progress);
        readTree();
    }

    Manifest manifest() {
        return manifest;
    }

    /** The SHA-256 of the list of checksums: two archives of the same bytes have the same. */
    String identity() {
        return identity;
    }

    /** Who stands behind the offices. */
    List<Holders.Holder> accounts() throws IOException {
        List<Holders.Holder> all = new ArrayList<>();
        for (String line : lines(Manifest.DATA + Manifest.ACCOUNTS)) {
            all.add(parsed(line, Holders.Holder.class));
        }
        return all;
    }

    @Override
    public Collection<String> paths() {
        return tree.keySet();
    }

    /** Whether the tree has a file of this path. */
    boolean has(String path) {
        return tree.containsKey(path);
    }

    @Override
    public void copy(String path, OutputStream to) throws IOException {
        String at = tree.get(path);
        if (at == null) {
            throw new FileNotFoundException(path);
        }
        try (InputStream in = in(at)) {
            in.transferTo(to);
        }
    }

    /** Where the versions of before are; empty where they were not taken along. */
    Optional<String> history() {
        return entries.keySet().stream()
                .filter(it -> it.startsWith(HISTORY) && it.endsWith(".bundle"))
                .filter(it -> it.indexOf('/', HISTORY.length()) < 0)
                .sorted()
                .findFirst();
    }

    /** The bytes of a file by its path in the archive; close it. */
    InputStream open(String path) throws IOException {
        return in(path);
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
            throw new RefusedArchive(Why.MISSING, HISTORY + "large/" + sha256);
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
            requirePlain(entry.getName());
            total += Math.max(0, entry.getSize());
            inside += Math.max(0, entry.getCompressedSize());
            if (!entry.isDirectory() && !isLitter(entry.getName())) {
                files.add(entry);
            }
        }
        if (inside > packed || total > SMALL + RATIO * packed) {
            throw new RefusedArchive(Why.TOO_MUCH, String.valueOf(total));
        }
        String root = root(files);
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

    private static void requirePlain(String name) throws RefusedArchive {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        boolean odd =
                plain.isEmpty()
                        || plain.length() > NAME
                        || plain.indexOf('\\') >= 0
                        || plain.chars().anyMatch(c -> c < ' ' || c == 0x7f);
        for (String segment : plain.split("/", -1)) {
            odd |= segment.isEmpty() || segment.equals(".") || segment.equals("..");
        }
        if (odd || DRIVE.matcher(plain).matches()) {
            throw new RefusedArchive(Why.NAME, name);
        }
    }

    private static boolean isLitter(String name) {
        return name.startsWith("__MACOSX/")
                || LITTER.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /** The folder that has the manifest, with its slash; empty if it lies outside of folders. */
    private static String root(List<ZipEntry> files) throws RefusedArchive {
        for (ZipEntry entry : files) {
            String name = entry.getName();
            int slash = name.indexOf('/');
            if (name.substring(slash + 1).equals(Manifest.NAME)) {
                return name.substring(0, slash + 1);
            }
        }
        throw new RefusedArchive(Why.NOT_OURS, "");
    }

    private Manifest readManifest() throws IOException {
        byte[] bytes = bytes(Manifest.NAME, MANIFEST);
        try {
            var said = Json.tree(bytes);
            if (!said.path("format").asText().equals(Manifest.FORMAT)) {
                throw new RefusedArchive(Why.NOT_OURS, "");
            }
            int version = said.path("version").asInt(0);
            int schema = said.path("schema").asInt(0);
            if (version > Manifest.VERSION || schema > Migrations.latest()) {
                throw new RefusedArchive(Why.TOO_NEW, version + "." + schema);
            }
            return Json.read(bytes, Manifest.class);
        } catch (Json.MalformedJson e) {
            throw new RefusedArchive(Why.NOT_OURS, Manifest.NAME);
        }
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
            ZipEntry _ = entry(path);
        }
    }

    private void check(Progress progress) throws IOException {
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

    private void readTree() throws IOException {
        for (Map.Entry<String, ZipEntry> each : entries.entrySet()) {
            String path = each.getKey();
            if (path.startsWith(Manifest.DATA)) {
                String within = path.substring(Manifest.DATA.length());
                if (chapters.isText(within)) {
                    if (each.getValue().getSize() > ROWS) {
                        throw new RefusedArchive(Why.TOO_MUCH, path);
                    }
                    tree.put(within, path);
                }
            }
        }
        for (String line : lines(Manifest.DATA + Manifest.OBJECTS)) {
            Manifest.Lying one = parsed(line, Manifest.Lying.class);
            if (one.path() == null || one.at() == null || chapters.isText(one.path())) {
                throw new RefusedArchive(Why.ROWS, Manifest.OBJECTS);
            }
            ZipEntry _ = entry(one.at());
            if (tree.put(one.path(), one.at()) != null) {
                throw new RefusedArchive(Why.TWICE, one.path());
            }
        }
    }

    private List<String> lines(String path) throws IOException {
        if (entry(path).getSize() > SUMS) {
            throw new RefusedArchive(Why.TOO_MUCH, path);
        }
        try (InputStream in = in(path)) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        }
    }

    private static <T> T parsed(String line, Class<T> type) throws RefusedArchive {
        try {
            return Json.read(line.getBytes(StandardCharsets.UTF_8), type);
        } catch (Json.MalformedJson e) {
            throw new RefusedArchive(Why.ROWS, String.valueOf(e.getMessage()));
        }
    }

    private byte[] bytes(String path, int most) throws IOException {
        try (InputStream in = in(path)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedArchive(Why.TOO_MUCH, path);
            }
            return bytes;
        }
    }

    private InputStream in(String path) throws IOException {
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
