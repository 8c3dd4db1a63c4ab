package org.preau.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.preau.backup.vault.Progress;
import org.preau.backup.vault.Restored;
import org.preau.backup.vault.VaultPath;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Tree;

/**
 * A version whose texts are read one by one while they are few; once many of one folder were asked
 * for, the folder is fetched at once, to disk. Objects never are. Close it.
 */
public final class ReadAhead implements Tree, AutoCloseable {

    private static final int FEW = 40;

    private final VersionTree version;
    private final Chapters chapters;
    private final Path folder;
    private final Map<String, Integer> asked = new HashMap<>();

    /**
     * @param work an existing folder
     */
    ReadAhead(VersionTree version, Chapters chapters, Path work) throws IOException {
        this.version = version;
        this.chapters = chapters;
        this.folder = Files.createTempDirectory(work, "version-");
    }

    long version() {
        return version.version();
    }

    @Override
    public Collection<String> paths() throws IOException {
        return version.paths();
    }

    @Override
    public void copy(String path, OutputStream to) throws IOException {
        int end = path.indexOf('/', path.indexOf('/') + 1);
        if (end < 0 || !chapters.isText(path)) {
            version.copy(path, to);
            return;
        }
        String place = path.substring(0, end);
        Path fetched = folder.resolve(place.replace('/', '-'));
        if (asked.merge(place, 1, Integer::sum) == FEW) {
            Restored _ =
                    version.vault()
                            .restore(
                                    version.version(),
                                    new VaultPath(place),
                                    fetched,
                                    Progress.SILENT);
        }
        if (asked.getOrDefault(place, 0) >= FEW) {
            Files.copy(fetched.resolve(path), to);
        } else {
            version.copy(path, to);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
