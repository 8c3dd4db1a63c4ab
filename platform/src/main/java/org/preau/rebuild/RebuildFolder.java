package org.preau.rebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.preau.backup.store.ObjectStore;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Restored;
import org.preau.backup.vault.Vault;
import org.preau.backup.vault.Version;
import org.preau.text.Json;

/**
 * What a rebuild keeps while it lasts, in the data folder: the platform's own copy as files, and
 * how far it is. So a rebuild that was killed goes on where it was, whatever the store says by
 * then. It is gone once everything is back.
 */
public final class RebuildFolder {

    /** Which copy it is. */
    public record Taken(long version, Instant at) {}

    private final Path folder;

    /**
     * @param data the platform's folder
     */
    public RebuildFolder(Path data) {
        this.folder = data.resolve("rebuild");
    }

    /** Whether a rebuild was begun here and is not over. */
    public boolean isBegun() {
        return Files.exists(folder.resolve("taken.json"));
    }

    /**
     * Fetches the newest copy, unless one was fetched before.
     *
     * @return which one; empty if there is none in that store
     * @throws IOException if it cannot be read
     */
    public Optional<Taken> fetch(ObjectStore from) throws IOException {
        if (isBegun()) {
            return Optional.of(taken());
        }
        Vault vault = CopyPlatform.vault(from);
        Optional<Version> newest =
                vault.versions().stream().max(Comparator.comparingLong(Version::number));
        if (newest.isPresent()) {
            fetch(vault, newest.get());
        }
        return newest.map(it -> new Taken(it.number(), it.time()));
    }

    private void fetch(Vault vault, Version version) throws IOException {
        clear();
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        Restored _ = vault.restore(version.number(), folder.resolve("copy"), Progress.SILENT);
        Path half = folder.resolve("taken.part");
        Files.write(half, Json.write(new Taken(version.number(), version.time())));
        Files.move(half, folder.resolve("taken.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Which copy was fetched. */
    Taken taken() throws IOException {
        try {
            return Json.read(Files.readAllBytes(folder.resolve("taken.json")), Taken.class);
        } catch (Json.MalformedJson e) {
            throw new IOException(folder + " is damaged: remove it and begin anew", e);
        }
    }

    /** The copy that was fetched. */
    public PlatformCopy copy() {
        return new PlatformCopy(folder.resolve("copy"));
    }

    /**
     * Whether an earlier run has begun to fill that database: then it need not be empty.
     *
     * @param database its address; what stands for the one in the data folder is empty
     */
    public boolean isBegunIn(String database) throws IOException {
        Path file = folder.resolve("database");
        return Files.exists(file) && Files.readString(file).equals(database);
    }

    /** From here on that database is filled, and no other one was. */
    public void begin(String database) throws IOException {
        Files.deleteIfExists(folder.resolve("platform"));
        Files.writeString(folder.resolve("database"), database);
    }

    /** Whether the platform's own rows are there already. */
    boolean isPlatformThere() {
        return Files.exists(folder.resolve("platform"));
    }

    /** From here on only associations are missing. */
    void platformIsThere() throws IOException {
        Files.writeString(folder.resolve("platform"), "");
    }

    /** It is over, or nothing of it counts. Killed, it is there whole or not there at all. */
    public void clear() throws IOException {
        Path over = folder.resolveSibling("rebuild.over");
        remove(over);
        if (Files.exists(folder)) {
            Files.move(folder, over, StandardCopyOption.ATOMIC_MOVE);
            remove(over);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
