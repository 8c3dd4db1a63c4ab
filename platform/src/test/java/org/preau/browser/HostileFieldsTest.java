package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.preau.browser.Visit.Who;

/**
 * Hostile words in every field of every form, and then every page there is, opened in a browser
 * that has been told to forget the content policy: what is shown must be harmless by itself. The
 * same words in pages that print them as they are do run, each of them.
 */
class HostileFieldsTest {

    private static final int ROUNDS = 2;
    private static final int TRIES = 4;

    /** What was sent, and what came of it. */
    private static final class Sendings {
        final Set<String> taken = new TreeSet<>();
        final Set<String> refused = new TreeSet<>();
        final List<String> answers = new ArrayList<>();
    }

    @Test
    void nothingTypedAnywhereRunsAnywhere() throws Exception {
        try (Ground ground = Ground.filled()) {
            List<String> ran = new ArrayList<>();
            Set<String> showing = new TreeSet<>();
            Sendings sendings = new Sendings();
            int opened = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Map<String, HttpForm> forms = forms(ground);
                for (HttpForm form : forms.values()) {
                    send(ground, form, round * 5, sendings);
                    ground.reopen();
                }
                opened += open(ground, sendings.answers, ran, showing);
                sendings.answers.clear();
            }
            sendings.refused.removeAll(sendings.taken);
            System.out.println(
                    "hostile words: "
                            + sendings.taken.size()
                            + " fields took them, "
                            + sendings.refused.size()
                            + " never did "
                            + sendings.refused
                            + "; "
                            + opened
                            + " pages opened, "
                            + showing.size()
                            + " kinds show them, "
                            + ran.size()
                            + " scripts ran");
            assertThat(ran).isEmpty();
            assertThat(showing)
                    .contains(
                            "VISITOR alpha.localhost/",
                            "VISITOR alpha.localhost/feed.atom",
                            "VISITOR alpha.localhost/mentions-legales",
                            "VISITOR localhost/associations",
                            "PRESIDENT localhost/espace",
                            "PRESIDENT localhost/espace/alpha",
                            "PRESIDENT localhost/espace/alpha/articles",
                            "PRESIDENT localhost/espace/alpha/rubriques",
                            "PRESIDENT localhost/espace/alpha/reglages");
        }
    }

    @Test
    void theSameWordsDoRunWhereTheyArePrintedAsTheyAre() throws IOException {
        for (String line : Hostile.LINES) {
            List<String> ran = new ArrayList<>();
            for (String raw : Hostile.raw(line)) {
                ran.addAll(run(raw, "text/html", ""));
            }
            ran.addAll(run(Hostile.rawFeed(line), "application/xhtml+xml", ""));
            assertThat(ran).as(line).isNotEmpty();
        }
    }

    @Test
    void theContentPolicyAloneStopsThemToo() throws IOException {
        String policy = "default-src 'none'; style-src 'self'; base-uri 'none'";
        for (String line : Hostile.LINES) {
            for (String raw : Hostile.raw(line)) {
                assertThat(run(raw, "text/html", policy)).as(line).isEmpty();
            }
        }
    }

    /** Opens a page of a server that escapes nothing. */
    private static List<String> run(String page, String type, String policy) throws IOException {
        HttpServer raw =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        raw.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("content-type", type + "; charset=utf-8");
                    if (!policy.isEmpty()) {
                        exchange.getResponseHeaders().set("content-security-policy", policy);
                    }
                    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
                    boolean main = exchange.getRequestURI().getPath().equals("/");
                    exchange.sendResponseHeaders(main ? 200 : 404, main ? bytes.length : -1);
                    if (main) {
                        exchange.getResponseBody().write(bytes);
                    }
                    exchange.close();
                });
        raw.start();
        List<String> ran = new ArrayList<>();
        try (BrowserContext context = Chromium.visitor()) {
            Page opened = listening(context, ran);
            opened.navigate("http://localhost:" + raw.getAddress().getPort() + "/");
            Locator links = opened.locator("a[href^='javascript:']");
            if (links.count() > 0) {
                links.first().click();
            }
            settle(opened);
        } finally {
            raw.stop(0);
        }
        return ran;
    }

    /** Every form of every page, one of each kind, found over plain HTTP. */
    private static Map<String, HttpForm> forms(Ground ground) throws InterruptedException {
        Map<String, HttpForm> forms = new LinkedHashMap<>();
        Itinerary way = EveryPageTest.itinerary(ground);
        for (Visit visit = way.next(); visit != null; visit = way.next()) {
            forms(ground, visit, way).forEach(form -> forms.putIfAbsent(form.kind(), form));
            way.done(visit);
        }
        return forms;
    }

    private static List<HttpForm> forms(Ground ground, Visit visit, Itinerary way) {
        HttpResponse<String> answer = ground.http(visit).get(visit.target());
        answer.headers().firstValue("location").ifPresent(to -> way.follow(visit, to));
        if (!isHtml(answer)) {
            return List.of();
        }
        Jsoup.parse(answer.body(), ground.url(visit))
                .select("a[href]")
                .forEach(link -> way.follow(link.absUrl("href")));
        return HttpForm.of(visit, answer.body());
    }

    /** By each of its buttons; what is refused goes again with fair words in those fields. */
    private static void send(Ground ground, HttpForm form, int round, Sendings sendings) {
        for (Map.Entry<String, String> button : form.buttons()) {
            Set<String> kept = new HashSet<>();
            for (int i = 0; i < TRIES; i++) {
                Map<String, String> fields = form.hostile(round, kept);
                if (!button.getKey().isEmpty()) {
                    fields.put(button.getKey(), button.getValue());
                }
                HttpResponse<String> answer = ground.http(form.visit()).post(form.action(), fields);
                if (isHtml(answer)) {
                    sendings.answers.add(answer.body());
                }
                Set<String> wrong = HttpForm.wrong(answer.body());
                wrong.forEach(name -> sendings.refused.add(name(form, name)));
                if (answer.statusCode() == 303 || answer.statusCode() == 200) {
                    fields.forEach((name, value) -> {
                        if (value.contains(Hostile.WORD)) {
                            sendings.taken.add(name(form, name));
                        }
                    });
                }
                if (answer.statusCode() != 422 || !kept.addAll(wrong)) {
                    break;
                }
            }
        }
    }

    private static String name(HttpForm form, String field) {
        return form.kind().replaceAll(" \\[.*", "").replaceAll("^[A-Z]+ ", "") + " " + field;
    }

    /** Opens the answers and then every page; gives how many. */
    private static int open(
            Ground ground, List<String> answers, List<String> ran, Set<String> showing)
            throws InterruptedException {
        Map<Who, BrowserContext> contexts = new EnumMap<>(Who.class);
        Map<Who, Page> pages = new EnumMap<>(Who.class);
        Itinerary way = EveryPageTest.itinerary(ground);
        try {
            for (Who who : Who.values()) {
                BrowserContext context =
                        Chromium.here().newContext(Chromium.french().setBypassCSP(true));
                contexts.put(who, context);
                ground.enter(context, who);
                pages.put(who, listening(context, ran));
            }
            int opened = openAnswers(ground, answers, ran, page(pages, Who.VISITOR));
            for (Visit visit = way.next(); visit != null; visit = way.next()) {
                opened += open(ground, visit, way, page(pages, visit.who()), ran, showing);
                way.done(visit);
            }
            return opened;
        } finally {
            contexts.values().forEach(BrowserContext::close);
        }
    }

    private static Page page(Map<Who, Page> pages, Who who) {
        return java.util.Objects.requireNonNull(pages.get(who));
    }

    private static int open(
            Ground ground,
            Visit visit,
            Itinerary way,
            Page page,
            List<String> ran,
            Set<String> showing) {
        HttpResponse<String> answer = ground.http(visit).get(visit.target());
        answer.headers().firstValue("location").ifPresent(to -> way.follow(visit, to));
        String type = answer.headers().firstValue("content-type").orElse("");
        if (!isHtml(answer) && !type.contains("xml")) {
            return 0;
        }
        if (answer.body().contains(Hostile.WORD)) {
            showing.add(visit.shape());
        }
        int before = ran.size();
        page.navigate(ground.url(visit));
        if (isHtml(answer)) {
            Facts facts = Facts.of(page);
            facts.handlers().forEach(it -> ran.add("would run: " + it));
            facts.links().forEach(way::follow);
        }
        settle(page);
        for (int i = before; i < ran.size(); i++) {
            ran.set(i, visit + ": " + ran.get(i));
        }
        return 1;
    }

    /** What came back to a form that was refused, shown at the portal's own address. */
    private static int openAnswers(
            Ground ground, List<String> answers, List<String> ran, Page page) {
        String url = ground.url(Visit.of(Who.VISITOR, "/answer"));
        List<String> distinct = answers.stream().filter(it -> it.contains(Hostile.WORD)).toList();
        for (String answer : distinct) {
            page.route(
                    url,
                    route ->
                            route.fulfill(
                                    new Route.FulfillOptions()
                                            .setStatus(200)
                                            .setContentType("text/html; charset=utf-8")
                                            .setBody(answer)));
            int before = ran.size();
            page.navigate(url);
            Facts.of(page).handlers().forEach(it -> ran.add("would run: " + it));
            settle(page);
            for (int i = before; i < ran.size(); i++) {
                ran.set(i, "an answer titled " + page.title() + ": " + ran.get(i));
            }
            page.unroute(url);
        }
        return distinct.size();
    }

    /** A page that notes each call of {@code pwned} and each dialog, in any of its frames. */
    private static Page listening(BrowserContext context, List<String> ran) {
        context.exposeBinding(
                "pwned",
                (source, arguments) -> {
                    ran.add("ran: " + arguments[0]);
                    return true;
                });
        Page page = context.newPage();
        page.onDialog(dialog -> {
            ran.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    /** Lets what a failed picture or a toggle sets off come to its end, and its call arrive. */
    private static void settle(Page page) {
        page.evaluate(
                "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))");
    }

    private static boolean isHtml(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("").startsWith("text/html");
    }
}
