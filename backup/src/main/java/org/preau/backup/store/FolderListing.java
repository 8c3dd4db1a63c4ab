package org.preau.backup.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The keys under a folder in order, with memory for one page and not for one folder.
 *
 * <p>A folder gives its names in any order, so each page looks through the folders it touches and
 * keeps the smallest names it needs: time grows with the size of those folders, memory does not.
 * Folders of some ten thousand names are read in milliseconds; whoever has more names shards them
 * by a first segment. A folder is compared by its name and a slash, which makes the walk come out
 * in the order of whole keys ({@code a-b}, {@code a/b}, {@code a0}).
 */
final class FolderListing {
    /** Ends the name of a folder on disk; no key has it, so a file never stands in its way. */
    static final String FOLDER = "+";

    private final String prefix;
    private final String after;
    private final int wanted;
    private final List<ObjectKey> found = new ArrayList<>();

    private FolderListing(String prefix, @Nullable ObjectKey after, int wanted) {
        this.prefix = prefix;
        this.after = after == null ? "" : after.value();
        this.wanted = wanted;
    }

    /**
     * The first keys, at most {@code wanted}, that begin with the prefix and come after the key.
     */
    static List<ObjectKey> keys(Path objects, String prefix, @Nullable ObjectKey after, int wanted)
            throws IOException {
        var listing = new FolderListing(prefix, after, wanted);
        String path = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        listing.walk(onDisk(objects, path), path);
        return listing.found;
    }

    /** The folder of a path that is empty or ends with a slash. */
    private static Path onDisk(Path objects, String path) {
        Path folder = objects;
        for (String segment : path.isEmpty() ? new String[0] : path.split("/")) {
            folder = folder.resolve(segment + FOLDER);
            if (!Disk.isFolder(folder)) {
                return folder;
            }
        }
        return folder;
    }

    private void walk(Path folder, String path) throws IOException {
        String last = "";
        while (found.size() < wanted && Disk.isFolder(folder)) {
            int room = wanted - found.size();
            List<String> names = smallest(folder, path, last, room);
            for (String name : names) {
                take(folder, path, name);
            }
            if (names.size() < room) {
                return;
            }
            last = names.getLast();
        }
    }

    private void take(Path folder, String path, String name) throws IOException {
        if (found.size() == wanted) {
            return;
        }
        if (name.endsWith("/")) {
            String segment = name.substring(0, name.length() - 1);
            walk(folder.resolve(segment + FOLDER), path + name);
        } else {
            found.add(new ObjectKey(path + name));
        }
    }

    private List<String> smallest(Path folder, String path, String last, int room)
            throws IOException {
        var heap = new PriorityQueue<String>(Comparator.reverseOrder());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = asKeyPart(entry);
                if (name.compareTo(last) > 0 && matters(path + name)) {
                    heap.add(name);
                    if (heap.size() > room) {
                        heap.remove();
                    }
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return heap.stream().sorted().toList();
    }

    /**
     * {@code photo.jpg} or {@code photos/}; empty, which sorts before all, for what is not ours.
     */
    private static String asKeyPart(Path entry) {
        String name = entry.getFileName().toString();
        boolean folder = name.endsWith(FOLDER);
        String segment = folder ? name.substring(0, name.length() - FOLDER.length()) : name;
        return ObjectKey.isKey(segment) ? segment + (folder ? "/" : "") : "";
    }

    private boolean matters(String path) {
        if (!path.endsWith("/")) {
            return path.length() <= ObjectKey.MAX_LENGTH
                    && path.startsWith(prefix)
                    && path.compareTo(after) > 0;
        }
        return (path.startsWith(prefix) || prefix.startsWith(path))
                && (path.compareTo(after) > 0 || after.startsWith(path));
    }
}
