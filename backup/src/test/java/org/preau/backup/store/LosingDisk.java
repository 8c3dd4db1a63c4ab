package org.preau.backup.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk that knows what of it would be left if the power failed now: bytes that were synced, under
 * names whose folder was synced. It can fail at its N-th act, once (full, broken) or for ever (the
 * power).
 */
public final class LosingDisk extends Disk {
    private final Path root;
    private final boolean syncsFiles;
    private final boolean syncsFolders;
    // What the running system sees, and what lies on the disk: names, by their path.
    private final Map<Path, Node> live = new TreeMap<>();
    private final Map<Path, Node> durable = new TreeMap<>();
    private int left = Integer.MAX_VALUE;
    private int acts;
    private boolean forEver;
    private String error = "";

    /** A file or a folder, whatever it is called. */
    private static final class Node {
        private final boolean folder;
        private byte @Nullable [] synced;

        Node(boolean folder) {
            this.folder = folder;
        }
    }

    /** What of the names that were not synced is there after the power came back. */
    public enum Unsynced {
        /** Nothing. */
        LOST,
        /** All of them: a name may reach the disk long before its bytes. */
        KEPT
    }

    private LosingDisk(Path root, boolean syncsFiles, boolean syncsFolders) {
        this.root = root;
        this.syncsFiles = syncsFiles;
        this.syncsFolders = syncsFolders;
    }

    /** One that does what it is asked to. */
    public static LosingDisk of(Path root) {
        return new LosingDisk(root, true, true);
    }

    /** One that says it synced and did not, for the control: a test must notice. */
    public static LosingDisk lying(Path root, boolean syncsFiles, boolean syncsFolders) {
        return new LosingDisk(root, syncsFiles, syncsFolders);
    }

    /** A store on it. */
    public DirectoryStore open() throws IOException {
        return DirectoryStore.open(root, this, Duration.ofDays(1));
    }

    /** So many acts go well from now on; what comes then fails with this error. */
    public synchronized void failAfter(int acts, String error, boolean forEver) {
        left = acts;
        this.error = error;
        this.forEver = forEver;
    }

    /** Whether an act has failed. */
    public synchronized boolean failed() {
        return left < 0;
    }

    /** How many there were so far. */
    public synchronized int acts() {
        return acts;
    }

    private void act() throws IOException {
        acts++;
        left--;
        if (left == -1 || (left < 0 && forEver)) {
            throw new IOException(error);
        }
    }

    @Override
    synchronized FileChannel create(Path file) throws IOException {
        act();
        live.put(file, new Node(false));
        return super.create(file);
    }

    @Override
    synchronized void sync(Path file, FileChannel channel) throws IOException {
        act();
        Node node = live.get(file);
        if (syncsFiles && node != null) {
            node.synced = Files.readAllBytes(file);
        }
    }

    @Override
    synchronized void rename(Path from, Path to) throws IOException {
        act();
        super.rename(from, to);
        Node node = live.remove(from);
        if (node != null) {
            live.put(to, node);
        }
    }

    @Override
    synchronized void makeFolder(Path folder) throws IOException {
        act();
        super.makeFolder(folder);
        live.put(folder, new Node(true));
    }

    @Override
    synchronized boolean delete(Path file) throws IOException {
        act();
        live.remove(file);
        return super.delete(file);
    }

    @Override
    synchronized void syncFolder(Path folder) throws IOException {
        act();
        if (!syncsFolders) {
            return;
        }
        durable.keySet().removeIf(path -> folder.equals(path.getParent()));
        live.forEach((path, node) -> {
            if (folder.equals(path.getParent())) {
                durable.put(path, node);
            }
        });
    }

    /** Writes what would be left into another folder. */
    public synchronized void write(Path to, Unsynced unsynced) throws IOException {
        Map<Path, Node> names = new HashMap<>(unsynced == Unsynced.KEPT ? live : durable);
        Files.createDirectories(to);
        List<Path> inOrder = new ArrayList<>(names.keySet());
        inOrder.sort(null);
        for (Path path : inOrder) {
            Node node = names.get(path);
            Path copy = to.resolve(root.relativize(path));
            // A name whose folder is lost is not found.
            if (node != null && Files.isDirectory(copy.resolveSibling("."))) {
                if (node.folder) {
                    Files.createDirectory(copy);
                } else {
                    byte[] synced = node.synced;
                    Files.write(copy, synced == null ? new byte[0] : synced);
                }
            }
        }
    }
}
