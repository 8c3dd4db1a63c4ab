package org.preau.backup.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.preau.backup.vault.Item.Mode;

/**
 * Folders as git keeps them. What is read is not trusted: git can hold names that lead elsewhere,
 * names twice, and things that are neither file nor folder; all of them are {@link VaultDamaged}.
 */
final class Trees {
    private static final byte[] ATTRIBUTES =
            "* filter=lfs diff=lfs merge=lfs -text\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = new byte[0];

    private Trees() {}

    /** Where git objects go. */
    interface Sink {
        ObjectId add(int type, byte[] bytes) throws IOException;
    }

    /**
     * Writes the folders of these items, and gives the outermost.
     *
     * @throws IllegalArgumentException if two have one path, or one lies under a file
     */
    static ObjectId write(List<Item> items, Sink sink) throws IOException {
        requireTree(items);
        List<Written> all = new ArrayList<>();
        all.add(
                new Written(
                        Names.ATTRIBUTES.getBytes(StandardCharsets.US_ASCII),
                        FileMode.REGULAR_FILE,
                        sink.add(Constants.OBJ_BLOB, ATTRIBUTES)));
        for (Item item : items) {
            boolean empty = item.mode() == Mode.EMPTY_FOLDER;
            ObjectId id = empty ? sink.add(Constants.OBJ_BLOB, NOTHING) : item.id();
            all.add(new Written(pathInGit(item, empty), item.mode().inGit(), id));
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

    private static byte[] pathInGit(Item item, boolean empty) {
        return (inGit(item.path()) + (empty ? "/" + Names.MARK : ""))
                .getBytes(StandardCharsets.UTF_8);
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

    /** Everything under the outermost folder. */
    static List<Item> read(ObjectReader reader, ObjectId root) throws IOException {
        List<Item> items = new ArrayList<>();
        Walk walk = new Walk(reader, items);
        walk.folder(root, "", 0);
        return items;
    }

    /** What lies at this path: one item, or all that are in it if it is a folder. */
    static List<Item> read(ObjectReader reader, ObjectId root, VaultPath path) throws IOException {
        Optional<Found> found = Optional.of(new Found(root, FileMode.TREE));
        for (String name : path.names()) {
            if (found.isEmpty() || !found.get().mode().equals(FileMode.TREE)) {
                return List.of();
            }
            found = child(reader, found.get().id(), Names.inGit(name));
        }
        List<Item> items = new ArrayList<>();
        if (found.isPresent()) {
            new Walk(reader, items).entry(found.get(), path.value(), 0);
        }
        return items;
    }

    /** What is directly in a folder, with the tree of each folder in it. */
    interface Children {
        void folder(VaultPath path);

        void item(Item item) throws IOException;
    }

    /**
     * Tells what is directly in the folder at this path.
     *
     * @param path empty for the outermost
     * @return whether there is such a folder
     */
    static boolean children(ObjectReader reader, ObjectId root, List<String> path, Children to)
            throws IOException {
        Optional<Found> found = Optional.of(new Found(root, FileMode.TREE));
        for (String name : path) {
            found = child(reader, found.get().id(), Names.inGit(name));
            if (found.isEmpty() || !found.get().mode().equals(FileMode.TREE)) {
                return false;
            }
        }
        String folder = String.join("/", path);
        Set<String> names = new HashSet<>();
        for (CanonicalTreeParser p = parser(reader, found.get().id()); !p.eof(); p.next()) {
            String written = text(p);
            if (!names.add(written)) {
                throw new VaultDamaged("A folder of the vault holds a name twice");
            }
            boolean ours = path.isEmpty() && written.equals(Names.ATTRIBUTES);
            if (!ours && !written.equals(Names.MARK)) {
                String name = Names.fromGit(written);
                VaultPath child = new VaultPath(folder.isEmpty() ? name : folder + "/" + name);
                if (p.getEntryFileMode().equals(FileMode.TREE)) {
                    to.folder(child);
                } else {
                    Mode mode = Walk.mode(p.getEntryFileMode());
                    to.item(new Item(child, mode, p.getEntryObjectId()));
                }
            }
        }
        return true;
    }

    private record Found(ObjectId id, FileMode mode) {}

    private static Optional<Found> child(ObjectReader reader, ObjectId folder, String name)
            throws IOException {
        for (CanonicalTreeParser p = parser(reader, folder); !p.eof(); p.next()) {
            if (name.equals(text(p))) {
                return Optional.of(new Found(p.getEntryObjectId(), p.getEntryFileMode()));
            }
        }
        return Optional.empty();
    }

    private static CanonicalTreeParser parser(ObjectReader reader, ObjectId folder)
            throws IOException {
        try {
            return new CanonicalTreeParser(NOTHING, reader, folder);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new VaultDamaged("A folder of the vault cannot be read", e);
        }
    }

    private static String text(CanonicalTreeParser parser) throws VaultDamaged {
        byte[] name = new byte[parser.getNameLength()];
        parser.getName(name, 0);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
        } catch (CharacterCodingException e) {
            throw new VaultDamaged("A folder of the vault holds a name that is not UTF-8", e);
        }
    }

    private record Walk(ObjectReader reader, List<Item> items) {

        void folder(ObjectId id, String path, int depth) throws IOException {
            if (depth >= VaultPath.DEEPEST) {
                throw new VaultDamaged("Folders of the vault lie too deep in each other");
            }
            Set<String> names = new HashSet<>();
            for (CanonicalTreeParser p = parser(reader, id); !p.eof(); p.next()) {
                String written = text(p);
                if (!names.add(written)) {
                    throw new VaultDamaged("A folder of the vault holds a name twice");
                }
                if (written.equals(Names.MARK)) {
                    items.add(new Item(new VaultPath(path), Mode.EMPTY_FOLDER, ObjectId.zeroId()));
                } else if (depth > 0 || !written.equals(Names.ATTRIBUTES)) {
                    String name = Names.fromGit(written);
                    entry(
                            new Found(p.getEntryObjectId(), p.getEntryFileMode()),
                            path.isEmpty() ? name : path + "/" + name,
                            depth);
                }
            }
        }

        void entry(Found found, String path, int depth) throws IOException {
            FileMode mode = found.mode();
            if (mode.equals(FileMode.TREE)) {
                folder(found.id(), path, depth + 1);
            } else {
                items.add(new Item(new VaultPath(path), mode(mode), found.id()));
            }
        }

        private static Mode mode(FileMode mode) throws VaultDamaged {
            if (mode.equals(FileMode.REGULAR_FILE)) {
                return Mode.FILE;
            } else if (mode.equals(FileMode.EXECUTABLE_FILE)) {
                return Mode.EXECUTABLE;
            } else if (mode.equals(FileMode.SYMLINK)) {
                return Mode.LINK;
            }
            throw new VaultDamaged("A folder of the vault holds what is neither file nor folder");
        }
    }
}
