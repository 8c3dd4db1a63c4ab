package org.preau.backup.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way into a store.
 *
 * <p>A store calls {@link #open} at most once for each write, on the thread that writes, and closes
 * the stream; where the outcome is clear without the bytes it does not call it at all.
 */
public interface Content {
    /** Said by {@link #length} when nobody knows yet. */
    long UNKNOWN = -1;

    /**
     * How many bytes there will be, or {@link #UNKNOWN}. A stream that gives another number fails
     * the write with {@link SourceFailed}.
     */
    long length();

    /**
     * The bytes, from the first.
     *
     * @throws IOException if they cannot be had; the write fails with {@link SourceFailed}
     */
    InputStream open() throws IOException;

    /**
     * The SHA-256 of all the bytes where whoever gives them knows it already, else null: it saves a
     * store that keeps hashes a pass over them. It is believed when storing and found out when
     * reading.
     */
    default byte @Nullable [] sha256() {
        return null;
    }

    /**
     * The first bytes of an array; not copied, so they must not change until the write returns.
     *
     * @param sha256 of these bytes; see {@link #sha256()}
     */
    static Content of(byte[] bytes, int length, byte[] sha256) {
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes, 0, length);
            }

            @Override
            public byte[] sha256() {
                return sha256;
            }
        };
    }

    /** Bytes in memory; not copied, so they must not change until the write returns. */
    static Content of(byte[] bytes) {
        return of(bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /**
     * A file as it is now.
     *
     * @throws IOException if it cannot be looked at
     */
    static Content of(Path file) throws IOException {
        return of(Files.size(file), () -> Files.newInputStream(file));
    }

    /** A stream of known length, or of {@link #UNKNOWN} length. */
    static Content of(long length, Source source) {
        return new Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() throws IOException {
                return source.open();
            }
        };
    }

    /** Where a stream comes from. */
    @FunctionalInterface
    interface Source {
        /** The stream; see {@link Content#open}. */
        InputStream open() throws IOException;
    }
}
