package org.preau.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Office;
import org.preau.testing.TestServer;
import org.preau.testing.Visitor;

/**
 * An association that asks forty times a second for the preview of a template which would run for
 * hours: its neighbours' pages come as before. What it may use is its purse, a second and a
 * twentieth of a core.
 */
class NeighbourOfBombsTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern PREVIEW =
            Pattern.compile("href=\"http://[^/\"]+(/~gabarit/[A-Za-z0-9_-]{43}[^\"]*)\"");
    private static final String BOMB =
            "{{#each @root.site.legal}}".repeat(12) + "{{site.name}}" + "{{/each}}".repeat(12);
    private static final int ATTACKERS = 4;
    private static final long PAUSE = 100_000_000;

    private static TestServer server;
    private static Visitor integrator;
    private static String bombs;
    private static String harmless;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        integrator = server.member(server.alpha(), Office.INTEGRATOR);
        bombs = preview("menu", BOMB);
        harmless = preview("brand", "<p>{{site.name}}</p>");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void neighboursHardlyNotice() throws InterruptedException {
        hold(3, 300);
    }

    @Test
    @Tag("thorough")
    void neighboursHardlyNoticeForLong() throws InterruptedException {
        Rounds rounds = hold(20, 1_000);

        assertThat(rounds.ratio()).isLessThan(1.10);
    }

    /** In turn beside previews of a harmless template and of a bomb, asked for as often. */
    private static Rounds hold(int count, int requests) throws InterruptedException {
        Visitor neighbour = server.visitor("beta.localhost");
        ask(neighbour, requests);
        List<long[]> peace = new ArrayList<>();
        List<long[]> attack = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        long begun = System.nanoTime();
        double before = sandboxSeconds();
        for (int i = 0; i < count; i++) {
            // Each goes first as often: a machine is seldom as fast after as it was before.
            if (i % 2 == 0) {
                peace.add(beside(harmless, new AtomicInteger(), neighbour, requests));
                attack.add(beside(bombs, asked, neighbour, requests));
            } else {
                attack.add(beside(bombs, asked, neighbour, requests));
                peace.add(beside(harmless, new AtomicInteger(), neighbour, requests));
            }
        }
        double used = sandboxSeconds() - before;
        double seconds = (System.nanoTime() - begun) / 1e9;
        Rounds rounds = new Rounds(p99(peace), p99(attack));
        System.out.printf(
                "%d previews of a bomb in %.1f s used %.2f s of CPU; neighbours' p99 %.2f ms beside harmless pages, %.2f ms beside bombs, × %.2f%n",
                asked.get(), seconds, used, rounds.peace(), rounds.attack(), rounds.ratio());
        assertThat(asked.get()).isGreaterThan(count);
        // The purse, and for each page that it let begin what is spent before the meter looks.
        assertThat(used).isPositive().isLessThan(1 + 0.05 * seconds + 0.5);
        return rounds;
    }

    /** How the neighbour fares while others ask for something. */
    private static long[] beside(String asked, AtomicInteger count, Visitor neighbour, int requests)
            throws InterruptedException {
        List<Thread> others = attack(asked, count);
        long[] nanos = ask(neighbour, requests);
        others.forEach(Thread::interrupt);
        for (Thread other : others) {
            other.join();
        }
        return nanos;
    }

    private record Rounds(double peace, double attack) {
        double ratio() {
            return attack / peace;
        }
    }

    private static List<Thread> attack(String asked, AtomicInteger count) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < ATTACKERS; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                Visitor visitor = server.visitor("alpha.localhost");
                                while (!Thread.currentThread().isInterrupted()) {
                                    try {
                                        count.incrementAndGet();
                                        visitor.get(asked);
                                        LockSupport.parkNanos(PAUSE);
                                    } catch (RuntimeException stopped) {
                                        return;
                                    }
                                }
                            }));
        }
        return threads;
    }

    /** How long each of them took: pages that are in no cache, and pages that are. */
    private static long[] ask(Visitor neighbour, int requests) {
        long[] nanos = new long[requests];
        for (int i = 0; i < requests; i++) {
            long begun = System.nanoTime();
            int status = neighbour.get(i % 2 == 0 ? "/" : "/recherche?q=mot" + i).statusCode();
            nanos[i] = System.nanoTime() - begun;
            assertThat(status).isEqualTo(200);
        }
        return nanos;
    }

    /** Of all rounds together, in milliseconds: a percentile of each and their median swing. */
    private static double p99(List<long[]> rounds) {
        long[] all = rounds.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return all[(int) (all.length * 99L / 100)] / 1e6;
    }

    /** CPU of the threads that render what associations wrote. */
    private static double sandboxSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                        .filter(thread ->
                                thread != null && thread.getThreadName().startsWith("sandbox-"))
                        .map(ThreadInfo::getThreadId)
                        .mapToLong(threads::getThreadCpuTime)
                        .sum()
                / 1e9;
    }

    /** The address of a page with this text in the place of a part of its theme. */
    private static String preview(String part, String text) {
        String desk = "/espace/alpha/gabarits/" + part;
        Matcher version = VERSION.matcher(integrator.get(desk).body());
        assertThat(version.find()).isTrue();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("version", version.group(1));
        form.put("gabarit", text);
        form.put("geste", "garder");
        HttpResponse<String> kept = integrator.post(desk, form);
        Matcher link = PREVIEW.matcher(kept.body());
        assertThat(link.find()).as(kept.body()).isTrue();
        return link.group(1);
    }
}
