package org.preau.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Unix domain socket in the shape that pgjdbc asks for, which the JDK does not give. It connects
 * to its file whatever address it is told; what only TCP knows (delays, keep-alive) is accepted and
 * means nothing.
 *
 * <p>A limit on reading below {@link #LONG_MS} is kept as {@link Socket} says. A longer one is
 * there for a server that is frozen: {@link FrozenReads} then closes the socket, and until then a
 * read is one call of the system where a timed one is three. One thread reads at a time; {@link
 * #close} from another ends its read.
 */
final class LocalSocket extends Socket {

    /** From here on a limit on reading means that the other end has gone. */
    static final int LONG_MS = 30_000;

    private final SocketChannel channel;
    private final UnixDomainSocketAddress file;
    private volatile int limitMs;
    private volatile long readingSince;
    private volatile @Nullable Selector waiting;

    /**
     * @throws IOException if this system has no such sockets
     */
    LocalSocket(Path file) throws IOException {
        this.file = UnixDomainSocketAddress.of(file);
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        channel.connect(file);
        FrozenReads.watch(this);
    }

    /** The limit is not needed: whoever listens here accepts at once or refuses. */
    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
        connect(ignored);
    }

    @Override
    public InputStream getInputStream() {
        return new Reading(Channels.newInputStream(channel));
    }

    @Override
    public OutputStream getOutputStream() {
        return new Writing();
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        FrozenReads.forget(this);
        channel.close();
        Selector selector = waiting;
        if (selector != null) {
            selector.wakeup();
        }
    }

    @Override
    public void setSoTimeout(int milliseconds) {
        limitMs = milliseconds;
    }

    @Override
    public int getSoTimeout() {
        return limitMs;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    /** Whether somebody has been reading for longer than the limit. */
    boolean isFrozen(long nanoTime) {
        long since = readingSince;
        return since != 0 && limitMs > 0 && (nanoTime - since) / 1_000_000 > limitMs;
    }

    /** Waits until there is something to read, or the other end has gone. */
    private void await(int milliseconds) throws IOException {
        boolean came;
        try (Selector selector = Selector.open()) {
            waiting = selector;
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            came = selector.select(milliseconds) > 0;
        } finally {
            waiting = null;
        }
        channel.configureBlocking(true); // throws if it was closed meanwhile
        if (!came) {
            throw new SocketTimeoutException("nothing came in " + milliseconds + " ms");
        }
    }

    /** Says goodbye even while another thread waits, when the channel does not block. */
    private final class Writing extends OutputStream {

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(from, offset, length);
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    Thread.onSpinWait();
                }
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }
    }

    /** The channel's bytes, within the limit. */
    private final class Reading extends InputStream {

        private final InputStream bytes;

        Reading(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int limit = limitMs;
            if (limit > 0 && limit < LONG_MS) {
                await(limit);
            }
            readingSince = System.nanoTime() | 1; // never 0, which means that nobody reads
            try {
                return bytes.read(into, offset, length);
            } finally {
                readingSince = 0;
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }
}
