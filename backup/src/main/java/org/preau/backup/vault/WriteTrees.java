package org.preau.backup.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.TreeFormatter;
import org.preau.backup.vault.Item.Mode;

/** Writes items as folders of git; {@link Trees} reads them back. */
final class WriteTrees {
    private static final byte[] NOTHING = new byte[0];

    private WriteTrees() {}

    /** Where git objects go. */
    interface Sink {
        ObjectId add(int type, byte[] bytes) throws IOException;
    }

    /**
     * Writes the folders of these items, and gives the outermost.
     *
     * @param pointers blobs that are pointers to large files; may hold others too
     * @throws IllegalArgumentException if two have one path, or one lies under a file
     */
    static ObjectId write(List<Item> items, Set<ObjectId> pointers, Sink sink) throws IOException {
        requireTree(items);
        List<Written> all = new ArrayList<>();
        Attributes attributes = new Attributes();
        for (Item item : items) {
            Written written = written(item, sink);
            all.add(written);
            if (item.mode() != Mode.LINK && pointers.contains(written.id)) {
                attributes.add(inGit(item.path()));
            }
        }
        for (Map.Entry<String, byte[]> file : attributes.files().entrySet()) {
            ObjectId id = sink.add(Constants.OBJ_BLOB, file.getValue());
            all.add(new Written(bytes(file.getKey()), FileMode.REGULAR_FILE, id));
        }
        all.sort((a, b) -> Arrays.compareUnsigned(a.path, b.path));
        return folder(all, 0, all.size(), 0, sink);
    }

    private static void requireTree(List<Item> items) {
        Set<String> paths = new HashSet<>();
        for (Item item : items) {
            if (!paths.add(item.path().value())) {
                throw new IllegalArgumentException("Two entries lie at " + item.path());
            }
        }
        Set<String> folders = new HashSet<>();
        for (String path : paths) {
            int slash = path.lastIndexOf('/');
            while (slash > 0 && folders.add(path.substring(0, slash))) {
                slash = path.lastIndexOf('/', slash - 1);
            }
        }
        for (String folder : folders) {
            if (paths.contains(folder)) {
                throw new IllegalArgumentException("What lies at " + folder + " is no folder");
            }
        }
    }

    private record Written(byte[] path, FileMode mode, ObjectId id) {}

    private static Written written(Item item, Sink sink) throws IOException {
        String path = inGit(item.path());
        return item.mode() == Mode.EMPTY_FOLDER
                ? new Written(
                        bytes(path + "/" + Names.MARK),
                        FileMode.REGULAR_FILE,
                        sink.add(Constants.OBJ_BLOB, NOTHING))
                : new Written(bytes(path), item.mode().inGit(), item.id());
    }

    private static byte[] bytes(String path) {
        return path.getBytes(StandardCharsets.UTF_8);
    }

    private static String inGit(VaultPath path) {
        return path.names().stream().map(Names::inGit).collect(Collectors.joining("/"));
    }

    /**
     * The folder of the entries from {@code from} to {@code to}, whose paths agree up to {@code
     * depth}. The order of whole paths is git's order within each folder: a slash stands after the
     * name of a folder in both.
     */
    private static ObjectId folder(List<Written> all, int from, int to, int depth, Sink sink)
            throws IOException {
        TreeFormatter tree = new TreeFormatter();
        for (int i = from; i < to; ) {
            Written entry = all.get(i);
            int end = slash(entry.path, depth);
            if (end < 0) {
                tree.append(entry.path, depth, entry.path.length - depth, entry.mode, entry.id);
                i++;
            } else {
                int last = i + 1;
                while (last < to && startsAlike(entry.path, all.get(last).path, end + 1)) {
                    last++;
                }
                ObjectId id = folder(all, i, last, end + 1, sink);
                tree.append(entry.path, depth, end - depth, FileMode.TREE, id);
                i = last;
            }
        }
        return sink.add(Constants.OBJ_TREE, tree.toByteArray());
    }

    private static int slash(byte[] path, int from) {
        for (int i = from; i < path.length; i++) {
            if (path[i] == '/') {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsAlike(byte[] a, byte[] b, int length) {
        return b.length >= length && Arrays.equals(a, 0, length, b, 0, length);
    }
}
