package org.preau.backup.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * Tells stock git which files are pointers of Git LFS: a {@value Names#ATTRIBUTES} in each folder
 * that has some, with a line for each (gitattributes(5)). A line for all files would be shorter,
 * but then git takes every small file that it looks at again for one that was edited, and refuses
 * to pull.
 */
final class Attributes {
    private static final String AS_IT_IS = "* -text\n";

    private final Map<String, SortedSet<String>> folders = new HashMap<>();

    Attributes() {
        SortedSet<String> _ = folder("");
    }

    /**
     * Says that this is a pointer.
     *
     * @param path as git has it
     */
    void add(String path) {
        int slash = path.lastIndexOf('/');
        folder(path.substring(0, slash + 1)).add(path.substring(slash + 1));
    }

    private SortedSet<String> folder(String name) {
        return folders.computeIfAbsent(name, _ -> new TreeSet<>());
    }

    /** The files to write: their paths in git, and their bytes. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new HashMap<>();
        folders.forEach(
                (folder, names) -> files.put(folder + Names.ATTRIBUTES, file(folder, names)));
        return files;
    }

    private static byte[] file(String folder, SortedSet<String> names) {
        StringBuilder lines = new StringBuilder(folder.isEmpty() ? AS_IT_IS : "");
        for (String name : names) {
            lines.append("\"/").append(pattern(name)).append("\" filter=lfs diff=lfs merge=lfs\n");
        }
        return lines.toString().getBytes(UTF_8);
    }

    /** What matches this name and no other, as it stands between quotation marks. */
    private static String pattern(String name) {
        StringBuilder pattern = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '*', '?', '[' -> pattern.append("\\\\").append(c);
                case '\\' -> pattern.append("\\\\\\\\");
                case '"' -> pattern.append("\\\"");
                case '\n' -> pattern.append("\\n");
                case '\r' -> pattern.append("\\r");
                default -> pattern.append(c);
            }
        }
        return pattern.toString();
    }

    /** The blobs that are pointers to these large files. */
    static Set<ObjectId> blobs(Collection<Pointer> pointers) {
        Set<ObjectId> ids = HashSet.newHashSet(pointers.size());
        try (ObjectInserter.Formatter git = new ObjectInserter.Formatter()) {
            pointers.forEach(pointer -> ids.add(git.idFor(Constants.OBJ_BLOB, pointer.bytes())));
        }
        return ids;
    }
}
