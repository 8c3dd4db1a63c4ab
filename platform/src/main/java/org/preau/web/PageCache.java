package org.preau.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.preau.base.TenantId;

/**
 * Pages ready to send, by tenant, revision and path. Nothing is ever invalidated: a write bumps the
 * tenant's revision, so old pages are simply not asked for again and age away. Weighed in bytes.
 *
 * <p>Why no page is ever older than the revision it lies under: whoever asks took the revision from
 * the directory, which learns of one only after its commit, and reads the rows after that, from the
 * server that committed. The rows are those of that revision or of a later one. In the second case
 * a page lies under a revision it is too new for, which harms nobody: as soon as the directory
 * knows the later revision, nobody asks under the old one. Rows must therefore be read inside the
 * render that this class calls, never handed in from before.
 */
final class PageCache {

    /**
     * A page of a site at a revision. The record's parts compare cheapest first.
     *
     * @param host the portal's revision: every page of every site names who hosts it
     */
    record Key(long revision, long host, TenantId tenant, String path) {
        @Override
        public int hashCode() {
            return (Long.hashCode(revision * 31 + host) * 31 + tenant.value().hashCode()) * 31
                    + path.hashCode();
        }
    }

    /**
     * What a render gave.
     *
     * @param kept whether others may have it too: a wrong address must not fill the cache
     */
    record Made(CachedPage page, boolean kept) {}

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

    /** The page when it is there and may still be given. */
    @Nullable CachedPage get(Key key) {
        CachedPage page = pages.getIfPresent(key);
        return page != null && page.isFresh() ? page : null;
    }

    /**
     * The page, made by {@code render} unless it is there; of several threads that ask at once, one
     * renders and the others wait for it. When it fails, all of them fail with its exception: each
     * trying again by itself would multiply what makes renders fail. Whoever asks afterwards tries
     * again.
     */
    CachedPage getOrMake(Key key, Supplier<Made> render) {
        CompletableFuture<CachedPage> mine = new CompletableFuture<>();
        CompletableFuture<CachedPage> first = making.putIfAbsent(key, mine);
        if (first != null) {
            return joined(first);
        }
        try {
            CachedPage page = getOrMakeAlone(key, render);
            mine.complete(page);
            return page;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            making.remove(key, mine);
        }
    }

    private CachedPage getOrMakeAlone(Key key, Supplier<Made> render) {
        CachedPage there = get(key);
        if (there != null) {
            return there;
        }
        Made made = render.get();
        if (made.kept()) {
            pages.put(key, made.page());
        }
        return made.page();
    }

    private static CachedPage joined(CompletableFuture<CachedPage> first) {
        try {
            return first.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    long size() {
        return pages.estimatedSize();
    }
}
