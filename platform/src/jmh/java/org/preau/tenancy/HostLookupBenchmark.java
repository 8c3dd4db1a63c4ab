package org.preau.tenancy;

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
import org.preau.base.HostName;
import org.preau.base.Slug;
import org.preau.base.TenantId;

/** Who answers at a host: one and ten thousand associations, in rotation, and nobody. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HostLookupBenchmark {

    @Param({"1", "10000"})
    private int tenants;

    private final TenantDirectory directory = new TenantDirectory(new HostName("localhost"));
    private String[] hosts = {};
    private int next;

    /** Fills the directory; the names asked for are other objects than those in it. */
    @Setup
    public void fill() {
        hosts = new String[tenants];
        for (int i = 0; i < tenants; i++) {
            directory.put(
                    new Tenant(
                            TenantId.next(),
                            TenantKind.ASSOCIATION,
                            new Slug("asso-" + i),
                            "Association " + i,
                            TenantState.ACTIVE,
                            1,
                            "page-blanche",
                            "fr",
                            null));
            hosts[i] = "asso-" + i + ".localhost";
        }
    }

    /** A request names its host in a new text, whose hash nobody knows yet. */
    @Benchmark
    public @Nullable Tenant known() {
        next = next + 1 == hosts.length ? 0 : next + 1;
        return directory.atHost(new String(hosts[next].toCharArray()));
    }

    @Benchmark
    public @Nullable Tenant unknown() {
        return directory.atHost(new String("nobody.localhost".toCharArray()));
    }
}
