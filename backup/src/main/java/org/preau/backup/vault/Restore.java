package org.preau.backup.vault;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.preau.backup.vault.Head.VersionLine;
import org.preau.backup.vault.Item.Mode;

/**
 * Writes a version, or a part of it, into a folder.
 *
 * <p>The folder is empty or made; a file that stands in the way is an error and stays. Nothing is
 * written through a link: folders come first, links last. Files get their time of modification back
 * and, of their rights, whether their owner may run them. Nothing is synced: what is restored is a
 * copy.
 */
final class Restore {
    private final VaultObjects objects;
    private final View view;
    private final Path target;
    private final Progress progress;
    private final Set<Path> folders = new HashSet<>();

    Restore(VaultObjects objects, View view, Path target, Progress progress) {
        this.objects = objects;
        this.view = view;
        this.target = target;
        this.progress = progress;
    }

    Restored all(VersionLine version) throws IOException {
        requireEmpty();
        return write(version, view.items(version), true);
    }

    /** A folder or a file, as it lies in the version. */
    Restored part(VersionLine version, VaultPath path) throws IOException {
        List<Item> items = view.items(version, path);
        if (items.isEmpty()) {
            throw new NoSuchPath(version.number(), path);
        }
        folder(target);
        return write(version, items, false);
    }

    private Restored write(VersionLine version, List<Item> items, boolean eager)
            throws IOException {
        List<Item> files = new ArrayList<>();
        long emptyFolders = 0;
        for (Item item : items) {
            switch (item.mode()) {
                case FILE, EXECUTABLE -> {
                    files.add(item);
                    folder(parent(path(item)));
                }
                case EMPTY_FOLDER -> {
                    folder(path(item));
                    emptyFolders++;
                }
                case LINK -> folder(parent(path(item)));
            }
        }
        RestoreFiles writing =
                new RestoreFiles(objects, view, this::path, view.seen(version), eager, progress);
        long bytes = writing.run(files);
        return new Restored(files.size(), links(items), emptyFolders, bytes);
    }

    private long links(List<Item> items) throws IOException {
        long links = 0;
        try (Contents contents = new Contents(objects, view, false)) {
            for (Item item : items) {
                if (item.mode() == Mode.LINK) {
                    Path _ = Files.createSymbolicLink(path(item), Path.of(contents.target(item)));
                    links++;
                }
            }
        }
        return links;
    }

    private Path path(Item item) {
        return target.resolve(item.path().value());
    }

    /** Makes the folder and those above it, up to the target; none of them may be a link. */
    private void folder(Path folder) throws IOException {
        if (folders.contains(folder)) {
            return;
        }
        if (folder.equals(target)) {
            Files.createDirectories(folder);
        } else {
            folder(parent(folder));
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder);
            }
        }
        folders.add(folder);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException("It lies in the target: " + path);
        }
        return parent;
    }

    private void requireEmpty() throws IOException {
        folder(target);
        try (DirectoryStream<Path> children = Files.newDirectoryStream(target)) {
            if (children.iterator().hasNext()) {
                throw new IOException(
                        "The folder %s is not empty: give a new one, or empty it"
                                .formatted(target));
            }
        }
    }
}
