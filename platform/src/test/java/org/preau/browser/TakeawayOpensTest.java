package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.preau.takeaway.Archives;
import org.preau.testing.TestServer;
import org.preau.whole.Fixture;

/** An archive of everything, unpacked, in a real browser without a server. */
class TakeawayOpensTest {

    private static final int MOST = 60;

    @Test
    void everyLinkLeadsToWhatIsThereAndNothingIsAskedOfTheWeb(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (TestServer server = TestServer.start();
                BrowserContext visitor = Chromium.visitor()) {
            Axe.enter(visitor);
            Fixture fixture = new Fixture(server);
            fixture.reset();
            String _ = new Content(server, fixture, server.alpha()).write("Un texte", "placette");
            Path archive = folder.resolve("alpha.zip");
            var _ = Archives.pack(server, server.alpha(), archive);
            Path open = Archives.unzip(archive, Files.createDirectory(folder.resolve("cle usb")));
            String root = open.toUri().toString();
            List<String> asked = new ArrayList<>();
            visitor.onRequest(request -> asked.add(request.url()));
            Page page = visitor.newPage();

            Set<String> seen = walk(page, root);

            assertThat(seen)
                    .contains(root + "index.html", root + "index.en.html")
                    .contains(root + "site/index.html", root + "MANIFEST.json");
            assertThat(asked).allMatch(url -> url.startsWith(root));
            page.navigate(root + "index.html");
            assertThat(Axe.violations(page)).isEmpty();
            page.setViewportSize(Chromium.NARROW, Chromium.HEIGHT);
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "() => document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing to scroll sideways at 320 px")
                    .isTrue();
        }
    }

    /** Follows links within the archive from its first page on; each must lead to a file. */
    private static Set<String> walk(Page page, String root) {
        Set<String> seen = new LinkedHashSet<>(Set.of(root + "index.html"));
        Deque<String> ahead = new ArrayDeque<>(seen);
        int pages = 0;
        while (!ahead.isEmpty() && pages < MOST) {
            String address = ahead.removeFirst();
            assertThat(Path.of(URI.create(address))).exists();
            if (address.endsWith(".html")) {
                pages++;
                page.navigate(address);
                for (Object link : links(page)) {
                    String to = String.valueOf(link).replaceAll("[?#].*", "");
                    if (to.startsWith(root) && seen.add(to)) {
                        ahead.add(to);
                    }
                }
            }
        }
        return seen;
    }

    private static List<?> links(Page page) {
        return (List<?>)
                page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.href)");
    }
}
