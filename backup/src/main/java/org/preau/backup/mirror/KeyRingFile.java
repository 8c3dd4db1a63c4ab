package org.preau.backup.mirror;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The file in which a ring of keys lies: text, for its owner alone, in neither of the two stores.
 * See {@code MIRROR.md} for its lines.
 */
public final class KeyRingFile {
    private static final String FORMAT = "preau-keys-1";
    private static final String KIND = "preau-keys-";
    private static final long LARGEST = 64 * 1024;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    /** The file, which need not be there yet. */
    public KeyRingFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the ring. A file that others may read or write is refused: its keys may be known.
     *
     * @throws IOException if the disk fails; a missing or damaged file is told in the outcome
     */
    public ReadRing read() throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                return unusable("is too large to be one: give the file of keys");
            }
            return isOpenToOthers() ? unusable(open()) : parsed(Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            return unusable(
                    "is not there: create it for a new mirror, or make it again from the recovery"
                            + " sheet for one that exists. Without its keys nobody reads a mirror");
        } catch (CharacterCodingException e) {
            return unusable("is damaged: it is no text. Make it again from the recovery sheet");
        }
    }

    /**
     * Writes a ring where none is yet: never over another, whose mirror would be lost with it.
     *
     * @return whether it was written; false if there is a file already
     * @throws IOException if the disk fails; then there is no new file
     */
    public boolean create(KeyRing ring) throws IOException {
        Path written = write(ring);
        try {
            // A link is made only where there is nothing, which a rename does not look at.
            Files.createLink(file, written);
            syncFolder();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /**
     * Writes a ring over the one that it was made from, in one step, synced.
     *
     * @throws IllegalStateException if the file holds another ring by now, or none
     * @throws IOException if the disk fails; the old ring is still there then
     */
    public void replace(KeyRing old, KeyRing ring) throws IOException {
        if (!(read() instanceof ReadRing.Whole(KeyRing present)) || !present.equals(old)) {
            throw new IllegalStateException(
                    file + " holds another ring by now: read it again and repeat");
        }
        Path written = write(ring);
        try {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            syncFolder();
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The file system of " + file + " cannot replace a file whole", e);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private ReadRing parsed(List<String> lines) {
        String first = lines.isEmpty() ? "" : lines.getFirst().strip();
        if (!first.equals(FORMAT)) {
            return unusable(
                    first.startsWith(KIND)
                            ? "is of a newer version (" + shown(first) + "): update this program"
                            : "is no file of keys: its first line is not " + FORMAT);
        }
        return switch (RingText.read(lines)) {
            case ReadRing.Whole whole -> whole;
            case ReadRing.Unusable(List<String> problems) -> damaged(problems);
        };
    }

    private ReadRing damaged(List<String> problems) {
        List<String> all = new ArrayList<>();
        all.add(
                "The key file "
                        + file
                        + " is damaged. Put back a copy, or make it again from the recovery sheet");
        all.addAll(problems);
        return new ReadRing.Unusable(all);
    }

    private ReadRing unusable(String what) {
        return new ReadRing.Unusable(List.of("The key file " + file + " " + what));
    }

    private static String shown(String line) {
        return line.substring(0, Math.min(40, line.length())).replaceAll("[^ -~]", "?");
    }

    private boolean isOpenToOthers() throws IOException {
        return isPosix() && !OWNER.containsAll(Files.getPosixFilePermissions(file));
    }

    private String open() {
        return "may be read or written by others than its owner: chmod 600 it, and if somebody may"
                + " have read it, rotate the keys";
    }

    private Path write(KeyRing ring) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + UUID.randomUUID() + ".preau-keys");
        String text = String.join("\n", text(ring)) + "\n";
        try (FileChannel out =
                FileChannel.open(
                        temporary,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownerOnly())) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
            return temporary;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    private static List<String> text(KeyRing ring) {
        List<String> lines = new ArrayList<>();
        lines.add(FORMAT);
        lines.add("# The keys of a mirror of vaults. Whoever has this file can read the mirror;");
        lines.add("# without it, or the recovery sheet, nobody can, whoever asks. Keep a copy on");
        lines.add("# paper in a safe, and none in the mirror.");
        lines.addAll(RingText.lines(ring));
        return lines;
    }

    private void syncFolder() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private boolean isPosix() throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    private FileAttribute<?>[] ownerOnly() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }
}
