package org.preau.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder of files that texts refer to by names that nobody has checked. What lies outside of it,
 * by dots, an absolute path or a symbolic link, is not there.
 */
final class Shelf {

    private final Path root;

    /**
     * @throws IOException when there is no such folder
     */
    Shelf(Path folder) throws IOException {
        this.root = folder.toRealPath();
    }

    Path root() {
        return root;
    }

    /** The regular file at {@code path} below the folder; empty for anything else. */
    Optional<Path> find(String path) {
        return find(root, path);
    }

    /**
     * @param from a folder within this one, from which {@code path} is meant
     */
    Optional<Path> find(Path from, String path) {
        try {
            String relative = path;
            while (relative.startsWith("/")) {
                relative = relative.substring(1);
            }
            Path at = from.resolve(relative).normalize();
            if (relative.isEmpty() || !at.startsWith(root) || !Files.isRegularFile(at)) {
                return Optional.empty();
            }
            Path real = at.toRealPath();
            return real.startsWith(root) && Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }
}
