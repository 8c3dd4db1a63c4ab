package org.preau.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.preau.backup.vault.VaultPath;
import org.preau.snapshot.Chapters;
import org.preau.snapshot.Tree;

/**
 * A version whose texts are read one by one while they are few; once many of one folder were asked
 * for, the folder is read at once, into one file on the disk: ten thousand small files would take
 * longer to make and to delete than everything else. Objects never are. Of one thread; close it.
 */
public final class ReadAhead implements Tree, AutoCloseable {

    private static final int FEW = 40;

    /** Where a text lies in the file. */
    private record Slice(long at, int length) {}

    private final VersionTree version;
    private final Chapters chapters;
    private final FileChannel file;
    private final Map<String, Slice> fetched = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private long end;

    /**
     * @param work an existing folder
     */
    public ReadAhead(VersionTree version, Chapters chapters, Path work) throws IOException {
        this.version = version;
        this.chapters = chapters;
        this.file =
                FileChannel.open(
                        Files.createTempFile(work, "version-", ""),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
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
        int slash = path.indexOf('/', path.indexOf('/') + 1);
        if (slash < 0 || !chapters.isText(path)) {
            version.copy(path, to);
            return;
        }
        String place = path.substring(0, slash);
        if (asked.merge(place, 1, Integer::sum) == FEW) {
            int _ = version.vault().each(version.version(), new VaultPath(place), this::keep);
        }
        if (asked.getOrDefault(place, 0) >= FEW) {
            to.write(kept(path));
        } else {
            version.copy(path, to);
        }
    }

    private void keep(VaultPath path, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        for (long at = end; left.hasRemaining(); ) {
            at += file.write(left, at);
        }
        fetched.put(path.value(), new Slice(end, bytes.length));
        end += bytes.length;
    }

    private byte[] kept(String path) throws IOException {
        Slice slice = fetched.get(path);
        if (slice == null) {
            throw new FileNotFoundException(path + " in version " + version.version());
        }
        ByteBuffer bytes = ByteBuffer.allocate(slice.length());
        for (long at = slice.at(); bytes.hasRemaining(); ) {
            int read = file.read(bytes, at);
            if (read < 0) {
                throw new IOException("what was read ahead is gone: " + path);
            }
            at += read;
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
