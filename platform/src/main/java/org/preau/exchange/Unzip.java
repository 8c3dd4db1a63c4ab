package org.preau.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks an archive that nobody has checked into a folder of its own. Names that would lead
 * elsewhere are passed over, links are written as plain files, and what grows beyond a hundred
 * times the archive, or {@value #MOST} bytes, is refused as a bomb before it has filled the disk.
 */
public final class Unzip {

    /** The most bytes that come out of one archive. */
    static final long MOST = 4_000_000_000L;

    private static final long SMALL = 20_000_000;
    private static final int RATIO = 100;
    private static final int ENTRIES = 100_000;
    private static final int NAME = 500;
    private static final int CHUNK = 1 << 16;

    private final Path folder;
    private long left;

    private Unzip(Path folder, long most) {
        this.folder = folder;
        this.left = most;
    }

    /** Whether a file begins as an archive does. */
    public static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4
                    && head[0] == 'P'
                    && head[1] == 'K'
                    && head[2] == 3
                    && head[3] == 4;
        }
    }

    /**
     * @param folder empty; gets what is in the archive
     * @throws Refused when it is damaged or a bomb
     */
    public static void into(Path archive, Path folder) throws IOException {
        long most = Math.min(MOST, SMALL + RATIO * Files.size(archive));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > ENTRIES) {
                throw new Refused("the archive holds more than " + ENTRIES + " files");
            }
            new Unzip(folder.toRealPath(), most).all(zip);
        } catch (ZipException e) {
            throw new Refused("the archive is damaged: " + e.getMessage());
        }
    }

    private void all(ZipFile zip) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            Optional<Path> to = entry.isDirectory() ? Optional.empty() : place(entry.getName());
            if (to.isPresent()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    write(in, to.get());
                }
            }
        }
    }

    private void write(InputStream in, Path to) throws IOException {
        try {
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            try (OutputStream out = Files.newOutputStream(to)) {
                copy(in, out);
            }
        } catch (java.nio.file.FileSystemException e) {
            throw new Refused("the archive holds a name twice, or one that no file can have");
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            left -= read;
            if (left < 0) {
                throw new Refused("the archive grows beyond all measure when unpacked");
            }
            out.write(chunk, 0, read);
        }
    }

    /** Where an entry goes; empty for what is not wanted or would lead out of the folder. */
    private Optional<Path> place(String name) {
        String plain = name.replace('\\', '/');
        boolean odd =
                plain.length() > NAME
                        || plain.startsWith("/")
                        || plain.startsWith("__MACOSX/")
                        || plain.contains("\0")
                        || plain.matches("^[A-Za-z]:.*");
        if (odd) {
            return Optional.empty();
        }
        try {
            Path to = folder.resolve(plain).normalize();
            return to.startsWith(folder) && !to.equals(folder) ? Optional.of(to) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
