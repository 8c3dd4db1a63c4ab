package org.preau.web;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.preau.base.TenantId;

/** A page out of the cache as an event loop takes it: the key is made, the coding chosen. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CacheHitBenchmark {

    @Param({"1", "10000"})
    private int pages;

    private final PageCache cache = new PageCache(1L << 30);
    private TenantId[] tenants = {};
    private int next;

    /** One page for each tenant, plain and gzipped. */
    @Setup
    public void fill() {
        tenants = new TenantId[pages];
        for (int i = 0; i < pages; i++) {
            tenants[i] = TenantId.next();
            CachedPage page =
                    new CachedPage(
                            200,
                            new byte[8_000],
                            PageHeaders.of(
                                    Map.of("content-type", "text/html; charset=utf-8")),
                            Instant.MAX);
            page.make(Encoding.GZIP);
            cache.getOrMake(
                    new PageCache.Key(1, 1, tenants[i], "/article"),
                    () -> new PageCache.Made(page, true));
        }
    }

    @Benchmark
    public CachedPage.@Nullable Variant hit() {
        next = next + 1 == tenants.length ? 0 : next + 1;
        CachedPage page = cache.get(new PageCache.Key(1, 1, tenants[next], "/article"));
        return page == null ? null : page.ready(Encoding.accepted("gzip, deflate"));
    }
}
