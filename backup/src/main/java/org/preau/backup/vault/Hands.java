package org.preau.backup.vault;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shares work between the calling thread and one more, so that one hashes while the other waits for
 * the disk. Tasks are taken in their order; after a failure none is begun.
 */
final class Hands {
    private final int tasks;
    private final AtomicInteger next = new AtomicInteger();

    private Hands(int tasks) {
        this.tasks = tasks;
    }

    /** Does tasks, one after the other, with buffers of its own; used by one thread. */
    interface Hand extends AutoCloseable {
        void take(int task) throws IOException;

        @Override
        default void close() {}
    }

    /** Makes a hand, on the thread that will use it. */
    interface Maker {
        Hand make() throws IOException;
    }

    /**
     * Returns when all is done.
     *
     * @param tasks how many there are; each hand is told their numbers, from 0
     * @throws IOException the first failure; the others are added to it
     */
    static void share(int tasks, Maker maker) throws IOException {
        Hands hands = new Hands(tasks);
        if (tasks < 2) {
            hands.work(maker);
            return;
        }
        try (ExecutorService second =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("vault-hand").factory())) {
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> hands.workApart(maker), second);
            try {
                hands.work(maker);
            } catch (IOException | RuntimeException e) {
                other.exceptionally(
                                too -> {
                                    e.addSuppressed(too);
                                    return null;
                                })
                        .join();
                throw e;
            }
            join(other);
        }
    }

    private static void join(CompletableFuture<Void> other) throws IOException {
        try {
            other.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void workApart(Maker maker) {
        try {
            work(maker);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void work(Maker maker) throws IOException {
        try (Hand hand = maker.make()) {
            for (int task = next.getAndIncrement(); task < tasks; task = next.getAndIncrement()) {
                hand.take(task);
            }
        } catch (IOException | RuntimeException e) {
            next.set(tasks);
            throw e;
        }
    }
}
