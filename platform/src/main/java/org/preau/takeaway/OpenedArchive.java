package org.preau.takeaway;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.preau.people.Holders;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Tree;
import org.preau.sql.Migrations;
import org.preau.takeaway.RefusedArchive.Why;
import org.preau.text.Json;

/**
 * An archive that somebody brings, once it is checked ({@link CheckedZip}): its manifest, and the
 * tree that its rows and objects are.
 */
final class OpenedArchive implements Tree, AutoCloseable {

    private static final int MANIFEST = 4_000_000;
    private static final long ROWS = 64_000_000;
    private static final String HISTORY = "history/";

    private final CheckedZip zip;
    private final Chapters chapters;
    private final Map<String, String> tree = new HashMap<>();
    private final Manifest manifest;

    /**
     * Opens and checks it.
     *
     * @throws RefusedArchive with what is wrong
     */
    static OpenedArchive open(Path file, Chapters chapters, CheckedZip.Progress progress)
            throws IOException {
        CheckedZip zip = CheckedZip.open(file);
        try {
            return new OpenedArchive(zip, chapters, progress);
        } catch (ZipException e) {
            zip.close();
            throw new RefusedArchive(Why.DAMAGED, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private OpenedArchive(CheckedZip zip, Chapters chapters, CheckedZip.Progress progress)
            throws IOException {
        this.zip = zip;
        this.chapters = chapters;
        this.manifest = readManifest();
        zip.check(progress);
        readTree();
    }

    Manifest manifest() {
        return manifest;
    }

    /** The SHA-256 of the list of checksums: two archives of the same bytes have the same. */
    String identity() {
        return zip.identity();
    }

    /** Who stands behind the offices. */
    List<Holders.Holder> accounts() throws IOException {
        List<Holders.Holder> all = new ArrayList<>();
        for (String line : zip.lines(Manifest.DATA + Manifest.ACCOUNTS)) {
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
        try (InputStream in = zip.in(at)) {
            in.transferTo(to);
        }
    }

    /** Where the versions of before are; empty where they were not taken along. */
    Optional<String> history() {
        return zip.paths().stream()
                .filter(it -> it.startsWith(HISTORY) && it.endsWith(".bundle"))
                .filter(it -> it.indexOf('/', HISTORY.length()) < 0)
                .sorted()
                .findFirst();
    }

    /** The bytes of a file by its path in the archive; close it. */
    InputStream open(String path) throws IOException {
        return zip.in(path);
    }

    /**
     * The bytes of a file by their SHA-256, wherever they lie; close it.
     *
     * @throws RefusedArchive if none has these
     */
    InputStream large(String sha256) throws IOException {
        return zip.large(sha256);
    }

    private Manifest readManifest() throws IOException {
        byte[] bytes = zip.bytes(Manifest.NAME, MANIFEST);
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

    private void readTree() throws IOException {
        for (String path : zip.paths()) {
            if (path.startsWith(Manifest.DATA)) {
                text(path, path.substring(Manifest.DATA.length()));
            }
        }
        for (String line : zip.lines(Manifest.DATA + Manifest.OBJECTS)) {
            object(parsed(line, Manifest.Lying.class));
        }
    }

    private void text(String path, String within) throws RefusedArchive {
        if (!chapters.isText(within)) {
            return;
        }
        if (zip.size(path) > ROWS) {
            throw new RefusedArchive(Why.TOO_MUCH, path);
        }
        tree.put(within, path);
    }

    private void object(Manifest.Lying one) throws RefusedArchive {
        if (one.path() == null || one.at() == null || chapters.isText(one.path())) {
            throw new RefusedArchive(Why.ROWS, Manifest.OBJECTS);
        }
        zip.require(one.at());
        if (tree.put(one.path(), one.at()) != null) {
            throw new RefusedArchive(Why.TWICE, one.path());
        }
    }

    private static <T> T parsed(String line, Class<T> type) throws RefusedArchive {
        try {
            return Json.read(line.getBytes(StandardCharsets.UTF_8), type);
        } catch (Json.MalformedJson e) {
            throw new RefusedArchive(Why.ROWS, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
