package org.preau.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Listens to what a page does behind one's back. Of the page's thread. */
final class Watch {

    private static final Set<String> WEIGHED = Set.of("document", "stylesheet", "script", "fetch");

    private final Page page;
    private final int port;
    private final List<String> faults = new ArrayList<>();
    private final List<Response> answers = new ArrayList<>();
    private int loads;

    Watch(Page page, int port) {
        this.page = page;
        this.port = port;
        page.onConsoleMessage(this::said);
        page.onPageError(error -> faults.add("a script broke: " + error));
        page.onRequest(this::asked);
        page.onResponse(answers::add);
        page.onLoad(loaded -> loads++);
        page.onDialog(dialog -> {
            faults.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    /** Forgets the page before. */
    void restart() {
        faults.clear();
        answers.clear();
    }

    /** What went wrong since; content policy violations are among what the console says. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How often a page has come in whole. */
    int loads() {
        return loads;
    }

    /** Does what leads to another page, and waits until that one is there whole. */
    void through(Runnable act) {
        int before = loads;
        act.run();
        page.waitForCondition(() -> loads > before);
    }

    /** The status of the last document. */
    int status() {
        return answers.stream()
                .filter(it -> it.request().isNavigationRequest())
                .reduce((first, second) -> second)
                .map(Response::status)
                .orElse(0);
    }

    /** Bytes of page, styles and scripts, not compressed; without pictures and fonts. */
    int weight() {
        // Asking for a body lets other answers in.
        return List.copyOf(answers).stream()
                .filter(it -> WEIGHED.contains(it.request().resourceType()))
                .mapToInt(Watch::bytes)
                .sum();
    }

    private static int bytes(Response answer) {
        try {
            return answer.status() >= 300 && answer.status() < 400 ? 0 : answer.body().length;
        } catch (PlaywrightException e) {
            throw new IllegalStateException("no body of " + answer.url(), e);
        }
    }

    /** Chromium reports the page's own status as an error too, which is looked at elsewhere. */
    private void said(ConsoleMessage message) {
        boolean ownStatus =
                message.text().startsWith("Failed to load resource")
                        && message.location().startsWith(page.url());
        if ((message.type().equals("error") || message.type().equals("warning")) && !ownStatus) {
            faults.add("the console: " + message.text());
        }
    }

    private void asked(Request request) {
        URI uri = URI.create(request.url());
        String host = String.valueOf(uri.getHost());
        boolean ours =
                uri.getPort() == port && (host.equals("localhost") || host.endsWith(".localhost"));
        if (!ours) {
            faults.add("a request to somewhere else: " + request.url());
        } else if (!request.isNavigationRequest()
                && !request.url().startsWith(origin(page.url()))
                && !isPictureOfPreview(uri)) {
            faults.add("a request to another host of ours: " + request.url());
        }
    }

    /** The preview of a home page shows the site's own pictures, which carry no session. */
    private boolean isPictureOfPreview(URI uri) {
        return uri.getPath().startsWith("/media/") && page.url().endsWith("/accueil/apercu");
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
