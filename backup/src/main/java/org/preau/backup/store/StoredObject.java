package org.preau.backup.store;

import java.io.IOException;
import java.io.InputStream;

/**
 * An object being read. To be closed by whoever asked for it, from any thread, as often as wanted;
 * while it is open it holds a file or a connection.
 *
 * <p>The stream gives exactly {@link #length()} bytes of the one content that {@link #stat()}
 * names, even if the object is replaced or deleted meanwhile. If they cannot all be had it throws
 * {@link StoreUnavailable} or {@link CorruptObject}; it never ends early as though all were well.
 * One thread at a time reads it.
 *
 * @param stat the whole object
 * @param offset where the stream begins in the object
 * @param length how many bytes the stream gives
 * @param bytes the stream
 */
public record StoredObject(ObjectStat stat, long offset, long length, InputStream bytes)
        implements AutoCloseable {

    /**
     * The rest of the stream in memory.
     *
     * @param most how many bytes the caller is ready to hold
     * @throws IllegalStateException if there may be more than that; nothing is read then
     * @throws IOException as the stream does
     */
    public byte[] readAll(int most) throws IOException {
        if (length > most) {
            throw new IllegalStateException(
                    "Object %s has %d bytes to read, more than %d"
                            .formatted(stat.key(), length, most));
        }
        return bytes.readAllBytes();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
