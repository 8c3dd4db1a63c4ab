package org.preau.backup.vault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.Head.VersionLine;

/** What lies in one folder of a version, with sizes: reads no file, and no other folder. */
final class ListFolder {
    private ListFolder() {}

    static List<Listed> of(View view, VersionLine version) throws IOException {
        List<Listed> listed = children(view, version, List.of());
        return listed == null ? List.of() : listed;
    }

    static List<Listed> of(View view, VersionLine version, VaultPath folder) throws IOException {
        List<Listed> listed = children(view, version, folder.names());
        if (listed == null) {
            throw new NoSuchPath(version.number(), folder);
        }
        return listed;
    }

    private static @Nullable List<Listed> children(
            View view, VersionLine version, List<String> path) throws IOException {
        List<Listed> listed = new ArrayList<>();
        try (ObjectReader reader = view.repository().newObjectReader()) {
            Trees.Children each =
                    new Trees.Children() {
                        @Override
                        public void folder(VaultPath path) {
                            listed.add(new Listed(path, Listed.Type.FOLDER, 0));
                        }

                        @Override
                        public void item(Item item) throws IOException {
                            listed.add(listed(reader, item));
                        }
                    };
            if (!Trees.children(reader, view.root(version), path, each)) {
                return null;
            }
        }
        listed.sort(Comparator.comparing(one -> one.path().value()));
        return listed;
    }

    private static Listed listed(ObjectReader reader, Item item) throws IOException {
        long size = reader.getObjectSize(item.id(), Constants.OBJ_BLOB);
        return switch (item.mode()) {
            case FILE -> new Listed(item.path(), Listed.Type.FILE, size(reader, item.id(), size));
            case EXECUTABLE ->
                    new Listed(item.path(), Listed.Type.EXECUTABLE, size(reader, item.id(), size));
            case LINK -> new Listed(item.path(), Listed.Type.LINK, size);
            case EMPTY_FOLDER -> throw new IllegalStateException("Folders are told apart");
        };
    }

    /** Of a large file the blob is a pointer, which says its size. */
    private static long size(ObjectReader reader, ObjectId id, long blob) throws IOException {
        if (blob > Pointer.MOST) {
            return blob;
        }
        byte[] bytes = reader.open(id, Constants.OBJ_BLOB).getCachedBytes();
        Optional<Pointer> pointer = Pointer.parse(bytes, bytes.length);
        return pointer.map(Pointer::size).orElse(blob);
    }
}
