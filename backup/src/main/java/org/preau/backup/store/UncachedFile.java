package org.preau.backup.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes a new file of a megabyte or more past the system's file cache ("direct I/O"), where the
 * disk and its file system can: it saves the copy into the cache, which costs more than hashing the
 * bytes, and what others have in the cache stays there. Where they cannot it is written as usual.
 *
 * <p>What was written is not yet synced: that is its owner's to do, on the channel it gave. Used by
 * one thread; about 1 MB in memory, which is used again.
 */
public final class UncachedFile implements AutoCloseable {
    /** Files of fewer bytes are not worth it. */
    public static final int WORTH = 1 << 20;

    private static final int ROOM = 1 << 20;
    // A multiple of what disks ask for; a file system that asks for more refuses the first write.
    private static final int BLOCK = 4096;
    private static final int SPARE = 4;
    private static final BlockingQueue<ByteBuffer> FREE = new ArrayBlockingQueue<>(SPARE);

    private static final @Nullable OpenOption DIRECT = option();

    private final FileChannel plain;
    private final ByteBuffer room;
    private @Nullable FileChannel direct;
    private long written;

    private UncachedFile(FileChannel plain, @Nullable FileChannel direct) {
        this.plain = plain;
        this.direct = direct;
        ByteBuffer spare = FREE.poll();
        room =
                spare == null
                        ? ByteBuffer.allocateDirect(ROOM + BLOCK).alignedSlice(BLOCK).limit(ROOM)
                        : spare;
    }

    /**
     * Begins at the first byte.
     *
     * @param plain open for writing, on this file, which is empty; stays open
     */
    public static UncachedFile of(Path file, FileChannel plain) {
        return new UncachedFile(plain, direct(file));
    }

    private static @Nullable FileChannel direct(Path file) {
        try {
            return DIRECT == null ? null : FileChannel.open(file, StandardOpenOption.WRITE, DIRECT);
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /**
     * The JDK's own option, from {@code jdk.unsupported}: by its name, since the compiler warns of
     * whoever names it and that warning has no switch.
     */
    private static @Nullable OpenOption option() {
        try {
            for (Object option :
                    Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants()) {
                if (option.toString().equals("DIRECT")) {
                    return (OpenOption) option;
                }
            }
        } catch (ClassNotFoundException e) {
            // Another Java: everything goes through the cache.
        }
        return null;
    }

    /** Adds these bytes; they are written when {@link #finish} returns. */
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int n = Math.min(length - done, room.remaining());
            room.put(bytes, offset + done, n);
            done += n;
            if (!room.hasRemaining()) {
                flush();
            }
        }
    }

    /** Writes what is left: the last part of a block goes through the cache. */
    public void finish() throws IOException {
        flush();
    }

    private void flush() throws IOException {
        int end = room.position();
        int whole = end / BLOCK * BLOCK;
        room.flip().limit(whole);
        writeDirect();
        room.limit(end);
        while (room.hasRemaining()) {
            written += plain.write(room, written);
        }
        room.clear().limit(ROOM);
    }

    private void writeDirect() throws IOException {
        FileChannel to = direct;
        try {
            while (to != null && room.hasRemaining()) {
                written += to.write(room, written);
            }
        } catch (IOException e) {
            if (written > 0) {
                throw e;
            }
            // Opened, and yet it will not: in the usual way then, which also says what is wrong.
            to.close();
            direct = null;
        }
    }

    @Override
    public void close() throws IOException {
        boolean _ = FREE.offer(room.clear().limit(ROOM));
        FileChannel to = direct;
        if (to != null) {
            to.close();
        }
    }
}
