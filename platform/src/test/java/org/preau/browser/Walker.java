package org.preau.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.preau.browser.Visit.Who;

/** Goes from page to page in one thread's browser and notes what is wrong with each. */
final class Walker implements AutoCloseable {

    /** Of a public page with its styles, as the product promises it. */
    private static final int MOST_BYTES = 100_000;

    private static final boolean THOROUGH = Boolean.getBoolean("preau.thorough");

    private static final Pattern STYLE = Pattern.compile("<[^>]+\\sstyle\\s*=");

    private static final String EMPTY =
            """
            number => {
              const form = document.forms[number];
              for (const it of form.elements) {
                if (it.type !== 'hidden' && !it.readOnly && (it.localName === 'textarea' || it.localName === 'input'
                    && !['checkbox', 'radio', 'file', 'submit', 'button'].includes(it.type))) it.value = '';
              }
              form.noValidate = true;
              form.requestSubmit([...form.elements].find(it => it.type === 'submit' && !it.hidden));
            }
            """;

    private static final String WIDER =
            """
            () => {
              const e = document.documentElement, most = e.clientWidth;
              if (e.scrollWidth <= most) return '';
              const held = it => { for (let up = it.parentElement; up && up !== document.body; up = up.parentElement)
                if (getComputedStyle(up).overflowX !== 'visible') return true; return false; };
              return e.scrollWidth + ' px wide: ' + [...document.body.querySelectorAll('*')]
                .filter(it => it.getBoundingClientRect().right > most + 1 && !held(it))
                .slice(0, 3).map(it => it.outerHTML.slice(0, 120)).join(' … ');
            }
            """;

    private final Ground ground;
    private final Itinerary way;
    private final Map<Who, Seat> seats = new EnumMap<>(Who.class);
    private final List<String> faults = new ArrayList<>();
    private int checks;
    private int refusals;
    private long checking;

    Walker(Ground ground, Itinerary way) {
        this.ground = ground;
        this.way = way;
    }

    /** What is wrong, each with the page it is on. */
    List<String> faults() {
        return faults;
    }

    /** How many forms were refused when they were sent empty. */
    int refusals() {
        return refusals;
    }

    /** How often the accessibility checker was run. */
    int checks() {
        return checks;
    }

    /** Seconds that these took. */
    long checking() {
        return checking / 1_000_000_000;
    }

    /** Visits until there is nothing left, and then sends each form that was seen, empty. */
    void run() {
        try {
            for (Visit visit = way.next(); visit != null; visit = way.next()) {
                try {
                    visit(visit);
                } catch (RuntimeException e) {
                    faults.add(visit + ": " + e);
                } finally {
                    way.done(visit);
                }
            }
            for (var form = way.nextForm(); form != null; form = way.nextForm()) {
                refusals += isRefused(form) ? 1 : 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void visit(Visit visit) {
        HttpResponse<String> answer = ground.http(visit).get(visit.target());
        int status = answer.statusCode();
        if (status >= 300 && status < 400) {
            answer.headers().firstValue("location").ifPresent(to -> way.follow(visit, to));
            return;
        }
        if (status != visit.status()) {
            faults.add(visit + ": answers " + status);
        }
        if (isLookedAt(answer)) {
            if (STYLE.matcher(answer.body()).find()) {
                faults.add(visit + ": a style attribute");
            }
            look(visit);
        }
    }

    /** A preview runs no script, not even axe's; what it shows is looked at on its own address. */
    private static boolean isLookedAt(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("").startsWith("text/html")
                && !answer.headers()
                        .firstValue("content-security-policy")
                        .orElse("")
                        .contains("sandbox");
    }

    private void look(Visit visit) {
        Seat seat = seats.computeIfAbsent(visit.who(), this::seat);
        seat.watch().restart();
        goTo(seat, visit);
        Facts facts = Facts.of(seat.page());
        check(visit.toString(), seat, facts);
        if (visit.who() == Who.VISITOR) {
            light(visit, seat, facts);
        }
        facts.links().forEach(link -> way.follow(visit, link));
        for (Facts.Form form : facts.forms()) {
            String kind = visit.who() + Visit.of(visit.who(), form.action()).shape() + form.names();
            way.form(kind, new Itinerary.FormSeen(visit, form));
        }
    }

    /** A page that shows progress loads itself again, which may come in the way of the next one. */
    private void goTo(Seat seat, Visit visit) {
        try {
            seat.page().navigate(ground.url(visit));
        } catch (PlaywrightException e) {
            seat.watch().restart();
            seat.page().navigate(ground.url(visit));
        }
    }

    /**
     * Sends a form with nothing in it. When that is refused, checks the answer like any page, and
     * that it shows where the mistake is.
     *
     * @return whether it was refused
     */
    private boolean isRefused(Itinerary.FormSeen seen) {
        try {
            return isRefusedEmpty(seen);
        } catch (PlaywrightException e) {
            faults.add(seen + ": sent empty, gives no page: " + e.getMessage());
            return false;
        }
    }

    private boolean isRefusedEmpty(Itinerary.FormSeen seen) {
        Seat seat = seats.computeIfAbsent(seen.visit().who(), this::seat);
        goTo(seat, seen.visit());
        seat.watch().restart();
        seat.watch().through(() -> seat.page().evaluate(EMPTY, seen.form().number()));
        int status = seat.watch().status();
        if (status < 400) {
            return false;
        }
        String name = seen.visit() + " [" + seen.form().action() + " sent empty, " + status + "]";
        if (status != 422) {
            faults.add(name + ": is no answer to a form");
        }
        check(name, seat, Facts.of(seat.page()));
        Object focus =
                seat.page()
                        .evaluate(
                                "() => document.activeElement.getAttribute('aria-invalid') === 'true'"
                                        + " || document.activeElement.getAttribute('role') === 'alert'");
        if (!Boolean.TRUE.equals(focus)) {
            faults.add(name + ": the focus is not at the mistake");
        }
        return true;
    }

    private void check(String name, Seat seat, Facts facts) {
        String url = seat.page().url();
        boolean english = url.contains("langue=en") || url.endsWith("/confidentialite/en");
        seat.watch().faults().forEach(fault -> faults.add(name + ": " + fault));
        if (facts.h1() != 1) {
            faults.add(name + ": " + facts.h1() + " headings of the first level");
        }
        if (!facts.lang().equals(english ? "en" : "fr")) {
            faults.add(name + ": the language is said to be " + facts.lang());
        }
        if (facts.title().isBlank()) {
            faults.add(name + ": no title");
        }
        facts.handlers().forEach(it -> faults.add(name + ": a script in an attribute: " + it));
        // The words of the other language may be longer; its colours are the same.
        Seat.Look before = null;
        for (Seat.Look look : english ? List.of(Seat.Look.NARROW_LIGHT) : seat.looks()) {
            check(name, seat, look, !THOROUGH && before != null && look.isAsWideAs(before));
            before = look;
        }
    }

    /**
     * @param recoloured whether the same page was checked at this width, in the other colours: then
     *     only what depends on those can be wrong
     */
    private void check(String name, Seat seat, Seat.Look look, boolean recoloured) {
        seat.look(look);
        checks++;
        long begin = System.nanoTime();
        List<String> violations = recoloured ? Axe.seen(seat.page()) : Axe.violations(seat.page());
        for (String violation : violations) {
            faults.add(name + " " + look + ": " + violation);
        }
        checking += System.nanoTime() - begin;
        String wider = String.valueOf(seat.page().evaluate(WIDER));
        if (!wider.isEmpty()) {
            faults.add(name + " " + look + ": " + wider);
        }
    }

    /** What is promised to visitors. */
    private void light(Visit visit, Seat seat, Facts facts) {
        int weight = seat.watch().weight();
        if (weight > MOST_BYTES) {
            faults.add(visit + ": weighs " + weight + " bytes");
        }
        if (facts.stored() != 0 || seat.hasCookies()) {
            faults.add(visit + ": leaves something in the visitor's browser");
        }
    }

    private Seat seat(Who who) {
        BrowserContext context = Chromium.visitor();
        ground.enter(context, who);
        return new Seat(context, ground.server().port());
    }

    @Override
    public void close() {
        seats.values().forEach(Seat::close);
    }
}
