package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.preau.tenancy.Tenant;
import org.preau.testing.TestServer;

/**
 * A template that got past its check, written straight into the database, over a site whose texts
 * are hostile too: nothing of it runs in a browser. The same page without its content policy runs
 * it, so the test would see it.
 */
class HostileTemplateTest {

    private static final String HOSTILE =
            "<script>pwned('script')</script><img src=x onerror=\"pwned('onerror')\">"
                    + "<svg onload=\"pwned('svg')\"></svg><iframe srcdoc=\"<script>parent.pwned('frame')</script>\"></iframe>"
                    + "<a id=\"go\" href=\"javascript:pwned('link')\">x</a>"
                    + "<s{{site.tagline}}>pwned('value')</s{{site.tagline}}>"
                    + "<p class=x{{site.about}}>x</p><body onpageshow=\"pwned('body')\">"
                    + "<form id=\"f\" action=\"http://elsewhere.example/\"><input name=q></form>";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        Tenant alpha = server.alpha();
        server.house()
                .database()
                .write(
                        server.tenancy(alpha),
                        tx -> {
                            tx.query(
                                            "update site set tagline = 'cript', about = ' onmouseover=pwned(1)'")
                                    .execute();
                            tx.query(
                                            """
                                            insert into template_override (name, published)
                                            values ('breadcrumb', ''), ('header-picture', :text)
                                            """)
                                    .bind("text", HOSTILE)
                                    .execute();
                            tx.siteChanged();
                            return 0;
                        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nothingOfItRunsUnderThePolicyOfSites() {
        assertThat(run(true)).isEmpty();
    }

    @Test
    void withoutThePolicyItWould() {
        assertThat(run(false)).contains("script", "onerror", "value");
    }

    private static List<String> run(boolean policy) {
        List<String> called = new ArrayList<>();
        try (BrowserContext context =
                Chromium.here().newContext(Chromium.french().setBypassCSP(!policy))) {
            context.exposeBinding("pwned", (source, said) -> called.add(String.valueOf(said[0])));
            Page page = context.newPage();
            page.onRequest(request -> {
                if (request.url().contains("elsewhere")) {
                    called.add(request.url());
                }
            });
            page.navigate("http://alpha.localhost:" + server.port() + "/");
            assertThat(page.content()).contains("onerror", "</footer>");
            if (policy) {
                page.evaluate("() => document.getElementById('go').click()");
                page.evaluate("() => document.getElementById('f').submit()");
            }
            page.evaluate(
                    "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))");
        }
        return called;
    }
}
