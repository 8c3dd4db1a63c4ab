package org.preau.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.preau.browser.Visit.Who;

/**
 * Hostile words in every field of every form, and then every page there is, opened in a browser
 * that has been told to forget the content policy: what is shown must be harmless by itself. The
 * same words in pages that print them as they are do run, each of them.
 */
class HostileFieldsTest {

    /** Each begins with other lines; one has all of them where there is room. */
    private static final int ROUNDS = Boolean.getBoolean("preau.thorough") ? 3 : 1;

    private static final int TRIES = 6;

    /** Fields that no such words fit into; each other one must have taken them. */
    private static final Set<String> NARROW =
            Set.of(
                    "email",
                    "targets",
                    "link",
                    "startsOn",
                    "startsAt",
                    "endsOn",
                    "endsAt",
                    "repeatUntil",
                    "slug",
                    "host",
                    "responsible",
                    "privacyContact",
                    "rightsContact",
                    "file", // an archive of everything is checked before its name is
                    "password"); // of a shared link: there is one that is right

    /** What sites say; the portal allows its own scripts, and no other. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    /** What was sent, and what came of it. */
    private static final class Sendings {
        final Set<String> taken = new TreeSet<>();
        final Set<String> refused = new TreeSet<>();
        final Map<String, String> answers = new LinkedHashMap<>();
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
                }
                awaitDirectory(ground);
                opened += open(ground, sendings.answers.values(), ran, showing);
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
            assertThat(sendings.refused)
                    .allMatch(
                            field -> NARROW.contains(field.substring(field.lastIndexOf(' ') + 1)));
            assertThat(sendings.taken).hasSizeGreaterThan(50);
            assertThat(showing)
                    .contains(
                            "VISITOR alpha.localhost/",
                            "VISITOR alpha.localhost/feed.atom",
                            "VISITOR alpha.localhost/mentions-legales",
                            "VISITOR localhost/associations",
                            "PRESIDENT localhost/espace/alpha",
                            "PRESIDENT localhost/espace/alpha/articles",
                            "PRESIDENT localhost/espace/alpha/rubriques",
                            "PRESIDENT localhost/espace/alpha/reglages");
        }
    }

    @Test
    void theSameWordsDoRunWhereTheyArePrintedAsTheyAre() throws IOException {
        List<String> ran = new ArrayList<>();
        try (RawServer server = new RawServer("");
                BrowserContext context = Chromium.visitor()) {
            Page page = listening(context, ran);
            for (String line : Hostile.LINES) {
                ran.clear();
                Hostile.raw(line).forEach(raw -> click(page, server.add(raw)));
                assertThat(ran).as(line).isNotEmpty();
            }
        }
    }

    @Test
    void theContentPolicyAloneStopsThemToo() throws IOException {
        List<String> ran = new ArrayList<>();
        try (RawServer server = new RawServer(POLICY);
                BrowserContext context = Chromium.visitor()) {
            Page page = listening(context, ran);
            for (String line : Hostile.LINES) {
                Hostile.raw(line).forEach(raw -> click(page, server.add(raw)));
            }
        }
        assertThat(ran).isEmpty();
    }

    /** Opens a page and follows what link a script may be in. */
    private static void click(Page page, String url) {
        page.navigate(url);
        page.evaluate("() => document.querySelector('a[href^=\"javascript:\"]')?.click()");
        settle(page);
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
                .forEach(link -> way.follow(visit, link.absUrl("href")));
        return HttpForm.of(visit, answer.body());
    }

    /**
     * By each of its buttons, and once more as it was found: what was written since, it has not
     * seen.
     */
    private static void send(Ground ground, HttpForm found, int round, Sendings sendings) {
        for (Map.Entry<String, String> button : found.buttons()) {
            send(ground, anew(ground, found), button, round, sendings);
            ground.reopen();
        }
        post(ground, found, found.hostile(round, Map.of()), "an old version", sendings);
        ground.reopen();
    }

    /** What is refused goes again with fair words in those fields. */
    private static void send(
            Ground ground,
            HttpForm form,
            Map.Entry<String, String> button,
            int round,
            Sendings sendings) {
        Map<String, Integer> refusals = new HashMap<>();
        for (int i = 0; i < TRIES; i++) {
            Map<String, String> fields = form.hostile(round, refusals);
            if (!button.getKey().isEmpty()) {
                fields.put(button.getKey(), button.getValue());
            }
            HttpResponse<String> answer = post(ground, form, fields, button.toString(), sendings);
            Set<String> wrong = HttpForm.wrong(answer.body());
            wrong.forEach(name -> sendings.refused.add(name(form, name)));
            wrong.forEach(name -> refusals.merge(name, 1, Integer::sum));
            if (answer.statusCode() != 422 || wrong.isEmpty()) {
                return;
            }
        }
    }

    private static HttpResponse<String> post(
            Ground ground,
            HttpForm form,
            Map<String, String> fields,
            String how,
            Sendings sendings) {
        HttpResponse<String> answer = ground.http(form.visit()).post(form.action(), fields);
        if (isHtml(answer)) {
            sendings.answers.putIfAbsent(form.kind() + how, answer.body());
            HttpForm.confirming(form.visit(), answer.body(), Hostile.WORD)
                    .forEach(it -> ground.http(it.visit()).post(it.action(), it.fields()));
        }
        if (answer.statusCode() == 303 || answer.statusCode() == 200) {
            fields.forEach((name, value) -> {
                if (value.contains(Hostile.WORD)) {
                    sendings.taken.add(name(form, name));
                }
            });
        }
        return answer;
    }

    /** The form as its page has it now: others have been sent since it was found. */
    private static HttpForm anew(Ground ground, HttpForm found) {
        Visit visit = found.visit();
        return HttpForm.of(visit, ground.http(visit).get(visit.target()).body()).stream()
                .filter(it -> it.kind().equals(found.kind()))
                .findFirst()
                .orElse(found);
    }

    /** What associations say of themselves reaches the portal by a job. */
    private static void awaitDirectory(Ground ground) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!ground.person(Who.VISITOR).get("/associations").body().contains(Hostile.WORD)
                && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String name(HttpForm form, String field) {
        return form.kind().replaceAll(" \\[.*", "").replaceAll("^[A-Z]+ ", "") + " " + field;
    }

    /** Opens the answers and then every page; gives how many. */
    private static int open(
            Ground ground, Collection<String> answers, List<String> ran, Set<String> showing)
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
            facts.links().forEach(link -> way.follow(visit, link));
        }
        settle(page);
        for (int i = before; i < ran.size(); i++) {
            ran.set(i, visit + ": " + ran.get(i));
        }
        return 1;
    }

    /** What came back to a form that was refused, shown at the portal's own address. */
    private static int openAnswers(
            Ground ground, Collection<String> answers, List<String> ran, Page page) {
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
