package org.preau.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.preau.base.TenantId;
import org.preau.statistics.CountVisits;

/** What counting adds to a cached page: the headers are read, the visitor is judged, one is added. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VisitBenchmark {

    /** Somebody who goes on reading, somebody who came by a link, a robot. */
    @Param({"within", "arrives", "robot"})
    private String who = "";

    private final CountVisits counting = new CountVisits();
    private final Visits.Counted page =
            Objects.requireNonNull(counting.page(TenantId.next(), "/article", "text/html"));
    private final MultiMap headers = HttpHeaders.headers();

    /** As a browser sends them. */
    @Setup
    public void ask() {
        headers.set("host", "alpha.example");
        headers.set("connection", "keep-alive");
        headers.set(
                "user-agent",
                who.equals("robot")
                        ? "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
                        : "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        headers.set("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        headers.set("accept-language", "fr-FR,fr;q=0.8,en-US;q=0.5,en;q=0.3");
        headers.set("accept-encoding", "gzip, deflate, br, zstd");
        headers.set(
                "referer",
                who.equals("within") ? "https://alpha.example/autre" : "https://mairie.example/");
        headers.set("if-none-match", "\"1-abcdef-g\"");
    }

    @Benchmark
    public void seen() {
        page.seen(Witness.asking(headers, "alpha.example"));
    }
}
