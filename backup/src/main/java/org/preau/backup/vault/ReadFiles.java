package org.preau.backup.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.preau.backup.vault.Contents.Held;

/** Reads the files of one version. */
final class ReadFiles {
    private final VaultObjects objects;
    private final View view;
    private final long version;

    ReadFiles(VaultObjects objects, View view, long version) {
        this.objects = objects;
        this.view = view;
        this.version = version;
    }

    /** All bytes of one; empty if no file lies there. */
    Optional<byte[]> read(VaultPath path, int most) throws IOException {
        Optional<Item> item = file(path);
        if (item.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Contents contents = new Contents(objects, view, false)) {
            Held held = contents.held(item.get());
            if (Contents.size(held) > most) {
                throw new IllegalStateException(
                        "%s has %d bytes, more than %d".formatted(path, Contents.size(held), most));
            }
            contents.copy(held, bytes::write);
        }
        return Optional.of(bytes.toByteArray());
    }

    /** Writes one to a stream; tells whether a file lies there. */
    boolean copy(VaultPath path, OutputStream to) throws IOException {
        Optional<Item> item = file(path);
        if (item.isPresent()) {
            try (Contents contents = new Contents(objects, view, false)) {
                contents.copy(contents.held(item.get()), to::write);
            }
        }
        return item.isPresent();
    }

    /** Reads all of a folder, one after the other; tells how many. */
    int each(VaultPath folder, Vault.Each to) throws IOException {
        int count = 0;
        try (Contents contents = new Contents(objects, view, true)) {
            for (Item item : view.items(view.version(version), folder)) {
                if (isFile(item)) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    contents.copy(contents.held(item), bytes::write);
                    to.file(item.path(), bytes.toByteArray());
                    count++;
                }
            }
        }
        return count;
    }

    private Optional<Item> file(VaultPath path) throws IOException {
        return view.items(view.version(version), path).stream()
                .filter(item -> item.path().equals(path) && isFile(item))
                .findFirst();
    }

    private static boolean isFile(Item item) {
        return item.mode() == Item.Mode.FILE || item.mode() == Item.Mode.EXECUTABLE;
    }
}
