package org.preau.backup.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.preau.backup.vault.Item.Mode;

/**
 * Reads folders as git keeps them. What is read is not trusted: git can hold names that lead
 * elsewhere, names twice, and things that are neither file nor folder; all of them are {@link
 * VaultDamaged}.
 */
final class Trees {
    private static final byte[] NOTHING = new byte[0];

    private Trees() {}

    /** Everything under the outermost folder. */
    static List<Item> read(ObjectReader reader, ObjectId root) throws IOException {
        return read(reader, root, Integer.MAX_VALUE);
    }

    /**
     * The same of a stranger's: a few folders that hold each other many times are more than any
     * memory.
     *
     * @throws VaultDamaged if there are more than {@code most} files
     */
    static List<Item> read(ObjectReader reader, ObjectId root, int most) throws IOException {
        List<Item> items = new ArrayList<>();
        Walk walk = new Walk(reader, items, most);
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
            new Walk(reader, items, Integer.MAX_VALUE).entry(found.get(), path.value(), 0);
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
            if (!written.equals(Names.ATTRIBUTES) && !written.equals(Names.MARK)) {
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

    private record Walk(ObjectReader reader, List<Item> items, int most) {

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
                } else if (!written.equals(Names.ATTRIBUTES)) {
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
            if (items.size() >= most) {
                throw new VaultDamaged("A version holds more than " + most + " files");
            }
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
