package org.preau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.preau.base.TenantId;

/** Pages are made once, by one of those who ask, and kept as long as they are true. */
class PageCacheTest {

    private final PageCache cache = new PageCache(1_000_000);
    private final PageCache.Key key = new PageCache.Key(1, 1, TenantId.next(), "/x");

    private static CachedPage page(String text, Instant until) {
        return new CachedPage(
                200, text.getBytes(StandardCharsets.UTF_8), PageHeaders.of(Map.of()), until);
    }

    @Test
    void manyWhoAskAtOnceGetOneRender() throws Exception {
        AtomicInteger renders = new AtomicInteger();
        CountDownLatch asking = new CountDownLatch(20);
        List<Future<CachedPage>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(
                        threads.submit(() -> {
                            asking.countDown();
                            return cache.getOrMake(
                                    key,
                                    () -> {
                                        awaitAll(asking);
                                        renders.incrementAndGet();
                                        return new PageCache.Made(page("a", Instant.MAX), true);
                                    });
                        }));
            }
            for (Future<CachedPage> answer : answers) {
                assertThat(answer.get()).isSameAs(answers.getFirst().get());
            }
        }
        assertThat(renders).hasValue(1);
    }

    @Test
    void aFailedRenderFailsThoseWhoWaitAndNobodyAfterwards() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch rendering = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<CachedPage> first =
                    threads.submit(() ->
                            cache.getOrMake(
                                    key,
                                    () -> {
                                        rendering.countDown();
                                        awaitAll(waiting);
                                        throw new IllegalStateException("broken");
                                    }));
            rendering.await();
            Future<CachedPage> second =
                    threads.submit(() -> {
                        waiting.countDown();
                        return cache.getOrMake(
                                key, () -> new PageCache.Made(page("b", Instant.MAX), true));
                    });
            assertThatThrownBy(first::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("broken");
            try {
                assertThat(second.get()).isNotNull();
            } catch (ExecutionException e) {
                assertThat(e).hasRootCauseMessage("broken");
            }
        }
        assertThat(cache.getOrMake(key, () -> new PageCache.Made(page("c", Instant.MAX), true)))
                .isNotNull();
    }

    @Test
    void aPageThatIsNotKeptLeavesNoTrace() {
        cache.getOrMake(key, () -> new PageCache.Made(page("404", Instant.MAX), false));

        assertThat(cache.get(key)).isNull();
        assertThat(cache.size()).isZero();
    }

    @Test
    void aPageEndsWhenItIsNoLongerTrue() {
        CachedPage old = page("old", Instant.now().minusSeconds(1));
        cache.getOrMake(key, () -> new PageCache.Made(old, true));

        assertThat(cache.get(key)).isNull();
        CachedPage fresh = page("new", Instant.now().plusSeconds(100));
        assertThat(cache.getOrMake(key, () -> new PageCache.Made(fresh, true))).isSameAs(fresh);
        assertThat(cache.get(key)).isSameAs(fresh);
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
