package org.preau.backup.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jgit.internal.storage.dfs.ReadableChannel;
import org.jspecify.annotations.Nullable;
import org.preau.backup.vault.Head.PackLine;

/**
 * A file of JGit's, of which no byte is given before the hash of its block was seen to be right.
 */
final class VerifiedChannel implements ReadableChannel {
    private final long size;
    private final Blocks blocks;
    private long position;
    private long held = -1;
    private byte[] block = new byte[0];
    private boolean open = true;

    private interface Blocks {
        byte[] read(long number) throws IOException;
    }

    /** A pack, read as far as is asked for. */
    VerifiedChannel(VaultObjects objects, PackLine line) {
        size = line.packSize();
        blocks = new PackBlocks(objects, line);
    }

    /** Bytes that have been verified already. */
    VerifiedChannel(byte[] whole) {
        size = whole.length;
        block = whole;
        held = 0;
        blocks = _ -> whole;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (position >= size) {
            return -1;
        }
        int at = offset();
        int n = Math.min(into.remaining(), block.length - at);
        into.put(block, at, n);
        position += n;
        return n;
    }

    /** Makes sure that the block of the position is held, and says where in it the position is. */
    private int offset() throws IOException {
        if (block.length == size) {
            return (int) position;
        }
        long number = position / PackSums.BLOCK;
        if (number != held) {
            block = blocks.read(number);
            held = number;
        }
        return (int) (position - number * PackSums.BLOCK);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void position(long next) {
        position = next;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int blockSize() {
        return PackSums.BLOCK;
    }

    @Override
    public void setReadAheadBytes(int bytes) {
        // A block is as much as is worth a request.
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    private static final class PackBlocks implements Blocks {
        private final VaultObjects objects;
        private final PackLine line;
        private @Nullable PackSums sums;

        PackBlocks(VaultObjects objects, PackLine line) {
            this.objects = objects;
            this.line = line;
        }

        @Override
        public byte[] read(long number) throws IOException {
            PackSums known = sums;
            if (known == null) {
                known = new PackSums(objects.read(Kind.SUMS, line.sums(), line.sumsSize()));
                sums = known;
            }
            long from = number * PackSums.BLOCK;
            int length = (int) Math.min(PackSums.BLOCK, line.packSize() - from);
            byte[] bytes = objects.range(Kind.PACK, line.pack(), from, length);
            if (!known.fits(Math.toIntExact(number), bytes)) {
                throw new VaultDamaged(
                        "Object %s has other bytes than were stored, after byte %d"
                                .formatted(objects.key(Kind.PACK, line.pack()), from));
            }
            return bytes;
        }
    }
}
