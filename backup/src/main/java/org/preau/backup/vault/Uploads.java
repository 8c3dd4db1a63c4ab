package org.preau.backup.vault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Stores objects on a second thread, so that hashing, writing and syncing go on while the first one
 * reads. At most two wait; memory is bounded by their buffers, which are used again.
 *
 * <p>Used by one thread. The first failure is thrown by the next call and by {@link #finish}.
 */
final class Uploads implements AutoCloseable {
    private static final int WAITING = 2;

    private final VaultObjects objects;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("vault-uploads").factory());
    private final Semaphore places = new Semaphore(WAITING);
    private final BlockingQueue<Buffer> free = new ArrayBlockingQueue<>(WAITING + 1);
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Uploads(VaultObjects objects) {
        this.objects = objects;
    }

    /** An empty buffer. */
    Buffer buffer() {
        Buffer used = free.poll();
        return used == null ? new Buffer() : used;
    }

    /**
     * Stores the buffer, which belongs to this object from now on.
     *
     * @param then told the name, on the second thread, before {@link #finish} returns
     */
    void put(Kind kind, Buffer buffer, Consumer<Sha256> then) throws IOException {
        failed();
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while storing");
        }
        last =
                last.thenAcceptAsync(_ -> store(kind, buffer, then), worker)
                        .whenComplete((_, _) -> places.release());
    }

    /** Returns when everything is stored. */
    void finish() throws IOException {
        try {
            last.join();
        } catch (CompletionException e) {
            throw cause(e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        // What is under way uses the store, which may be closed after this.
        worker.close();
    }

    private void store(Kind kind, Buffer buffer, Consumer<Sha256> then) {
        try {
            then.accept(objects.put(kind, buffer.bytes(), buffer.length()));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
        buffer.clear();
        // Full only if more were handed in than taken out: then it is garbage.
        boolean _ = free.offer(buffer);
    }

    private void failed() throws IOException {
        if (last.isCompletedExceptionally()) {
            finish();
        }
    }

    private static IOException cause(CompletionException e) {
        return e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
}
