package org.preau.backup.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.preau.backup.store.UncachedFile;
import org.preau.backup.vault.Contents.Held;
import org.preau.backup.vault.Item.Mode;

/**
 * Writes the files of a version, whose folders are there, with two hands: the small ones in the
 * order of their paths, as git has them, then the large ones in the order in which they lie in the
 * store, so that each bundle is read once. Used once.
 */
final class RestoreFiles {
    private static final OpenOption[] NEW = {
        StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS
    };
    private static final int STEP = 1 << 20;

    /** A hand takes so many small files at a time; their blobs mostly lie beside each other. */
    private static final int FEW = 64;

    /** And so many bytes of large ones, some bundles full. */
    private static final long MUCH = 32 << 20;

    private final VaultObjects objects;
    private final View view;
    private final Function<Item, Path> places;
    private final Seen seen;
    private final boolean eager;
    private final Progress progress;
    private final List<Large> larges = new ArrayList<>();
    private long done;
    private long total;

    /**
     * @param places where each file is to lie
     * @param seen what times they had
     * @param eager whether most of the vault is wanted
     */
    RestoreFiles(
            VaultObjects objects,
            View view,
            Function<Item, Path> places,
            Seen seen,
            boolean eager,
            Progress progress) {
        this.objects = objects;
        this.view = view;
        this.places = places;
        this.seen = seen;
        this.eager = eager;
        this.progress = progress;
    }

    private record Large(Item item, Held.Large held) {}

    /** Gives how many bytes were written. */
    long run(List<Item> files) throws IOException {
        Hands.share(
                (files.size() + FEW - 1) / FEW,
                () -> {
                    return hand((task, contents) -> {
                        int from = task * FEW;
                        for (Item item : files.subList(from, Math.min(files.size(), from + FEW))) {
                            small(item, contents);
                        }
                    });
                });
        larges.sort(Comparator.comparingInt(large -> large.held().recipe().first()));
        List<List<Large>> parts = parts();
        Hands.share(
                parts.size(),
                () -> {
                    return hand((task, contents) -> {
                        for (Large large : parts.get(task)) {
                            write(large.item(), large.held(), contents);
                        }
                    });
                });
        return done;
    }

    private interface Task {
        void run(int number, Contents contents) throws IOException;
    }

    private Hands.Hand hand(Task task) throws IOException {
        Contents contents = new Contents(objects, view, eager);
        return new Hands.Hand() {
            @Override
            public void take(int number) throws IOException {
                task.run(number, contents);
            }

            @Override
            public void close() {
                contents.close();
            }
        };
    }

    private void small(Item item, Contents contents) throws IOException {
        Held held = contents.held(item);
        found(Contents.size(held));
        switch (held) {
            case Held.Small _ -> write(item, held, contents);
            case Held.Large large -> later(new Large(item, large));
        }
    }

    private synchronized void later(Large large) {
        larges.add(large);
    }

    private List<List<Large>> parts() {
        List<List<Large>> parts = new ArrayList<>();
        long room = 0;
        for (Large large : larges) {
            if (room <= 0) {
                parts.add(new ArrayList<>());
                room = MUCH;
            }
            parts.getLast().add(large);
            room -= large.held().pointer().size();
        }
        return parts;
    }

    private void write(Item item, Held held, Contents contents) throws IOException {
        Path file = places.apply(item);
        try (FileChannel out = FileChannel.open(file, NEW)) {
            if (Contents.size(held) < UncachedFile.WORTH) {
                contents.copy(held, (bytes, from, length) -> write(out, bytes, from, length));
            } else {
                writeLarge(file, out, held, contents);
            }
        } catch (IOException e) {
            if (!(e instanceof FileAlreadyExistsException)) {
                // Not the whole file: better none.
                Files.deleteIfExists(file);
            }
            throw e;
        }
        if (item.mode() == Mode.EXECUTABLE) {
            makeExecutable(file);
        }
        Stamp stamp = seen.stamp(item.path());
        if (stamp != null) {
            setTime(file, stamp);
        }
    }

    private void writeLarge(Path file, FileChannel out, Held held, Contents contents)
            throws IOException {
        try (UncachedFile large = UncachedFile.of(file, out)) {
            contents.copy(
                    held,
                    (bytes, from, length) -> {
                        large.write(bytes, from, length);
                        wrote(length);
                    });
            large.finish();
        }
    }

    private void write(FileChannel out, byte[] bytes, int from, int length) throws IOException {
        for (int at = 0; at < length; ) {
            int n = Math.min(STEP, length - at);
            at += out.write(ByteBuffer.wrap(bytes, from + at, n));
        }
        wrote(length);
    }

    private synchronized void found(long length) {
        total += length;
    }

    private synchronized void wrote(long length) {
        done += length;
        progress.at(done, total);
    }

    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        rights.add(PosixFilePermission.OWNER_EXECUTE);
        if (rights.contains(PosixFilePermission.GROUP_READ)) {
            rights.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (rights.contains(PosixFilePermission.OTHERS_READ)) {
            rights.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(file, rights);
    }

    private static void setTime(Path file, Stamp stamp) throws IOException {
        Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(FileTime.from(stamp.modified(), TimeUnit.NANOSECONDS), null, null);
    }
}
