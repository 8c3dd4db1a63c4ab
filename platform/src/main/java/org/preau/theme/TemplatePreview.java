package org.preau.theme;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.preau.render.Sandbox;
import org.preau.web.SitePages;

/**
 * A page of a site as it would be with a template that is not public yet. Its address holds a token
 * that whoever writes the template gets, and lies on the site's own host: what an association
 * writes never stands where people are signed in.
 *
 * @param token names the draft
 * @param path of the page
 */
public record TemplatePreview(String token, String path) {

    private static final String PREFIX = "/~gabarit/";
    private static final Pattern FORM = Pattern.compile(PREFIX + "([A-Za-z0-9_-]{43})(/.*)?");
    private static final Map<String, String> HEADERS =
            Map.of(
                    "cache-control",
                    "no-store",
                    "x-robots-tag",
                    "noindex",
                    "referrer-policy",
                    "no-referrer");

    /** What an address asks to see; empty for any other page. */
    static Optional<TemplatePreview> of(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(path);
        return parts.matches()
                ? Optional.of(
                        new TemplatePreview(
                                parts.group(1), parts.group(2) == null ? "/" : parts.group(2)))
                : Optional.empty();
    }

    /** The address, on the site's host. */
    public String address() {
        return PREFIX + token + (path.equals("/") ? "" : path);
    }

    /** Collects why fragments were left out, which the preview then says instead of a page. */
    static final class Faults implements Overrides.Watcher {
        private final List<StoppedTemplate> faults = new ArrayList<>();

        @Override
        public void stopped(String fragment, Sandbox.Outcome why) {
            faults.add(StoppedTemplate.of(why));
        }
    }

    /** The page, which nobody keeps; or why there is none. */
    static SitePages.Answer shown(SitePages.Answer answer, Faults faults, Voice voice) {
        if (!(answer instanceof SitePages.Page page)) {
            return answer;
        }
        if (!faults.faults.isEmpty()) {
            String said = faults.faults.getFirst().said().in(voice.language(), voice.messages());
            return new SitePages.Page(
                    said.getBytes(StandardCharsets.UTF_8),
                    with(Map.of("content-type", "text/plain; charset=utf-8")),
                    Instant.MIN);
        }
        return new SitePages.Page(page.bytes(), with(page.headers()), Instant.MIN);
    }

    private static Map<String, String> with(Map<String, String> headers) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.putAll(HEADERS);
        return all;
    }
}
