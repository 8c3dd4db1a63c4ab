package org.preau.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;

/**
 * Pages ready to send, by tenant, revision and path. Nothing is ever invalidated: a write bumps the
 * tenant's revision, so old pages are simply not asked for again and age away. Weighed in bytes.
 */
final class PageCache {

    /** A page of a site at a revision. The record's parts compare cheapest first. */
    record Key(long revision, TenantId tenant, String path) {
        @Override
        public int hashCode() {
            return (Long.hashCode(revision) * 31 + tenant.value().hashCode()) * 31
                    + path.hashCode();
        }
    }

    private final Cache<Key, CachedPage> pages;
    private final ConcurrentHashMap<Key, CompletableFuture<CachedPage>> making =
            new ConcurrentHashMap<>();

    PageCache(long maxBytes) {
        pages =
                Caffeine.newBuilder()
                        .maximumWeight(maxBytes)
                        .<Key, CachedPage>weigher((key, page) -> page.weight())
                        .executor(Runnable::run)
                        .build();
    }

    @Nullable CachedPage get(Key key) {
        return pages.getIfPresent(key);
    }

    /**
     * The page, made by {@code render} unless it is there; of several threads that ask at once, one
     * renders and the others wait for it.
     */
    CachedPage getOrMake(Key key, Supplier<CachedPage> render) {
        CompletableFuture<CachedPage> mine = new CompletableFuture<>();
        CompletableFuture<CachedPage> first = making.putIfAbsent(key, mine);
        if (first != null) {
            return first.join();
        }
        try {
            CachedPage page = pages.getIfPresent(key);
            page = page == null ? render.get() : page;
            pages.put(key, page);
            mine.complete(page);
            return page;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            making.remove(key, mine);
        }
    }

    long size() {
        return pages.estimatedSize();
    }
}
