package org.preau.theme;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.preau.tenancy.Tenancy;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;
import org.preau.web.SitePages;

/**
 * What a page costs that is not in the cache: wall time on one thread, CPU of this process and of
 * PostgreSQL's, statements. A main, not a test: {@code PageSpeed [rounds]}.
 */
final class PageSpeed {

    private static final List<String> PAGES =
            List.of(
                    "/rue-du-four-trois-scenarios",
                    "/il-reste-quatre-parcelles",
                    "/le-quartier",
                    "/",
                    "/feed.atom");

    private final TestServer server;
    private final SitePages pages;
    private final Tenant tenant;

    private PageSpeed(TestServer server, SitePages pages, Tenant tenant) {
        this.server = server;
        this.pages = pages;
        this.tenant = tenant;
    }

    public static void main(String[] arguments) {
        int rounds = arguments.length == 0 ? 2_000 : Integer.parseInt(arguments[0]);
        try (TestServer server = TestServer.start()) {
            DemoSite.load(server, "tilleuls");
            var house = server.house();
            Tenant tenant =
                    house.directory().bySlug(new org.preau.base.Slug("tilleuls")).orElseThrow();
            HostDetails host = new HostDetails("Portail", List.of(), "", "", "http://localhost");
            SitePages pages =
                    new PublicSite(
                            house.database(),
                            house.store(),
                            Themes.onClassPath(),
                            house.messages(),
                            house.origins(),
                            () -> host,
                            List.of(),
                            house.clock());
            new PageSpeed(server, pages, tenant).run(rounds);
        }
    }

    private void run(int rounds) {
        Tenancy tenancy = server.tenancy(tenant);
        for (String path : PAGES) {
            SitePages.Wanted wanted = new SitePages.Wanted(path, 1, "");
            measure("shell warm  " + path, rounds, i -> pages.page(tenancy, tenant, wanted));
        }
        SitePages.Wanted again = new SitePages.Wanted(PAGES.getFirst(), 1, "");
        measure("once more   " + again.path(), rounds, i -> pages.page(tenancy, tenant, again));
        SitePages.Wanted article = new SitePages.Wanted(PAGES.getFirst(), 1, "");
        measure(
                "shell cold  " + article.path(),
                rounds,
                i -> pages.page(tenancy, tenant.at(1_000_000L + i), article));
    }

    private void measure(String name, int rounds, IntConsumer page) {
        for (int i = 0; i < rounds; i++) {
            page.accept(i);
        }
        long statements = server.house().database().statements();
        double cpu = cpu();
        double thread = thread();
        double postgres = postgres();
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            page.accept(rounds + i);
        }
        double wall = (System.nanoTime() - start) / 1e6;
        System.out.printf(
                "%-44s wall %.3f ms, cpu of the thread %.3f ms, of the process %.3f ms, of PostgreSQL %.3f ms, statements %.2f%n",
                name,
                wall / rounds,
                (thread() - thread) / rounds,
                (cpu() - cpu) / rounds,
                (postgres() - postgres) / rounds,
                (double) (server.house().database().statements() - statements) / rounds);
    }

    /** Of the one thread that makes pages: without the compiler's and the collector's. */
    private static double thread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    private static double cpu() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e6;
    }

    /** Milliseconds of the processes that this one started, at the kernel's hundredths. */
    private static double postgres() {
        return ProcessHandle.current()
                .descendants()
                .mapToDouble(child -> child.pid() == 0 ? 0 : ticks(child.pid()) * 10)
                .sum();
    }

    private static double ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] parts = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Double.parseDouble(parts[11]) + Double.parseDouble(parts[12]);
        } catch (IOException e) {
            return 0;
        }
    }
}
